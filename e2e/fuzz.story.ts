import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { DEMO_ACCOUNTS } from "@/demo/accounts";
import { type Answer, ask, type Asked } from "./requests/ask";
import { fuzzOf, type Known } from "./requests/fuzz";
import { allActions, allRoutes, columnOf } from "./requests/known";
import { beginSession } from "./requests/sessions";
import { type Served, serveDemoYear } from "./server";

const SECRET = "only for stories ".repeat(3);
/** The long form: `E2E_SEED=7 E2E_REQUESTS=100000 npm run test:e2e`. */
const SEED = Number(process.env.E2E_SEED ?? 20_220_630);
const REQUESTS = Number(process.env.E2E_REQUESTS ?? 2000);
const AT_ONCE = 16;

let served: Served;
let cookies: string[] = [];
test.beforeAll(async () => {
  const prepare = (database: string) => {
    cookies = DEMO_ACCOUNTS.map(({ username }) => beginSession(database, SECRET, username));
  };
  served = await serveDemoYear({ name: "e2e-fuzz", env: { AUTH_SECRET: SECRET }, prepare });
});
test.afterAll(() => served.stop());

const some = <T>([first, ...others]: readonly T[], what: string): [T, ...T[]] => {
  if (first === undefined) throw new Error(`There is no ${what}.`);
  return [first, ...others];
};

const known = (): Known => ({
  routes: some(allRoutes(), "route"),
  actions: some(
    allActions().map(({ id }) => id),
    "action",
  ),
  ids: some(
    ["offices", "people", "indicators", "assignments", "milestones"].flatMap((table) =>
      columnOf(served.database, `select id from ${table}`),
    ),
    "id",
  ),
  cookies: ["", ...cookies],
  host: new URL(served.url).host,
});

async function askAll(requests: readonly Asked[]): Promise<{ request: Asked; answer: Answer }[]> {
  const left = requests.values();
  const answers: { request: Asked; answer: Answer }[] = [];
  const work = async () => {
    for (const request of left) answers.push({ request, answer: await ask(served.url, request) });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return answers;
}

test("whatever is asked, nothing is the server's own fault, nothing hangs, and it goes on", async () => {
  test.setTimeout(60_000 + REQUESTS * 50);
  const answers = await askAll(fuzzOf(SEED, REQUESTS, known()));
  const faults = answers.filter(({ answer }) => answer.status === 0 || answer.status >= 500);
  const told = faults.map(({ request, answer }) => JSON.stringify({ status: answer.status, ...request }).slice(0, 600));
  expect(told.slice(0, 20), `${faults.length} of ${REQUESTS} requests, seed ${SEED}`).toEqual([]);
  expect((await fetch(`${served.url}/api/health/ready`)).status).toBe(200);
  const unforeseen = readFileSync(served.logFile, "utf8")
    .split("\n")
    .filter((line) => /"level":[56]0|unhandled/i.test(line));
  expect(unforeseen.slice(0, 10)).toEqual([]);
});
