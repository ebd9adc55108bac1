import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { inRoot, root } from "./folders.mjs";
import { Refusal } from "./speak.mjs";

/** The data folder and the database in force: GUOBAN_DATA and DATABASE_URL, else `folder` and a file in it, as absolute paths in the environment. */
export function useData(folder) {
  const data = inRoot(process.env.GUOBAN_DATA || folder);
  const url = process.env.DATABASE_URL?.trim() || `file:${path.join(data, "guoban.db")}`;
  const isServer = /^postgres(ql)?:/.test(url);
  const kind = /^[a-z][a-z\d+.-]+:/i.exec(url)?.[0];
  if (kind && kind !== "file:" && !isServer)
    throw new Refusal(
      `DATABASE_URL 只能是 file:… 或 postgres://…，不能是 ${kind}`,
      `DATABASE_URL can be file:… or postgres://…, not ${kind}`,
    );
  const file = isServer ? undefined : url.startsWith("file://") ? fileURLToPath(url) : inRoot(url.replace(/^file:/, ""));
  Object.assign(process.env, { GUOBAN_ROOT: root, GUOBAN_DATA: data, DATABASE_URL: file ? `file:${file}` : url });
  return { data, file };
}

/** Makes the folders that the data goes to. */
export function makeFolders({ data, file }) {
  fs.mkdirSync(data, { recursive: true });
  if (file) fs.mkdirSync(path.dirname(file), { recursive: true });
}
