import { provideBrowser } from "./browser.mjs";
import { build } from "./build.mjs";
import { bundleCommandLine } from "./bundle.mjs";
import { check, stories, vitest } from "./tools.mjs";

const colours = `--colors=${process.stdout.isTTY ? "force" : "off"}`;
let browser = "";
const withBrowser = () => ({ CHROMIUM_PATH: browser });

const provided = (work) => async () => {
  await work();
  return { passed: 1, failed: 0 };
};

const production = [
  ["命令行打包", "command line", provided(bundleCommandLine)],
  ["生产构建", "production build", provided(build)],
];
const parts = {
  check: [
    ["路由类型", "route types", check("next/dist/bin/next", "typegen")],
    ["类型检查", "types", check("typescript/bin/tsc", "--noEmit")],
    ["代码检查", "lint", check("oxlint/bin/oxlint")],
    ["格式检查", "format", check("@biomejs/biome/bin/biome", "ci", "--reporter=summary", colours)],
    ["无用代码", "unused code", check("knip/bin/knip.js")],
  ],
  unit: [["测试(SQLite)", "tests on SQLite", vitest("sqlite")]],
  postgres: [["测试(PostgreSQL)", "tests on PostgreSQL", vitest("postgresql")]],
  e2e: [
    ...production,
    ["浏览器", "browser", provided(async () => void (browser = await provideBrowser()))],
    ["页面故事(当前 Chromium 与 Chromium 86)", "stories in current Chromium and in Chromium 86", stories(withBrowser)],
  ],
};

/** The parts that can be run alone, by name, and all of them: [Chinese, English, run] each. */
export const stepsOf = (name) => (name ? parts[name] : Object.values(parts).flat());
export const partNames = Object.keys(parts);
