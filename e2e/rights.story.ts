import { expect, test } from "@playwright/test";
import { DEMO_ACCOUNTS } from "@/demo/accounts";
import { type Answer, ask } from "./requests/ask";
import { allRoutes, columnOf } from "./requests/known";
import { beginSession } from "./requests/sessions";
import { type Served, serveDemoYear } from "./server";

/**
 * Who may see and do what, over every address: semantics.md §3, docs/decisions/002 and 003, lib/access/rules.ts. What
 * must not be read is planted as words, and looked for in every answer to everybody. An address that is not in the
 * table fails.
 */
const SECRET = "only for stories ".repeat(3);
const NOBODY = "nobody";
const everybody = [NOBODY, ...DEMO_ACCOUNTS.map(({ username }) => username)];
const ofRole = (...roles: string[]) =>
  DEMO_ACCOUNTS.filter(({ role }) => roles.includes(role)).map(({ username }) => username);
const OFFICE = ["gaoxin-keyuan", "gaoxin-kezhang"];

/** A reporter of the office has written one and submitted the other. */
interface Planted {
  readonly key: string;
  readonly note: string;
  readonly value: string;
  readonly readers: readonly string[];
}
const planted: readonly Planted[] = [
  { key: "a_it", note: "草稿密语", value: "7.3131", readers: OFFICE },
  { key: "a_res", note: "待审密语", value: "8.4242", readers: [...OFFICE, ...ofRole("coordinator", "leader")] },
];
const MONTH = "2022-07";

interface Row {
  /** What is requested of it, by GET. */
  readonly queries: readonly string[];
  readonly signedOut: number;
  readonly signedIn: number;
}
const PROVISIONAL = `?month=${MONTH}&basis=submitted`;
const page: Row = { queries: ["", `?month=${MONTH}`, PROVISIONAL], signedOut: 307, signedIn: 200 };
const open = (status: number): Row => ({ queries: [""], signedOut: status, signedIn: status });
const exported: Row = { queries: [`?month=${MONTH}`, PROVISIONAL], signedOut: 401, signedIn: 200 };
/** Only written to. */
const written = open(405);

const TABLE: Readonly<Record<string, Row>> = {
  "/": page,
  "/account": page,
  "/entry": page,
  "/indicators/[id]": page,
  "/derivation": page,
  "/offices": page,
  "/offices/[id]": page,
  "/people": page,
  "/people/[id]": page,
  "/todo": page,
  "/tables": page,
  "/wall": page,
  "/sign-in": { queries: [""], signedOut: 200, signedIn: 307 },
  "/set-up": open(404),
  "/api/health/live": open(200),
  "/api/health/ready": open(200),
  "/api/live": { queries: [""], signedOut: 404, signedIn: 200 },
  "/api/refused/[refusal]": open(403),
  "/api/v1/completion": { queries: ["?year=2022&month=7"], signedOut: 401, signedIn: 200 },
  "/api/v1/figures": {
    queries: ["?year=2022", `?year=2022&month=${MONTH}`, "?year=2022&mine=1"],
    signedOut: 401,
    signedIn: 200,
  },
  "/api/v1/figures/[assignment]/[month]": written,
  "/api/v1/figures/approve": written,
  "/api/v1/figures/milestones/[milestone]": written,
  "/api/v1/figures/return": written,
  "/api/v1/figures/submit": written,
  "/api/v1/tables/completion.csv": exported,
  "/api/v1/tables/completion.xlsx": exported,
  "/api/v1/wall": { queries: ["", PROVISIONAL], signedOut: 401, signedIn: 200 },
};

let served: Served;
const cookies = new Map<string, string>();
test.beforeAll(async () => {
  const prepare = (database: string) => {
    for (const { username } of DEMO_ACCOUNTS) cookies.set(username, beginSession(database, SECRET, username));
  };
  served = await serveDemoYear({ name: "e2e-rights", env: { AUTH_SECRET: SECRET }, prepare });
  await plant();
});
test.afterAll(() => served.stop());

/** `asked`: a method and a path, such as "GET /overview". */
function send(who: string, asked: string, body?: unknown): Promise<Answer> {
  const [method = "", path = ""] = asked.split(" ");
  return ask(served.url, {
    method,
    path,
    headers: {
      ...(cookies.has(who) ? { cookie: cookies.get(who) ?? "" } : {}),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

async function plant(): Promise<void> {
  for (const { key, note, value } of planted) {
    const answer = await send("gaoxin-keyuan", `PUT /api/v1/figures/${key}/${MONTH}`, {
      value,
      note,
      reason: "核实无误",
      basedOn: null,
    });
    expect(answer.text).toContain('"review":"draft"');
  }
  const [id] = columnOf(served.database, "select id from assignments where key = 'a_res'");
  const answer = await send("gaoxin-keyuan", "POST /api/v1/figures/submit", { month: MONTH, assignments: [id] });
  expect(answer.status, answer.text).toBe(200);
}

/** The office, the indicator and the person that the planted figures are of. */
function addressOf(route: string): string {
  const one = (query: string) => columnOf(served.database, query)[0] ?? "";
  return route
    .replace("/offices/[id]", `/offices/${one("select id from offices where key = 'gx'")}`)
    .replace("/people/[id]", `/people/${one("select id from people where key = 'gx1'")}`)
    .replace("/indicators/[id]", `/indicators/${one("select id from indicators where key = 'it_results'")}`)
    .replace("[assignment]/[month]", `a_it/${MONTH}`)
    .replace("[milestone]", "none")
    .replace("[refusal]", "otherSite");
}

test("every address is in the table, and nothing else", () => {
  expect(Object.keys(TABLE).toSorted()).toEqual(allRoutes().toSorted());
});

test("every address answers everybody as the table says, and tells nobody what they may not read", async () => {
  test.setTimeout(180_000);
  const secrets = columnOf(served.database, "select password from credentials union all select token from sessions");
  const faults: string[] = [];
  const look = async (who: string, asked: string, status: number) => {
    const answer = await send(who, `GET ${asked}`);
    if (answer.status !== status) faults.push(`${who} ${asked}: ${answer.status}`);
    const unread = planted.filter(({ readers }) => !readers.includes(who)).flatMap(({ note, value }) => [note, value]);
    const told = [...unread, ...secrets.map((secret) => secret.slice(0, 20))].filter((word) =>
      answer.text.includes(word),
    );
    if (told.length > 0) faults.push(`${who} ${asked} reads ${told.join(", ")}`);
  };
  for (const [route, { queries, signedOut, signedIn }] of Object.entries(TABLE))
    for (const query of queries)
      await Promise.all(
        everybody.map((who) => look(who, `${addressOf(route)}${query}`, who === NOBODY ? signedOut : signedIn)),
      );
  expect(faults).toEqual([]);
});

test("who may read a figure reads it", async () => {
  for (const { note, readers } of planted)
    for (const who of readers) expect((await send(who, "GET /api/v1/figures?year=2022")).text, who).toContain(note);
});

const figure = { value: "1", basedOn: null };
const WRITES = [
  {
    path: "/api/v1/figures/a_hte/2022-07",
    method: "PUT",
    body: figure,
    writers: [...OFFICE, ...ofRole("coordinator")],
  },
  {
    path: "/api/v1/figures/a_pf1/2022-07",
    method: "PUT",
    body: figure,
    writers: ["zhishi-keyuan", "zhishi-kezhang", ...ofRole("coordinator")],
  },
] as const;

test("nobody writes where they may not, and nobody at all without a session", async () => {
  for (const { path, method, body, writers } of WRITES)
    for (const who of everybody) {
      const { status } = await send(who, `${method} ${path}`, body);
      if (who === NOBODY) expect(status).toBe(401);
      else if (writers.some((writer) => writer === who)) expect([200, 409, 422], `${who} ${path}`).toContain(status);
      else expect([403, 404], `${who} ${path}`).toContain(status);
    }
});

test("only who reviews there approves, and nobody what they submitted", async () => {
  const [assignment] = columnOf(served.database, "select id from assignments where key = 'a_res'");
  const [basedOn] = columnOf(
    served.database,
    `select id from figure_revisions where assignment_id = '${assignment}' order by id desc limit 1`,
  );
  const may = ["gaoxin-kezhang", "fenguan-gaoxin", ...ofRole("coordinator")];
  for (const who of everybody.filter((one) => !may.includes(one))) {
    const answer = await send(who, "POST /api/v1/figures/approve", {
      figures: [{ assignment, month: MONTH, basedOn }],
    });
    expect(`${answer.status} ${answer.text}`, who).toMatch(/^(401|403|404)|"code":"(forbidden|not_found)"/);
  }
  const answer = await send("gaoxin-kezhang", "POST /api/v1/figures/approve", {
    figures: [{ assignment, month: MONTH, basedOn }],
  });
  expect(JSON.parse(answer.text)).toMatchObject({ figures: [{ assignment, revision: expect.any(String) }] });
});
