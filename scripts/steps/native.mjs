import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { failed } from "./failure.mjs";
import { cache, inRoot } from "./folders.mjs";
import { runQuietly } from "./run.mjs";
import { say } from "./speak.mjs";
import { whenOutOfDate } from "./stamp.mjs";

const folder = inRoot("node_modules/better-sqlite3");
const binary = path.join(folder, "build/Release/better_sqlite3.node");
const probe =
  "const D = require('better-sqlite3'); const d = new D(':memory:'); d.prepare('select 1').get(); d.close();";

/** What a compiled SQLite fits: its version, Node's ABI, the system, and the C library it was linked to. */
function fit() {
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const glibc = process.platform === "linux" ? (process.report.getReport().header.glibcVersionRuntime ?? "musl") : "";
  return ["better-sqlite3", version, `abi${process.versions.modules}`, process.platform, process.arch, glibc]
    .filter(Boolean)
    .join("-");
}

/** Where compiled ones are kept for later clones: the user's cache folder, and the project's for CI. */
function shelves() {
  const home = os.homedir();
  const user =
    process.env.XDG_CACHE_HOME ??
    { darwin: path.join(home, "Library/Caches"), win32: process.env.LOCALAPPDATA }[process.platform] ??
    path.join(home, ".cache");
  return [path.join(user, "guoban"), path.join(cache, "native")];
}

/** Makes SQLite's native part load: from a cache, else prebuilt, else compiled here. */
export async function provideSqlite() {
  await whenOutOfDate(path.join(folder, "build/.fits"), fit(), async () => {
    if (fs.existsSync(binary) && (await loads())) return keep();
    if (!(await fromShelf()) && !(await prebuilt())) await compile();
    keep();
  });
}

const loads = async () => (await runQuietly("sqlite-load", [process.execPath, "-e", probe])).code === 0;

async function fromShelf() {
  for (const shelf of shelves()) {
    const kept = path.join(shelf, `${fit()}.node`);
    if (!fs.existsSync(kept)) continue;
    put(kept, binary);
    if (await loads()) return true;
    fs.rmSync(binary, { force: true });
  }
  return false;
}

/** Where its makers' download is reachable it takes seconds; a network that swallows packets gets no more than that. */
async function prebuilt() {
  if (process.env.npm_config_build_from_source) return false;
  const install = inRoot("node_modules/prebuild-install/bin.js");
  const { code } = await runQuietly("sqlite-download", [process.execPath, install], { cwd: folder, limit: 20_000 });
  return code === 0 && (await loads());
}

async function compile() {
  say(
    "正在编译 SQLite(better-sqlite3),约需两分钟,只需一次",
    "compiling SQLite (better-sqlite3): about two minutes, once",
  );
  const prefix = path.resolve(process.execPath, "../..");
  const headers = fs.existsSync(path.join(prefix, "include/node/node.h")) ? { npm_config_nodedir: prefix } : {};
  const result = await runQuietly("sqlite-compile", ["npm", "rebuild", "better-sqlite3", "--foreground-scripts"], {
    env: { ...headers, npm_config_build_from_source: "true", NODE_ENV: undefined },
  });
  if (result.code !== 0 || !(await loads())) throw failed("编译 SQLite ", "Compiling SQLite", result);
}

function keep() {
  for (const shelf of shelves()) {
    try {
      put(binary, path.join(shelf, `${fit()}.node`));
    } catch {
      // a cache that cannot be written only costs time
    }
  }
}

function put(from, to) {
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.copyFileSync(from, `${to}.${process.pid}`);
  fs.renameSync(`${to}.${process.pid}`, to);
}
