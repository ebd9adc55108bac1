import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { describeLocation, locate, projectRoot } from "./location";

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "guoban-root-")));
  const standalone = join(root, ".next", "standalone");
  mkdirSync(standalone, { recursive: true });
  for (const folder of [root, standalone]) writeFileSync(join(folder, "package.json"), '{ "name": "guoban" }');
  vi.stubEnv("GUOBAN_ROOT", "");
});

afterEach(() => rmSync(root, { recursive: true }));

test("a relative path counts from the project's root, wherever the process stands", () => {
  for (const folder of [root, join(root, ".next"), join(root, ".next", "standalone")]) {
    vi.spyOn(process, "cwd").mockReturnValue(folder);
    expect(locate("file:data/a.db")).toEqual({ engine: "sqlite", file: join(root, "data/a.db") });
    expect(locate("data/a.db")).toEqual(locate("file:data/a.db"));
  }
});

test("GUOBAN_ROOT goes first", () => {
  vi.stubEnv("GUOBAN_ROOT", root);
  expect(projectRoot()).toBe(root);
  expect(locate("")).toEqual({ engine: "sqlite", file: join(root, "data/guoban.db") });
});

test("absolute paths and file addresses are taken as they are", () => {
  for (const url of ["/srv/a b.db", "file:/srv/a b.db", "file:///srv/a%20b.db"]) {
    expect(locate(url)).toEqual({ engine: "sqlite", file: "/srv/a b.db" });
  }
});

test("an address of any other kind is refused, a Windows drive is not one", () => {
  for (const url of ["mysql://host/a", "postgre://host/a", "FILE:a.db"])
    expect(() => locate(url)).toThrow(expect.objectContaining({ code: "unsuitable" }));
  expect(locate("C:/a.db").engine).toBe("sqlite");
});

test("a PostgreSQL address is named without its password", () => {
  const told = (url: string) => describeLocation(locate(url));
  expect(told("postgres://office:s3cr%40et@db.internal:5432/guoban")).toBe("postgres://office@db.internal:5432/guoban");
  expect(told("postgresql://db/guoban?user=a&password=s3cret&sslmode=require")).not.toContain("s3cret");
  expect(told("postgres://db.internal/guoban")).toBe("postgres://db.internal/guoban");
});
