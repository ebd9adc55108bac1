import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { inRoot } from "./folders.mjs";

const isTest = /\.test\.tsx?$/;

/** The names and contents of files and folders as one hash, their tests left out. Missing ones count as missing. */
export function hashOf(names) {
  const hash = createHash("sha256");
  const walk = (name) => {
    const stat = fs.statSync(inRoot(name), { throwIfNoEntry: false });
    if (!stat) hash.update(`${name} -\n`);
    else if (stat.isDirectory()) for (const child of fs.readdirSync(inRoot(name)).sort()) walk(`${name}/${child}`);
    else if (!isTest.test(name)) hash.update(`${name} ${stat.size}\n`).update(fs.readFileSync(inRoot(name)));
  };
  names.forEach(walk);
  return hash.digest("hex");
}

/** What was written there, or an empty text. */
export const readText = (file) => (fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "");

/** Does the work only when the stamp there is not `key`, and writes it after. Answers whether it did. */
export async function whenOutOfDate(file, key, work) {
  if (readText(file) === key) return false;
  fs.rmSync(file, { force: true });
  await work();
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, key);
  return true;
}
