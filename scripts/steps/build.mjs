import fs from "node:fs";
import path from "node:path";
import { failed } from "./failure.mjs";
import { buildFolder, inRoot, standalone } from "./folders.mjs";
import { runQuietly } from "./run.mjs";
import { say } from "./speak.mjs";
import { hashOf, whenOutOfDate } from "./stamp.mjs";

const sources = (
  "app components db demo lib messages public instrumentation.ts instrumentation.node.ts instrumentation-client.ts proxy.ts " +
  "next.config.js package.json package-lock.json tsconfig.json scripts/tsconfig.build.json scripts/steps/build.mjs"
).split(" ");

/** Builds the server for production into its standalone folder, when its sources have changed. */
export function build() {
  return whenOutOfDate(path.join(buildFolder, ".guoban-sources"), `${hashOf(sources)} ${process.version}`, async () => {
    say("正在构建网页服务,约需一分钟", "building the web server: about a minute");
    const next = inRoot("node_modules/next/dist/bin/next");
    const env = { NODE_ENV: "production", DATABASE_URL: undefined, GUOBAN_DATA: undefined };
    const result = await runQuietly("build", [process.execPath, next, "build"], { env });
    if (result.code !== 0) throw failed("构建网页服务", "Building the web server", result);
    putAssets();
  });
}

/** What the standalone folder lacks: static files and public/. */
function putAssets() {
  const name = path.relative(inRoot(), buildFolder);
  for (const [from, to] of [
    [path.join(buildFolder, "static"), path.join(standalone, name, "static")],
    [inRoot("public"), path.join(standalone, "public")],
  ]) {
    fs.rmSync(to, { recursive: true, force: true });
    if (fs.existsSync(from)) fs.cpSync(from, to, { recursive: true });
  }
}
