import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "guoban-secret-"));
  vi.stubEnv("GUOBAN_DATA", folder);
  vi.stubEnv("AUTH_SECRET", "");
  vi.resetModules();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const fresh = async () => (await import("./secret")).authSecret;

describe("the secret", () => {
  test("is made on first use, for its owner's eyes only, and is the same ever after", async () => {
    const secret = (await fresh())();
    expect(secret.length).toBeGreaterThanOrEqual(43);
    expect(readdirSync(folder)).toEqual(["auth-secret"]);
    expect(statSync(join(folder, "auth-secret")).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, "auth-secret"), "utf8").trim()).toBe(secret);
    vi.resetModules();
    expect((await fresh())()).toBe(secret);
  });
  test("comes from AUTH_SECRET where that is set, if it is long enough", async () => {
    const authSecret = await fresh();
    vi.stubEnv("AUTH_SECRET", "x".repeat(32));
    expect(authSecret()).toBe("x".repeat(32));
    vi.stubEnv("AUTH_SECRET", "short");
    expect(authSecret).toThrow("AUTH_SECRET needs at least 32 characters");
    expect(readdirSync(folder)).toEqual([]);
  });
  test("is not replaced in silence when its file is damaged", async () => {
    writeFileSync(join(folder, "auth-secret"), "short");
    expect(await fresh()).toThrow("holds no usable secret");
  });
});
