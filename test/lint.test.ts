import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const anImport = (from: string) => `import { x } from "${from}";\nexport const y = x;\n`;

/** [file, import, is it refused?]: one pair at least for every rule of the layout. */
const imports: [file: string, from: string, refused: boolean][] = [
  ["db/a.ts", "@/lib/plan/queries", true],
  ["db/b.ts", "@/lib/plan/terms", false],
  ["db/c.ts", "@/components/ui/x", true],
  ["db/d.ts", "next/headers", true],
  ["lib/plan/a.ts", "@/db", false],
  ["lib/plan/b.ts", "@/lib/figures/commands", true],
  ["lib/plan/c.ts", "@/lib/figures/queries", false],
  ["lib/plan/d.ts", "@/lib/figures/schemas", true],
  ["lib/plan/e.ts", "../figures/commands", true],
  ["lib/plan/f.ts", "./commands", false],
  ["lib/plan/g.ts", "next/headers", true],
  ["lib/plan/h.ts", "@/components/ui/x", true],
  ["lib/plan/i.ts", "drizzle-orm/sqlite-core", true],
  ["lib/plan/j.ts", "drizzle-orm", false],
  ["lib/plan/k.ts", "better-sqlite3", true],
  ["lib/plan/l.ts", "@/lib/progress/exact", false],
  ["lib/plan/m.ts", "@/lib/web/session", true],
  ["lib/plan/rules.ts", "@/db", true],
  ["lib/boards/rules.ts", "drizzle-orm", true],
  ["lib/people/rules.ts", "node:fs", true],
  ["lib/offices/rules.ts", "./queries", true],
  ["lib/plan/schemas.ts", "@/lib/figures/queries", true],
  ["lib/figures/schemas.ts", "@/lib/plan/terms", false],
  ["lib/plan/terms.ts", "react", true],
  ["lib/progress/a.ts", "@/lib/plan/records", true],
  ["lib/interchange/a.ts", "@/lib/planning/commands", false],
  ["lib/interchange/b.ts", "@/lib/figures/commands", true],
  ["lib/interchange/schemas.ts", "@/lib/planning/commands", true],
  ["lib/figures/a.ts", "@/lib/planning/commands", true],
  ["lib/web/a.ts", "next/headers", false],
  ["lib/web/b.ts", "@/components/ui/x", true],
  ["components/ui/a.tsx", "@/lib/plan/queries", true],
  ["components/ui/b.tsx", "@/lib/plan/rules", false],
  ["components/ui/c.tsx", "@/lib/progress/show", false],
  ["components/ui/d.tsx", "@/db/schema", true],
  ["components/ui/e.tsx", "recharts", true],
  ["components/charts/a.tsx", "recharts", false],
  ["components/charts/b.tsx", "@/lib/boards/queries", true],
  ["components/ui/f.tsx", "../../lib/plan/queries", true],
  ["components/ui/g.tsx", "@/lib/web/session", true],
  ["app/(app)/page.tsx", "@/db", true],
  ["app/a.tsx", "@/db/schema", true],
  ["app/b.tsx", "drizzle-orm", true],
  ["app/(app)/c.tsx", "@/lib/plan/queries", false],
  ["app/d.tsx", "@/lib/plan/records", true],
  ["app/api/v1/e.ts", "../../../db/index", true],
  ["app/f.tsx", "recharts", true],
  ["cli/a.ts", "@/lib/plan/commands", false],
  ["cli/b.ts", "@/lib/web/session", true],
  ["demo/a.ts", "@/app/page", true],
];

/** [file, source, rule that must speak]. */
const habits: [file: string, source: string, rule: string][] = [
  ["lib/a/any.ts", "export const f = (x: any) => x;\n", "no-explicit-any"],
  ["lib/a/bang.ts", "export const f = (x?: string) => x!.length;\n", "no-non-null-assertion"],
  ["lib/a/cast.ts", "export const f = (x: unknown) => x as string;\n", "consistent-type-assertions"],
  ["lib/a/floating.ts", "const f = async () => 1;\nexport const g = () => { f(); };\n", "no-floating-promises"],
  [
    "lib/a/query.ts",
    `import type { Writer } from "@/db";
import { settings } from "@/db/schema";
export const f = (tx: Writer) => { tx.delete(settings); };
`,
    "no-floating-promises",
  ],
  ["lib/a/one.ts", 'import { two } from "./two";\nexport const one = () => two;\n', "no-cycle"],
  ["lib/a/two.ts", 'import { one } from "./one";\nexport const two = () => one;\n', "no-cycle"],
  ["lib/a/first.ts", 'import type { Second } from "./second";\nexport type First = Second | null;\n', "no-cycle"],
  ["lib/a/second.ts", 'import type { First } from "./first";\nexport type Second = First[];\n', "no-cycle"],
  [
    "lib/a/long.ts",
    `export function f(n: number) {\n${"  n > 1 && Math.abs(n);\n".repeat(41)}}\n`,
    "max-lines-per-function",
  ],
  ["lib/a/many.ts", "export const f = (a: 1, b: 2, c: 3, d: 4) => [a, b, c, d];\n", "max-params"],
  ["lib/a/nested.ts", "export const f = (a: boolean, b: boolean) => (a ? 1 : b ? 2 : 3);\n", "no-nested-ternary"],
  ["app/console.ts", 'console.log("x");\nexport {};\n', "no-console"],
];

let folder = "";
let found = new Set<string>();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "guoban-lint-"));
  for (const name of [".oxlintrc.json", "tsconfig.json", "package.json"]) cpSync(join(root, name), join(folder, name));
  cpSync(join(root, "db"), join(folder, "db"), { recursive: true, filter: (path) => !path.includes("migrations") });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const put = (file: string, source: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), source);
  };
  for (const [file, from] of imports) put(file, anImport(from));
  for (const [file, source] of habits) put(file, source);
  const run = spawnSync(process.execPath, [join(root, "node_modules/oxlint/bin/oxlint"), "-f", "unix"], {
    cwd: folder,
    encoding: "utf8",
  });
  found = new Set(
    [...run.stdout.matchAll(/^(\S.*?):\d+:\d+: .*\/[a-z-]+\((.*)\)\]$/gm)].map(([, file, rule]) => `${file} ${rule}`),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(imports)("%s importing %s: refused %s", (file, _, refused) => {
  expect(found.has(`${file} no-restricted-imports`)).toBe(refused);
});

test.each(habits)("%s is caught", (file, _, rule) => {
  expect(found).toContain(`${file} ${rule}`);
});

const folders = ["app", "bench", "cli", "components", "db", "demo", "e2e", "lib", "scripts", "test"];
const sources = [
  ...readdirSync(root),
  ...folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
  ),
].filter((name) => /\.tsx?$/.test(name) && name !== "next-env.d.ts" && !name.startsWith("db/migrations/"));

/** The lines over 120 columns: a formatter breaks neither comments nor texts. */
const longLines = (name: string): string[] => {
  const lines = readFileSync(join(root, name), "utf8").split("\n");
  return lines.flatMap((line, index) => (line.length > 120 ? [`${name}:${index + 1}`] : []));
};

test("no line is over 120 columns", () => {
  expect(sources).toContain("lib/plan/rules.ts");
  expect(sources.flatMap(longLines)).toEqual([]);
});
