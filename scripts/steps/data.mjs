import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { inRoot, root } from "./folders.mjs";
import { Refusal } from "./speak.mjs";

/** Puts the data folder and the database (GUOBAN_DATA, DATABASE_URL, else `folder`) into the environment, absolute. */
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
  const file = isServer ? undefined : fileOf(url);
  Object.assign(process.env, { GUOBAN_ROOT: root, GUOBAN_DATA: data, DATABASE_URL: file ? `file:${file}` : url });
  return { data, file };
}

const fileOf = (url) => (url.startsWith("file://") ? fileURLToPath(url) : inRoot(url.replace(/^file:/, "")));

/** Makes the folders that the data goes to. */
export function makeFolders({ data, file }) {
  for (const folder of file ? [data, path.dirname(file)] : [data]) makeFolder(folder);
}

function makeFolder(folder) {
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.accessSync(folder, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
  } catch ({ code }) {
    if (code === "ENOSPC")
      throw new Refusal(
        `磁盘空间不足,无法建立文件夹 ${folder}。`,
        `The disk is full: the folder ${folder} cannot be made.`,
      );
    throw new Refusal(
      `文件夹 ${folder} 不可写(${code})。请检查路径和权限,或用 GUOBAN_DATA 指定其他文件夹。`,
      `The folder ${folder} cannot be written (${code}). Check path and permissions, or name another one with GUOBAN_DATA.`,
    );
  }
}
