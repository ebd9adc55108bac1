import { expect, test } from "@playwright/test";
import { writtenIn } from "@/test/spreadsheet";
import type { Answer } from "../requests/ask";
import { allRoutes, columnOf } from "../requests/known";
import { everybody, NOBODY, OFFICE, ofRole, serveWorld, type World } from "./served";

/**
 * Who may see what, over every address: semantics.md §3, docs/decisions/002 and 003, lib/access/rules.ts. What must not
 * be read is planted as words, and looked for in every answer to everybody. An address that is not in the table fails.
 */

/** Words that few may read; a reason contains the note. */
interface Planted {
  readonly note: string;
  /** Of a figure. */
  readonly value?: string;
  readonly readers: readonly string[];
}
const SUBMITTED_READERS = [...OFFICE, ...ofRole("coordinator", "leader")];
const draft: Planted = { note: "草稿密语", value: "7.3131", readers: OFFICE };
const submitted: Planted = { note: "待审密语", value: "8.4242", readers: SUBMITTED_READERS };
const returned: Planted = { note: "退回密语", value: "6.5353", readers: SUBMITTED_READERS };
const dated: Planted = { note: "节点密语", readers: OFFICE };
const planted = [draft, submitted, returned, dated];
const MONTH = "2022-07";

interface Row {
  /** What is requested of it, by GET. */
  readonly queries: readonly string[];
  readonly signedOut: number;
  readonly signedIn: number;
  /** Left out: all who are signed in. To others there is no such address. */
  readonly readers?: readonly string[];
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
  "/settings": { ...page, readers: ofRole("administrator") },
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

let world: World;
test.beforeAll(async () => {
  world = await serveWorld("e2e-rights");
  await plant();
});
test.afterAll(() => world.stop());

const REPORTER = "gaoxin-keyuan";

/** The revision of a draft that a reporter of the office has written. */
async function write(path: string, note: string, said: object): Promise<string> {
  const body = { ...said, note, reason: `${note}之由`, basedOn: null };
  const answer = await world.send(REPORTER, { asked: `PUT /api/v1/figures/${path}`, body });
  expect(answer.text).toContain('"review":"draft"');
  return JSON.parse(answer.text).revision;
}

async function submit(key: string): Promise<string> {
  const assignments = [world.one(`select id from assignments where key = '${key}'`)];
  const answer = await world.send(REPORTER, {
    asked: "POST /api/v1/figures/submit",
    body: { month: MONTH, assignments },
  });
  expect(answer.status, answer.text).toBe(200);
  return JSON.parse(answer.text).figures[0].revision;
}

async function plant(): Promise<void> {
  await write(`a_it/${MONTH}`, draft.note, { value: draft.value });
  await write(`a_res/${MONTH}`, submitted.note, { value: submitted.value });
  await submit("a_res");
  await write(`a_hte/${MONTH}`, returned.note, { value: returned.value });
  const figures = [{ assignment: "a_hte", month: MONTH, basedOn: await submit("a_hte") }];
  const comment = `${returned.note}之故`;
  const answer = await world.send("gaoxin-kezhang", {
    asked: "POST /api/v1/figures/return",
    body: { figures, comment },
  });
  expect(answer.text).toContain('"revision"');
  const milestone = world.one(`select id from milestones where title = '泡沫彩釉玻璃项目投产'`);
  await write(`milestones/${milestone}`, dated.note, { done: `${MONTH}-09` });
}

/** What an answer says; of a workbook, all that its parts say. */
const saidBy = ({ headers, text, bytes }: Answer): string =>
  String(headers["content-type"]).includes("spreadsheetml") ? writtenIn(bytes) : text;

/** The pages of the office, the person and the indicators that the planted words are of; else the only one. */
function addressesOf(route: string): string[] {
  const all = (query: string) => columnOf(world.database, query);
  const ids: Record<string, string[]> = {
    "/offices/[id]": all("select id from offices where key = 'gx'"),
    "/people/[id]": all("select id from people where key = 'gx1'"),
    "/indicators/[id]": all("select indicator_id from assignments where key in ('a_it', 'a_res', 'a_hte', 'a_ramp')"),
  };
  const known = ids[route];
  if (known) return known.map((id) => route.replace("[id]", id));
  return [
    route
      .replace("[assignment]/[month]", `a_it/${MONTH}`)
      .replace("[milestone]", "none")
      .replace("[refusal]", "otherSite"),
  ];
}

test("every address is in the table, and nothing else", () => {
  expect(Object.keys(TABLE).toSorted()).toEqual(allRoutes().toSorted());
});

test("every address answers everybody as the table says, and tells nobody what they may not read", async () => {
  test.setTimeout(180_000);
  const secrets = columnOf(world.database, "select password from credentials union all select token from sessions");
  const faults: string[] = [];
  const look = async (who: string, asked: string, status: number) => {
    const answer = await world.send(who, { asked: `GET ${asked}` });
    if (answer.status !== status) faults.push(`${who} ${asked}: ${answer.status}`);
    const unread = planted
      .filter(({ readers }) => !readers.includes(who))
      .flatMap(({ note, value }) => [note, value ?? note]);
    const said = saidBy(answer);
    const told = [...unread, ...secrets.map((secret) => secret.slice(0, 20))].filter((word) => said.includes(word));
    if (told.length > 0) faults.push(`${who} ${asked} reads ${told.join(", ")}`);
  };
  for (const [route, { queries, signedOut, signedIn, readers = everybody }] of Object.entries(TABLE)) {
    const statusFor = (who: string) => (readers.includes(who) ? signedIn : 404);
    for (const asked of addressesOf(route).flatMap((address) => queries.map((query) => `${address}${query}`)))
      await Promise.all(everybody.map((who) => look(who, asked, who === NOBODY ? signedOut : statusFor(who))));
  }
  expect(faults).toEqual([]);
});

test("what is in a workbook is found", async () => {
  const answer = await world.send("bangongshi", { asked: `GET /api/v1/tables/completion.xlsx${PROVISIONAL}` });
  expect(saidBy(answer)).toContain("开发应用信息化技术及成果");
});

test("who may read a figure reads it", async () => {
  for (const { note, readers } of planted)
    for (const who of readers) {
      const answer = await world.send(who, { asked: "GET /api/v1/figures?year=2022" });
      expect(answer.text, who).toContain(note);
    }
});
