import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { cache, inRoot, root } from "./folders.mjs";
import { environment } from "./run.mjs";

const results = path.join(cache, "results");
/** Colours are for people at a terminal; a log is read by programs too. */
const plain = process.stdout.isTTY ? {} : { NO_COLOR: "1", FORCE_COLOR: undefined };

/** A tool of the project, run with its output as it comes. Answers its exit code. */
function stream(script, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [inRoot("node_modules", script), ...args], {
      cwd: root,
      env: environment({ ...plain, ...env }),
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.on("error", () => resolve(1));
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/** A check that passes or fails as one. */
export const check =
  (script, ...args) =>
  async () => {
    const code = await stream(script, args);
    return code === 0
      ? { passed: 1, failed: 0 }
      : { passed: 0, failed: 1, first: [path.basename(script), ...args].join(" ") };
  };

/** A suite with its own report, counted by `count`; one that ends badly or without a report has failed. */
async function suite(name, { script, args, env, count }) {
  const report = path.join(results, `${name}.json`);
  fs.mkdirSync(results, { recursive: true });
  fs.rmSync(report, { force: true });
  const code = await stream(script, args(report), env(report));
  if (!fs.existsSync(report)) return { passed: 0, failed: 1, first: `${name}: no report` };
  const counted = count(JSON.parse(fs.readFileSync(report, "utf8")));
  if (code !== 0 && counted.failed === 0) return { ...counted, failed: 1, first: `${name}: exit code ${code}` };
  return counted;
}

/** The unit and property tests and the suite over a database, on one engine. */
export const vitest = (engine) => () =>
  suite(engine, {
    script: "vitest/vitest.mjs",
    args: (report) => ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    env: () => ({ TEST_ENGINE: engine, NODE_ENV: undefined, DATABASE_URL: undefined }),
    count: ({ numPassedTests, numFailedTests, numFailedTestSuites, testResults }) => {
      const file = testResults.find(({ status }) => status === "failed");
      const title = file?.assertionResults.find(({ status }) => status === "failed")?.fullName ?? "";
      const first = file && `${path.relative(root, file.name)} ${title}`.trim();
      return { passed: numPassedTests, failed: numFailedTests || (file ? numFailedTestSuites || 1 : 0), first };
    },
  });

/** The browser stories, in the browsers that playwright.config.ts names. */
export const stories = (env) => () =>
  suite("stories", {
    script: "@playwright/test/cli.js",
    args: () => ["test", "--reporter=list,json"],
    env: (report) => ({ ...env(), PLAYWRIGHT_JSON_OUTPUT_NAME: report, NODE_ENV: undefined }),
    count: ({ stats, suites, errors }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
      first: firstFailed(suites) ?? errors[0]?.message,
    }),
  });

function firstFailed(suites) {
  for (const { file, specs = [], suites: inner = [] } of suites) {
    const spec = specs.find(({ ok }) => !ok);
    const found = spec ? `${file} ${spec.title}` : firstFailed(inner);
    if (found) return found;
  }
  return undefined;
}
