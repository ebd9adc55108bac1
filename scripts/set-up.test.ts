import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), "guoban-set-up-"));
  folders.push(made);
  return made;
};
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

const run = (script: string, env: Record<string, string>) =>
  spawnSync(process.execPath, [join(root, "scripts", script)], {
    env: { PATH: process.env.PATH, NODE_ENV: "test", LANG: "C.UTF-8", GUOBAN_DATA: folder(), ...env },
    encoding: "utf8",
  });

/** Runs a module of scripts/steps and answers what `expression` yields; `home` stands in for the project's folder. */
function evaluate(module: string, expression: string, home = root): Promise<string> {
  const path = JSON.stringify(join(home, "scripts/steps", module));
  const code = `const m = await import(${path}); console.log(await (${expression}))`;
  const child = spawn(process.execPath, ["--preserve-symlinks", "--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  return new Promise((done) => {
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.on("close", () => done(output.trim()));
  });
}

test("a taken port is refused with a sentence in both languages before anything is set up", async () => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const { status, stderr } = run("start.mjs", { PORT: String(port), HOST: "127.0.0.1" });
  server.close();
  expect(status).toBe(1);
  expect(stderr).toContain(`端口 ${port} 已被占用`);
  expect(stderr).toContain(`Port ${port} is taken`);
  expect(stderr).not.toContain("    at ");
});

test.each(["0", "70000", "abc"])("PORT=%s is refused", (port) => {
  const { status, stderr } = run("start.mjs", { PORT: port });
  expect([status, stderr]).toEqual([1, expect.stringContaining("is no port")]);
});

test.each(["0.0.0.0", "192.168.1.5", "example.org"])("the demo does not listen on %s", (host) => {
  const { status, stderr } = run("demo.mjs", { HOST: host, LANG: "en_US.UTF-8" });
  expect([status, stderr]).toEqual([1, expect.stringContaining(`not on HOST=${host}`)]);
  expect(stderr).not.toContain("演示");
});

test("the language follows LANG, Chinese alone for a Chinese one", () => {
  const { stderr } = run("start.mjs", { PORT: "abc", LANG: "zh_CN.UTF-8" });
  expect(stderr).toContain("不是有效端口");
  expect(stderr).not.toContain("is no port");
});

test.each([
  ["write failed: No space left on device", "disk is full"],
  ["npm error code ENOSPC", "disk is full"],
  ["make: g++: No such file or directory\n/bin/sh: 1: g++: not found", "compiler tools"],
  ["gyp ERR! find Python Python is not set from command line", "compiler tools"],
  ["gyp ERR! stack Error: not found: make", "compiler tools"],
  ["gyp http GET https://nodejs.org/download/release/v20.20.2/node-v20.20.2-headers.tar.gz", "header files"],
  ["npm error code E403\nnpm error 403 Forbidden - GET https://registry.example/next", "registry refused"],
  [
    "npm error code ENOTFOUND\nnpm error network request to https://registry.example failed",
    "registry cannot be reached",
  ],
  ["FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory", "Memory ran out"],
  ["EACCES: permission denied, mkdir '/opt/guoban/node_modules'", "not permitted"],
])("%s is explained", async (output, sentence) => {
  expect(await evaluate("failure.mjs", `m.causeOf(${JSON.stringify(output)})?.en`)).toContain(sentence);
});

test("one set-up at a time, and the lock of a dead one is taken over", async () => {
  const home = folder();
  symlinkSync(join(root, "scripts"), join(home, "scripts"));
  const trace = join(home, "trace");
  const work = `m.withLock(async () => {
    const { appendFileSync } = await import("node:fs");
    appendFileSync(${JSON.stringify(trace)}, "(");
    await new Promise((done) => setTimeout(done, 300));
    appendFileSync(${JSON.stringify(trace)}, ")");
  })`;
  await evaluate("lock.mjs", "m.withLock(() => process.kill(process.pid, 'SIGKILL'))", home);
  expect(readFileSync(join(home, ".cache/set-up.lock/pid"), "utf8")).toMatch(/^\d+$/);
  await Promise.all([
    evaluate("lock.mjs", work, home),
    evaluate("lock.mjs", work, home),
    evaluate("lock.mjs", work, home),
  ]);
  expect(readFileSync(trace, "utf8")).toBe("()()()");
});
