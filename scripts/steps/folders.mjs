import path from "node:path";

/** The project's folder: everything is resolved against it, whatever the working directory. */
export const root = path.resolve(import.meta.dirname, "../..");
export const inRoot = (...names) => path.resolve(root, ...names);
export const cache = inRoot(".cache");
export const buildFolder = inRoot(process.env.NEXT_DIST_DIR ?? ".next");
export const standalone = path.join(buildFolder, "standalone");
export const bundle = inRoot("dist/guoban.mjs");
