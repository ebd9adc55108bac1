import { expect, test } from "@playwright/test";
import Database from "better-sqlite3";
import { allActions, allWrites } from "../requests/known";
import { everybody, NOBODY, OFFICE, ofRole, serveWorld, type Wanted, type World } from "./served";

/**
 * Who may change what, over every way to write: lib/access/rules.ts, docs/decisions/002 and 003. Everybody tries, each
 * time with something that could be done; whoever changed the database must be in the table. A way to write, or a
 * form's action, that is not in the table fails.
 */
let world: World;
test.beforeAll(async () => {
  world = await serveWorld("e2e-rights-writing");
});
test.afterAll(() => world.stop());

const REPORTER = "gaoxin-keyuan";
const MONTH = "2022-07";
const COORDINATORS = ofRole("coordinator");
const SIGNED_IN = everybody.filter((who) => who !== NOBODY);
const REVIEWER = "gaoxin-kezhang";
/** The leader in charge, the coordinator, and the office's reviewer where they did not type it themselves. */
const DECIDERS = ["fenguan-gaoxin", ...COORDINATORS];

/** Everything that a right is about, but not that somebody tried. */
function state(): string {
  const db = new Database(world.database, { readonly: true });
  const rows = [
    "select count(*), max(place) from figure_revisions",
    "select count(*), max(place) from milestone_revisions",
    "select plan_id, month, locked_at, published_at from periods",
    "select id, username, role, locale, disabled_at from users",
    "select user_id, password from credentials",
    "select id from sessions",
    "select key, value from settings",
  ].map((query) => db.prepare(query).all());
  db.close();
  return JSON.stringify(rows);
}

let written = 0;
const latest = (key: string) =>
  world.one(`select latest_revision_id from cells join assignments on id = assignment_id
             where key = '${key}' and month = '${MONTH}'`) || null;
const idOf = (key: string) => world.one(`select id from assignments where key = '${key}'`);
const MILESTONE = "title = '泡沫彩釉玻璃项目投产'";
const milestone = () => world.one(`select id from milestones where ${MILESTONE}`);
const latestDate = () => world.one(`select latest_revision_id from milestones where ${MILESTONE}`) || null;

/** Another figure or day than the last, over whatever stands there. */
const said = (basedOn: string | null) => ({ basedOn, overDraft: true, reason: "核实无误" });
const figure = (key: string) => ({ value: String(++written), ...said(latest(key)) });
const day = () => ({ done: `${MONTH}-${String(10 + (++written % 10))}`, ...said(latestDate()) });

async function by(who: string, asked: string, body: object): Promise<void> {
  const answer = await world.send(who, { asked, body });
  expect(answer.status, answer.text).toBe(200);
}
const aDraft = (key: string, who = REPORTER) => by(who, `PUT /api/v1/figures/${key}/${MONTH}`, figure(key));
const aDate = (who = REPORTER) => by(who, `PUT /api/v1/figures/milestones/${milestone()}`, day());
const submitted = (key: string, who = REPORTER) =>
  by(who, "POST /api/v1/figures/submit", { month: MONTH, assignments: [idOf(key)] });

interface Write {
  /** As `allWrites` and `allActions` name it. */
  readonly way: string;
  readonly of: string;
  readonly writers: readonly string[];
  /** Makes something that can be done, and says how it is requested. */
  readonly ready: () => Promise<Wanted> | Wanted;
}
const entering = (key: string, writers: readonly string[]): Write => ({
  way: "PUT /api/v1/figures/[assignment]/[month]",
  of: key,
  writers,
  ready: () => ({ asked: `PUT /api/v1/figures/${key}/${MONTH}`, body: figure(key) }),
});
const DECIDED = { approve: {}, return: { comment: "请核实" } };
interface Waiting {
  readonly of: "figure" | "milestone";
  readonly typedBy: string;
}
const deciding = (decision: "approve" | "return", { of, typedBy }: Waiting): Write => ({
  way: `POST /api/v1/figures/${decision}`,
  of: `a ${of} of ${typedBy}`,
  writers: typedBy === REVIEWER ? DECIDERS : [REVIEWER, ...DECIDERS],
  async ready() {
    if (of === "figure") await aDraft("a_it", typedBy);
    else await aDate(typedBy);
    await submitted(of === "figure" ? "a_it" : "a_ramp", typedBy);
    const body =
      of === "figure"
        ? { figures: [{ assignment: idOf("a_it"), month: MONTH, basedOn: latest("a_it") }] }
        : { milestones: [{ milestone: milestone(), basedOn: latestDate() }] };
    return { asked: `POST /api/v1/figures/${decision}`, body: { ...body, ...DECIDED[decision] } };
  },
});

const REQUESTS: readonly Write[] = [
  entering("a_hte", [...COORDINATORS, ...OFFICE]),
  entering("a_pf1", [...COORDINATORS, "zhishi-kezhang", "zhishi-keyuan"]),
  {
    way: "PUT /api/v1/figures",
    of: "a paste",
    writers: [...COORDINATORS, ...OFFICE],
    ready: () => ({
      asked: "PUT /api/v1/figures",
      body: { figures: [{ assignment: "a_hte", month: MONTH, ...figure("a_hte") }] },
    }),
  },
  {
    way: "PUT /api/v1/figures/milestones/[milestone]",
    of: "a_ramp",
    writers: [...COORDINATORS, ...OFFICE],
    ready: () => ({ asked: `PUT /api/v1/figures/milestones/${milestone()}`, body: day() }),
  },
  {
    way: "POST /api/v1/figures/submit",
    of: "a draft",
    // Who enters everywhere submits nothing that they cannot read.
    writers: OFFICE,
    async ready() {
      await aDraft("a_res");
      return { asked: "POST /api/v1/figures/submit", body: { month: MONTH, assignments: [idOf("a_res")] } };
    },
  },
  ...[REPORTER, REVIEWER].flatMap((typedBy) =>
    (["figure", "milestone"] as const).flatMap((of) => [
      deciding("approve", { of, typedBy }),
      deciding("return", { of, typedBy }),
    ]),
  ),
];

/** A form as the browser's code sends it: its fields, after the state before them where the form shows one. */
function posted(name: string, fields: Readonly<Record<string, string>>, given = '[null,"$K1"]'): Wanted {
  const action = allActions().find((one) => one.name === name);
  const parts = [...Object.entries(fields).map(([field, value]) => [`_1_${field}`, value]), ["0", given]];
  const body = parts.map(([part, text]) => `--b\r\ncontent-disposition: form-data; name="${part}"\r\n\r\n${text}\r\n`);
  return {
    asked: `POST ${action?.address}`,
    body: `${body.join("")}--b--\r\n`,
    headers: { "next-action": action?.id ?? "", "content-type": "multipart/form-data; boundary=b" },
  };
}

/** A form of one button shows nothing of before. */
const BUTTON = '["$K1"]';
const NEW_PASSWORD = { password: "Another-2022", repeat: "Another-2022" };
const ACTIONS: readonly Write[] = [
  {
    way: "setLock",
    of: "a month",
    writers: COORDINATORS,
    ready() {
      const locked = world.one("select month from periods where month = '2022-11' and locked_at is not null");
      const planId = world.one("select id from plans");
      return posted("setLock", { planId, month: "2022-11", to: locked ? "open" : "locked", reason: "核实无误" });
    },
  },
  {
    way: "setStrictLock",
    of: "all accounts",
    writers: ofRole("administrator"),
    ready: () => posted("setStrictLock", { strictLock: ++written % 2 === 0 ? "on" : "off" }),
  },
  {
    way: "changePassword",
    of: "one's own, not knowing it",
    writers: [],
    ready: () => posted("changePassword", { current: "Guessed-2022", username: "juzhang", ...NEW_PASSWORD }),
  },
  {
    way: "setUp",
    of: "a further administrator",
    writers: [],
    ready: () => posted("setUp", { key: "AAAA-AAAA", username: "guest", ...NEW_PASSWORD }),
  },
  {
    way: "enter",
    of: "another's account, not knowing the password",
    writers: [],
    ready: () => posted("enter", { username: `guanliyuan${++written}`, password: "Guessed-2022" }),
  },
  {
    way: "enterDemo",
    of: "another's account, not knowing the password",
    writers: [],
    ready: () => posted("enterDemo", { username: `guanliyuan${++written}`, password: "Guessed-2022" }, BUTTON),
  },
  {
    way: "changeLanguage",
    of: "one's own",
    writers: SIGNED_IN,
    ready: () => posted("changeLanguage", { locale: "en" }, BUTTON),
  },
  { way: "leave", of: "one's own session", writers: SIGNED_IN, ready: () => posted("leave", {}, BUTTON) },
];

test("every way to write is in the table", () => {
  const ways = (writes: readonly Write[]) => [...new Set(writes.map(({ way }) => way))].toSorted();
  expect(ways(REQUESTS)).toEqual(allWrites().toSorted());
  expect(ways(ACTIONS)).toEqual(
    allActions()
      .map(({ name }) => name)
      .toSorted(),
  );
});

for (const { way, of, writers, ready } of [...REQUESTS, ...ACTIONS])
  test(`${way} of ${of} is done by those who may, and by nobody else`, async () => {
    const done: string[] = [];
    for (const who of everybody) {
      const wanted = await ready();
      const before = state();
      const answer = await world.send(who, wanted);
      expect(answer.status, `${who}: ${answer.text}`).toBeLessThan(500);
      if (who === NOBODY && wanted.asked.includes("/api/")) expect(answer.status).toBe(401);
      if (state() !== before) done.push(who);
    }
    expect(done.toSorted()).toEqual(writers.toSorted());
  });
