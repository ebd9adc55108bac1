import fs from "node:fs";
import path from "node:path";
import { failed } from "./failure.mjs";
import { inRoot } from "./folders.mjs";
import { provideSqlite } from "./native.mjs";
import { runQuietly } from "./run.mjs";
import { say } from "./speak.mjs";
import { readText } from "./stamp.mjs";

const platformFile = inRoot("node_modules/.guoban-platform");
const platform = `${process.platform}-${process.arch}`;
const packagesOf = (file) => {
  try {
    return JSON.parse(fs.readFileSync(inRoot(file), "utf8")).packages;
  } catch {
    return {};
  }
};

/** Whether node_modules holds what the lock file lists, by npm's own record of it. */
function isInstalled() {
  if ((readText(platformFile) || platform) !== platform) return false;
  const wanted = Object.entries(packagesOf("package-lock.json")).filter(
    ([name, { optional, devOptional }]) => name && !optional && !devOptional,
  );
  const present = packagesOf("node_modules/.package-lock.json");
  return wanted.every(([name, { version }]) => present[name]?.version === version);
}

/** Installs the packages of the lock file, tools included, when they are not there; then SQLite's native part. */
export async function install() {
  if (!isInstalled()) {
    say("正在安装依赖包,约需一分钟", "installing packages: about a minute");
    // NODE_ENV=production or omit=dev would leave out what the build needs; native code has a step of its own.
    const args = ["ci", "--include=dev", "--include=optional", "--ignore-scripts", "--no-audit", "--no-fund"];
    const result = await runQuietly("install", ["npm", ...args], {
      env: { NODE_ENV: undefined, npm_config_omit: undefined },
    });
    if (result.code !== 0) throw failed("安装依赖包", "Installing the packages", result);
    fs.writeFileSync(path.join(platformFile), platform);
  }
  await provideSqlite();
}
