import { expect, test } from "vitest";
import { BLANK } from "@/lib/figures/terms";
import { type Entries, entriesFrom, entriesIn } from "../cells/entries";
import { lookOf } from "../selection/messages";
import { ownApi } from "../testing/api";
import { aGrid, anEntry, flow, ratio, stages } from "../testing/grid";
import { holding, lines } from "../testing/work";
import { decideOn, submitMonth, type Work } from "./cycle";
import { decidables, doubtful, saidOf } from "./review";

const api = ownApi();

const entriesOf = (...entries: readonly ReturnType<typeof anEntry>[]) =>
  entriesFrom(aGrid({ entries }), () => stages.id);
const draft = anEntry(flow, 7, { value: "5", review: "draft", revision: "r1" });
const quiet = { line: "open", sendable: 0, busy: false } as const;

/** The grid at work over entries; `saving` as each look at it finds it. */
function aDesk(
  first: Entries,
  { saving = [quiet], problems = 0 }: { saving?: Work["saving"][]; problems?: number } = {},
) {
  const desk = holding(first);
  const looks = [...saving];
  const work = (): Work => ({
    ...{ grid: aGrid(), lines, entries: desk.entries(), problems },
    saving: (looks.length > 1 ? looks.shift() : looks[0]) ?? quiet,
  });
  return { ...desk, work };
}
const reviewOf = (entries: Entries) => entriesIn(entries, flow.id).saved["7"]?.review;
const submitted = { figures: [{ assignment: flow.id, revision: "r2", late: false }], milestones: [] };

test("a month is submitted as it is shown, once everything typed is saved, and what it lacks is named", async () => {
  const desk = aDesk(entriesOf(draft), { saving: [{ ...quiet, sendable: 1 }, { ...quiet, busy: true }, quiet] });
  api.answers({ status: 200, body: { ...submitted, incomplete: [], changed: [] } });
  const message = await submitMonth(desk.work, desk.change);
  expect(message).toMatchObject({ kind: "submitted", count: 1, missing: [ratio.indicator.name], late: false });
  expect(lookOf(message)).toBe("warn");
  expect(api.asked).toMatchObject([{ body: { month: "2022-07", assignments: [flow.id], seen: { [flow.id]: "r1" } } }]);
  expect(reviewOf(desk.entries())).toBe("submitted");
});

test("it is good news only when nothing is missing", async () => {
  const whole = anEntry(ratio, 7, { numerator: "3", denominator: "10", review: "approved" });
  const desk = aDesk(entriesOf(draft, whole));
  api.answers({ status: 200, body: { ...submitted, incomplete: [], changed: [] } });
  expect(lookOf(await submitMonth(desk.work, desk.change))).toBe("success");
});

test("what another changed meanwhile is not submitted, and is shown anew", async () => {
  const desk = aDesk(entriesOf(draft));
  const fresh = { entries: [{ ...draft, value: "6", revision: "r5" }], dates: [] };
  api.answers(
    { status: 200, body: { figures: [], milestones: [], incomplete: [], changed: [flow.id] } },
    { status: 200, body: fresh },
  );
  const message = await submitMonth(desk.work, desk.change);
  expect(message).toMatchObject({ count: 0, changed: 1 });
  expect(lookOf(message)).toBe("error");
  expect(entriesIn(desk.entries(), flow.id).saved["7"]).toMatchObject({ words: { value: "6" }, review: "draft" });
});

test("nothing is submitted while the line is down or something has to be looked at first", async () => {
  const down = aDesk(entriesOf(draft), {
    saving: [
      { ...quiet, busy: true },
      { ...quiet, line: "signed_out" },
    ],
  });
  expect(await submitMonth(down.work, down.change)).toEqual({ kind: "unanswered", reason: "signed_out" });
  const wrong = aDesk(entriesOf(draft), { problems: 2 });
  expect(await submitMonth(wrong.work, wrong.change)).toEqual({ kind: "unsaved", count: 2 });
  expect(api.asked).toEqual([]);
});

test.each([
  [
    "a refusal is told in the server's words",
    { error: { code: "invalid", message: "7月已锁定" } },
    { text: "7月已锁定" },
  ],
  ["an answer of another version asks for a new page", { done: true }, { reason: "outdated" }],
])("%s", async (_, body, told) => {
  const desk = aDesk(entriesOf(draft));
  api.answers({ status: 200, body });
  const message = await submitMonth(desk.work, desk.change);
  expect(message).toMatchObject(told);
  expect([lookOf(message), reviewOf(desk.entries())]).toEqual(["error", "draft"]);
});

test("what is decided shows at once; what is refused stays and is told", async () => {
  const desk = aDesk(entriesOf({ ...draft, review: "submitted" }, anEntry(ratio, 7, { review: "submitted" })));
  const items = [flow, ratio].map(({ id }) => ({ row: id, key: "7", revision: "r", milestone: false }));
  api.answers({
    status: 200,
    body: { figures: [{ revision: "r3" }, { error: { code: "conflict", message: "已改动" } }], milestones: [] },
  });
  const message = await decideOn({ items, comment: null }, 2022, desk.change);
  expect(message).toEqual({ kind: "decided", review: "approved", count: 1, refused: 1, why: "已改动" });
  expect(lookOf(message)).toBe("error");
  expect(reviewOf(desk.entries())).toBe("approved");
  expect(entriesIn(desk.entries(), ratio.id).saved["7"]?.review).toBe("submitted");
});

test("what was kept as doubtful is asked about before everything is approved", () => {
  const deciding = lines.map((line) => ({ ...line, row: { ...line.row, mayDecide: true } }));
  const entries = entriesOf(
    { ...draft, review: "submitted", comment: "补报上年两家", approved: { ...BLANK, value: "4" } },
    anEntry(ratio, 7, { numerator: "3", denominator: "10", review: "submitted", note: "见附件" }),
    anEntry(flow, 6, { value: "9", review: "submitted", comment: "别的月份" }),
  );
  const all = decidables(deciding, aGrid(), entries);
  expect(all.map(({ row, key }) => [row, key])).toEqual([
    [flow.id, "7"],
    [ratio.id, "7"],
  ]);
  expect(doubtful(all, entries).map(({ row }) => row)).toEqual([flow.id]);
  expect(saidOf(entriesIn(entries, flow.id), { key: "7" })).toEqual({
    ...{ comment: "补报上年两家", note: null, approved: "4" },
  });
  const own = entriesOf({ ...draft, review: "submitted", own: true });
  expect(decidables(deciding, aGrid(), own)).toEqual([]);
});
