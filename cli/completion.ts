import { db } from "@/db";
import { readBoard } from "@/lib/boards/queries";
import type { Board } from "@/lib/boards/rules";
import { endOfDay, isDay, monthText } from "@/lib/calendar/rules";
import { invalid, notFound } from "@/lib/errors/rules";
import { type CompletionLine, completionData, completionLines } from "@/lib/interchange/completion-json";
import { loadPeriods } from "@/lib/periods/queries";
import { lockOf } from "@/lib/periods/rules";
import { findPlan } from "@/lib/plan/queries";
import { NONE_SHOWN, showPercent } from "@/lib/progress/show";
import { noDataOf, type ShownRow, shownRow } from "@/lib/progress/shown";
import { csvText } from "@/lib/documents/csv";
import { shownCell, textCell } from "@/lib/documents/rules";
import { DONE } from "./failure";
import type { Session } from "./command";
import { openExisting } from "./store";
import { type TableColumn, tableText } from "./terminal";
import { UsageError } from "./command";
import type { Say } from "./words";

/** A day means its end, a time without a zone China's: that is how people say when something was known. */
export function instantOf(text: string): Date | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?([Zz]|[+-]\d{2}:?\d{2})?)?$/.exec(
    text,
  );
  if (!match) return null;
  const [, day = "", minutes, seconds = ":00", zone = "+08:00"] = match;
  // Days that no month has would roll over into the next one when read.
  if (!isDay(day)) return null;
  const offset = zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, "$1:$2");
  const instant = minutes ? new Date(`${day}T${minutes}${seconds}${offset}`) : endOfDay(day);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

export async function runCompletion({ call, terminal, say }: Session): Promise<number> {
  const given = call.option("known-at");
  const instant = given === undefined || given === "lock" || given === "now" ? null : instantOf(given);
  if (given !== undefined && given !== "lock" && given !== "now" && instant === null)
    throw new UsageError("cli.usage.knownAt", { option: "--known-at", given });
  await openExisting();
  const plan = await findPlan(db, Number(call.option("year")));
  if (!plan) throw notFound("plan");
  const month = Number(call.option("month"));
  const lock = lockOf(plan.year, month, await loadPeriods(db, plan.id));
  if (given === "lock" && lock === null)
    throw invalid("--known-at", "monthNotLocked", { month: monthText(plan.year, month) });
  // A locked month is shown as known at its lock, unless something else is asked for.
  const knownAt = given === undefined || given === "lock" ? lock : instant;
  const basis = call.option("basis") === "submitted" ? "submitted" : "approved";
  // A document has no deadlines: a month is due as soon as the cut-off reaches it.
  const board = await readBoard(db, { plan, month, basis, scope: null, knownAt, due: true });
  const key = call.option("office");
  const office = key === undefined ? null : board.offices.find((one) => one.key === key);
  if (office === undefined) throw invalid("--office", "document.unknownOffice", { key: key ?? "" });
  terminal.out(render({ board, officeId: office?.id ?? null, say }, call.option("format") ?? "table"));
  return DONE;
}

function render({ board, officeId, say }: { board: Board; officeId: string | null; say: Say }, format: string): string {
  if (format === "json") return `${JSON.stringify(completionData(board, officeId), null, 1)}\n`;
  const lines = completionLines(board, officeId);
  if (format === "csv") return csvOf(board, lines, say);
  const columns = COLUMNS.filter(({ csvOnly }) => !csvOnly);
  const head: TableColumn[] = columns.map(({ key, align }) => ({ title: say(`cli.completion.${key}`), align }));
  const rows = lines.map((line) =>
    columns.map(({ key, text }) =>
      key === "indicator" && line.assignment ? `  └ ${text(line, board, say)}` : text(line, board, say),
    ),
  );
  const { year } = board.plan.terms;
  const title = say("cli.completion.title", {
    title: board.plan.title,
    year,
    month: board.month,
    schedule: showPercent(board.schedule),
    basis: board.basis,
  });
  return `${title}\n\n${tableText(head, rows)}`;
}

function csvOf(board: Board, lines: readonly CompletionLine[], say: Say): string {
  const rows = lines.map((line) =>
    COLUMNS.map(({ text, align }) => (align === "right" ? shownCell : textCell)(text(line, board, say))),
  );
  return csvText([COLUMNS.map(({ key }) => textCell(say(`cli.completion.${key}`))), ...rows]);
}

interface Column {
  readonly key: string;
  readonly align?: "right";
  readonly csvOnly?: true;
  readonly text: (line: CompletionLine, board: Board, say: Say) => string;
}

const nameOf = (
  rows: readonly { readonly id: string; readonly name: string }[],
  id: string | null | undefined,
): string => rows.find((row) => row.id === id)?.name ?? "";

/** The indicator's lead office, or the office of the assignment. */
const officeOf = ({ indicator, assignment }: CompletionLine, board: Board): string =>
  nameOf(board.offices, assignment?.officeId ?? board.tasks.find(({ id }) => id === indicator.taskId)?.leadOfficeId);

const shown = ({ indicator: { model }, assignment, progress }: CompletionLine, board: Board): ShownRow =>
  shownRow({ model, progress, own: assignment !== null }, board.plan.terms);

const COLUMNS: readonly Column[] = [
  { key: "indicatorKey", csvOnly: true, text: ({ indicator }) => indicator.model.key },
  { key: "assignmentKey", csvOnly: true, text: ({ assignment }) => assignment?.key ?? "" },
  { key: "indicator", text: ({ indicator }) => indicator.model.name },
  { key: "office", text: officeOf },
  { key: "unit", text: ({ indicator }) => indicator.model.unit },
  { key: "target", align: "right", text: (line, board) => shown(line, board).target },
  { key: "actual", align: "right", text: (line, board) => shown(line, board).actual },
  { key: "completion", align: "right", text: (line, board) => shown(line, board).completion },
  { key: "schedule", align: "right", text: (line, board) => shown(line, board).schedule },
  { key: "gap", align: "right", text: (line, board) => shown(line, board).gap },
  { key: "status", text: ({ progress }, _, say) => statusText(progress, say) },
  {
    key: "through",
    align: "right",
    text: ({ progress }) => (progress.throughMonth === null ? NONE_SHOWN : String(progress.throughMonth)),
  },
  {
    key: "reporting",
    text: ({ progress: { reporting } }, _, say) =>
      `${say(`reporting.${reporting.mark}`)} ${reporting.reported}/${reporting.expected}`,
  },
];

const statusText = (progress: CompletionLine["progress"], say: Say): string =>
  say(progress.status === "no_data" ? `status.noData.${noDataOf(progress)}` : `status.${progress.status}`);
