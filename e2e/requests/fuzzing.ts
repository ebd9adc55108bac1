import { readFileSync } from "node:fs";
import { DEMO_ACCOUNTS } from "@/demo/accounts";
import { type Served, serveDemoYear } from "../server";
import { type Answer, ask, type Asked } from "./ask";
import { fuzzOf, type Known } from "./fuzz";
import { allActions, allRoutes, columnOf } from "./known";
import { beginSession } from "./sessions";

const SECRET = "only for stories ".repeat(3);
const AT_ONCE = 16;

/** The demo year, of which odd things are asked as everybody and as nobody. */
export interface Fuzzed {
  readonly served: Served;
  readonly known: Known;
}

const some = <T>([first, ...others]: readonly T[], what: string): [T, ...T[]] => {
  if (first === undefined) throw new Error(`There is no ${what}.`);
  return [first, ...others];
};

export async function serveFuzzed(): Promise<Fuzzed> {
  let cookies: string[] = [];
  const prepare = (database: string) => {
    cookies = DEMO_ACCOUNTS.map(({ username }) => beginSession(database, SECRET, username));
  };
  const served = await serveDemoYear({ name: "e2e-fuzz", env: { AUTH_SECRET: SECRET }, prepare });
  const ids = ["offices", "people", "indicators", "assignments", "milestones"].flatMap((table) =>
    columnOf(served.database, `select id from ${table}`),
  );
  const known = {
    routes: some(allRoutes(), "route"),
    actions: some(
      allActions().map(({ id }) => id),
      "action",
    ),
    ids: some(ids, "id"),
    cookies: some(["", ...cookies], "cookie"),
    host: new URL(served.url).host,
  };
  return { served, known };
}

/** Asks so many things that the seed fixes; answers those that were the server's own fault, or that had no answer. */
export async function faultsOf({ served, known }: Fuzzed, seed: number, count: number): Promise<string[]> {
  const left = fuzzOf(seed, count, known).values();
  const faults: string[] = [];
  const tell = (request: Asked, { status }: Answer) => JSON.stringify({ status, ...request }).slice(0, 600);
  const work = async () => {
    for (const request of left) {
      const answer = await ask(served.url, request);
      if (answer.status === 0 || answer.status >= 500) faults.push(tell(request, answer));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return faults;
}

/** What nobody foresaw, in the server's words. */
export const unforeseen = ({ served }: Fuzzed): string[] =>
  readFileSync(served.logFile, "utf8")
    .split("\n")
    .filter((line) => /"level":[56]0|unhandled/i.test(line));

export const isReady = async ({ served }: Fuzzed): Promise<boolean> =>
  (await fetch(`${served.url}/api/health/ready`)).ok;
