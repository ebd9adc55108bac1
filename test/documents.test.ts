import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const decisions = readdirSync(join(root, "docs/decisions")).map((name) => `docs/decisions/${name}`);
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "docs/architecture.md",
  "docs/operations.md",
  ...decisions,
];
const read = (name: string) => readFileSync(join(root, name), "utf8");
const manifest: { scripts: Record<string, string> } = JSON.parse(read("package.json"));

/** A path of the project in backticks: with a slash and a known first folder, or a file with a known ending. */
const topLevel = /^(?:app|bench|cli|components|db|demo|docs|e2e|lib|messages|public|scripts|test)\/[\w./()[\]-]*$/;
const rootFile = /^[.\w-]+\.(?:md|json|js|ts|mjs)$/;
/** Names that stand for any area's file, or for a file that a decision did without. */
const generic = new Set(["rules.ts", "queries.ts", "commands.ts", "proxy.ts"]);

function citedPaths(name: string): string[] {
  const text = read(name);
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, to = ""]) => join(dirname(name), to));
  const code = [...text.matchAll(/`([^`\s]+)`/g)].map(([, to = ""]) => to);
  const tree = [...text.matchAll(/^ {4}(\w+\/) |\s{3}(\w+\/) {2}/gm)].map(([, first, second]) => first ?? second ?? "");
  return [
    ...links,
    ...tree,
    ...code.filter((path) => topLevel.test(path) || (rootFile.test(path) && !generic.has(path))),
  ];
}

const cited = documents.flatMap((name) => [...new Set(citedPaths(name))].map((path) => [name, path] as const));
/** Made by running, and so not there in a fresh clone. */
const made = /^(?:\.cache|data|dist|\.next|node_modules)\//;

test("the map of the areas names every one of them", () => {
  const areas = readdirSync(join(root, "lib")).map((name) => `lib/${name}/`);
  expect(citedPaths("docs/architecture.md")).toEqual(expect.arrayContaining(areas));
});

test("paths are found in every kind of citation", () => {
  expect(citedPaths("README.md")).toEqual(
    expect.arrayContaining(["docs/operations.md", "db/schema/", "lib/", "bench/", "docs/screenshots/overview.png"]),
  );
});

test.each(cited.filter(([, path]) => !made.test(path)))("%s cites %s, which exists", (_, path) => {
  expect(existsSync(join(root, path))).toBe(true);
});

test.each(documents)("the npm commands that %s names exist", (name) => {
  const named = [...read(name).matchAll(/npm run (?:-s )?([a-z][\w:]*)/g)].map(([, script = ""]) => script);
  expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(named));
});

test.each(decisions)("%s has a numbered title and at most twenty lines", (name) => {
  const lines = read(name).trimEnd().split("\n");
  expect(lines[0]).toMatch(new RegExp(`^# ${name.slice("docs/decisions/".length, "docs/decisions/".length + 3)} `));
  expect(lines.length).toBeLessThanOrEqual(20);
});

test("the snippet for a proxy hands on the port that people type: without it every sign-in is refused", () => {
  expect(read("docs/operations.md")).toMatch(/^ +proxy_set_header Host \$http_host;$/m);
});
