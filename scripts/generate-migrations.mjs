/**
 * npm run db:generate -- NAME: one migration for each engine from the schema, of the same name, if anything changed.
 * With --check it writes nothing to the project and fails when a schema and its migrations differ.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";

const root = resolve(import.meta.dirname, "..");
/** Never connected to: it only chooses the engine. */
const ENGINES = { sqlite: "file:unused.db", postgresql: "postgres://unused" };

const { values, positionals } = parseArgs({
  options: { check: { type: "boolean", default: false } },
  allowPositionals: true,
});
const [name] = positionals;
if (values.check) process.exitCode = check() ? 0 : 1;
else generateAll();

function generate(engine, out, { name, stdio }) {
  const kit = join(root, "node_modules", "drizzle-kit", "bin.cjs");
  const result = spawnSync(process.execPath, [kit, "generate", "--config=drizzle.config.ts", `--name=${name}`], {
    cwd: root,
    // It takes the folder as relative to where it runs.
    env: { ...process.env, DATABASE_URL: ENGINES[engine], MIGRATIONS_OUT: `./${relative(root, out)}` },
    encoding: "utf8",
    stdio,
  });
  if (result.status !== 0)
    throw new Error(`drizzle-kit failed for ${engine}.\n${result.stdout ?? ""}${result.stderr ?? ""}`);
  return result.stdout;
}

function generateAll() {
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    console.error(
      "Usage: npm run db:generate -- NAME   (small letters, digits, _: what the change is, such as add_deadlines)",
    );
    process.exit(2);
  }
  for (const engine of Object.keys(ENGINES)) {
    // It may ask whether a column was renamed or replaced.
    generate(engine, join(root, "db/migrations", engine), { name, stdio: "inherit" });
  }
  if (!check()) process.exit(1);
  console.log("Both engines' migrations agree with the schema.");
}

/** Generates into copies and looks whether anything came out. */
function check() {
  const folder = mkdtempSync(join(tmpdir(), "guoban-migrations-"));
  try {
    const differing = Object.keys(ENGINES).filter((engine) => {
      const copy = join(folder, engine);
      cpSync(join(root, "db/migrations", engine), copy, { recursive: true });
      // A schema that does not load exits with 0 too, so only the message counts.
      return !generate(engine, copy, { name: "unrecorded", stdio: "pipe" }).includes("No schema changes");
    });
    if (differing.length > 0)
      console.error(`Schema and migrations differ (${differing.join(", ")}): run npm run db:generate -- NAME.`);
    return differing.length === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
