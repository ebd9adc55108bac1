import path from "node:path";
import { bundle, inRoot, root } from "./folders.mjs";
import { Refusal, say } from "./speak.mjs";
import { hashOf, whenOutOfDate } from "./stamp.mjs";

const shared = ["db", "lib", "demo", "messages", "tsconfig.json", "package-lock.json", "scripts/steps/bundle.mjs"];

/** Bundles the command line into one file, when its sources have changed: nothing is transpiled at its start. */
export const bundleCommandLine = () => bundleProgram("cli/main.ts", bundle);

/**
 * Bundles a program into `file` when its folder, what all share or another folder that it uses has changed. Native
 * packages stay outside.
 */
export function bundleProgram(entry, file, others = []) {
  const name = path.basename(file);
  return whenOutOfDate(
    path.join(path.dirname(file), `.${name}-sources`),
    hashOf([path.dirname(entry), ...others, ...shared]),
    async () => {
      say(`正在打包 ${name}`, `bundling ${name}`);
      const { build } = await import("esbuild");
      const options = {
        absWorkingDir: root,
        entryPoints: [inRoot(entry)],
        outfile: file,
        bundle: true,
        platform: "node",
        format: "esm",
        target: "node20.19",
        conditions: ["react-server"],
        external: ["better-sqlite3", "pg-native", "@playwright/test", "autocannon"],
        banner: {
          js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
        },
        minifySyntax: true,
        logLevel: "silent",
      };
      await build(options).catch((error) => {
        throw new Refusal(`打包 ${name} 失败。`, `Bundling ${name} failed.`, `\n${error.message}`);
      });
    },
  );
}
