import { readdirSync, readFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import Database from "better-sqlite3";
import { projectRoot } from "@/db/location";

const root = projectRoot();

/** A page's or route's address: folders in brackets of their own are no part of it. */
const addressOf = (file: string): string =>
  `/${file
    .split(sep)
    .slice(0, -1)
    .filter((part) => !part.startsWith("("))
    .join("/")}`;

/** Every address that the app serves, out of its folders: a new one is known as soon as it is there. */
export const allRoutes = (): string[] =>
  readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|[\\/])(page\.tsx|route\.ts)$/.test(file))
    .map(addressOf)
    .toSorted((one, other) => (one < other ? -1 : 1));

const WRITE = /^export (?:const|async function) (PUT|POST|PATCH|DELETE)\b/gm;

/** Every way to change something over the API, out of its folders: `PUT /api/v1/figures`. */
export const allWrites = (): string[] =>
  readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|[\\/])route\.ts$/.test(file))
    .flatMap((file) =>
      [...readFileSync(join(root, "app", file), "utf8").matchAll(WRITE)].map(
        ([, method]) => `${method} ${addressOf(file)}`,
      ),
    );

interface Action {
  readonly id: string;
  readonly name: string;
  /** A page that has it. */
  readonly address: string;
}

/** Every action that some form calls, as the build wrote them. */
export function allActions(): Action[] {
  const build = resolve(root, process.env.NEXT_DIST_DIR ?? ".next");
  const { node }: { node: Record<string, { exportedName: string; workers: object }> } = JSON.parse(
    readFileSync(join(build, "server/server-reference-manifest.json"), "utf8"),
  );
  return Object.entries(node).map(([id, { exportedName: name, workers }]) => {
    const [page = ""] = Object.keys(workers);
    return { id, name, address: addressOf(page.replace(/^app\//, "")) };
  });
}

/** The only column of what a query finds. */
export function columnOf(database: string, query: string): string[] {
  const db = new Database(database, { readonly: true });
  const rows = db.prepare<[], string>(query).pluck().all();
  db.close();
  return rows;
}
