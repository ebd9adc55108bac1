import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { inRoot, root } from "./folders.mjs";

/** The data folder and the database in force: GUOBAN_DATA and DATABASE_URL, else `folder` and a file in it, as absolute paths in the environment. */
export function useData(folder) {
  const data = inRoot(process.env.GUOBAN_DATA || folder);
  const url = process.env.DATABASE_URL?.trim() || `file:${path.join(data, "guoban.db")}`;
  const isServer = /^postgres(ql)?:/.test(url);
  const file = isServer ? undefined : url.startsWith("file://") ? fileURLToPath(url) : inRoot(url.replace(/^file:/, ""));
  Object.assign(process.env, { GUOBAN_ROOT: root, GUOBAN_DATA: data, DATABASE_URL: file ? `file:${file}` : url });
  return { data, file };
}

/** Makes the folders that the data goes to. */
export function makeFolders({ data, file }) {
  fs.mkdirSync(data, { recursive: true });
  if (file) fs.mkdirSync(path.dirname(file), { recursive: true });
}
