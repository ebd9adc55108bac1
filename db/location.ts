/**
 * Where things are: the project's root, the database, the migrations. The same whatever the working directory. The
 * bundler is told not to follow these paths, or it takes the whole project along.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { StoreError } from "./errors";

export type Location =
  | { readonly engine: "sqlite"; readonly file: string }
  | { readonly engine: "postgresql"; readonly url: string };

const isRoot = (folder: string): boolean => {
  const manifest = join(/* turbopackIgnore: true */ folder, "package.json");
  // The build's standalone folder holds a copy of package.json, and is not the root.
  return (
    basename(folder) !== "standalone" &&
    existsSync(manifest) &&
    JSON.parse(readFileSync(manifest, "utf8")).name === "guoban"
  );
};

function walkUp(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (isRoot(folder)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The project's folder: GUOBAN_ROOT, else the nearest above the working directory, else above the running script. */
export function projectRoot(): string {
  if (process.env.GUOBAN_ROOT) return resolve(/* turbopackIgnore: true */ process.env.GUOBAN_ROOT);
  const here = process.cwd();
  return walkUp(here) ?? walkUp(dirname(resolve(/* turbopackIgnore: true */ process.argv[1] ?? "."))) ?? here;
}

/**
 * Reads a DATABASE_URL: `postgres://…`, or `file:path` or a bare path, relative ones from the project's root. Unset or
 * empty: `file:data/guoban.db`. Throws StoreError `unsuitable` for an address of another kind: a typo would
 * else become a file.
 */
export function locate(url: string | undefined = process.env.DATABASE_URL): Location {
  const given = url?.trim() || "file:data/guoban.db";
  if (/^postgres(ql)?:/.test(given)) {
    // Nothing of the address is repeated: it may hold a password.
    if (!URL.canParse(given.replace("@/", "@socket/")))
      throw new StoreError("unsuitable", "DATABASE_URL is no address of a database.");
    return { engine: "postgresql", url: given };
  }
  const kind = /^[a-z][a-z\d+.-]+:/i.exec(given)?.[0];
  if (kind !== undefined && kind !== "file:")
    throw new StoreError("unsuitable", `DATABASE_URL begins with ${kind} and can only be file:… or postgres://…`);
  if (given.startsWith("file://")) return { engine: "sqlite", file: fileURLToPath(given) };
  return { engine: "sqlite", file: resolve(/* turbopackIgnore: true */ projectRoot(), given.replace(/^file:/, "")) };
}

/** The folder of an engine's migrations. */
export const migrationsFolder = (engine: Location["engine"]): string =>
  join(/* turbopackIgnore: true */ projectRoot(), "db", "migrations", engine);

/** How to name the database to people: the file, or the address without its password. */
export function describeLocation(location: Location): string {
  if (location.engine === "sqlite") return location.file;
  return location.url.replace(/(\/\/[^/@:]*):[^@]*@/, "$1@").replace(/([?&]password=)[^&]*/, "$1…");
}
