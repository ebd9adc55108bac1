/** What is refused of a plan's figures (semantics §§2–4, 8, 10). */
import { monthOf, monthOfDay, yearOf } from "@/lib/calendar/rules";
import { contentFaults, lackingFields, misplacedFields } from "@/lib/figures/rules";
import { FIGURE_FIELDS, type FigureField, isBlank, sameParts } from "@/lib/figures/terms";
import { type Fault, quoted } from "@/lib/errors/rules";
import { eachInTurn, groupInTurn } from "@/lib/lists/rules";
import { DEFAULT_ENTRY } from "@/lib/plan/rules";
import { entryHolds } from "@/lib/progress/measures";
import { plainDecimal } from "@/lib/progress/exact";
import type { Faults } from "./faults";
import type { Merged } from "./merged";
import { cellKey, type FigureRecord, type GivenPlan, type IndicatorRecord, type PlanRecords, STORED } from "./model";
import type { DoneChange } from "./work-changes";

/** What every check reads. */
export interface Checks extends GivenPlan {
  readonly merged: Merged;
  readonly stored: StoredSide;
}

/** What the database has of the plan. */
export interface StoredSide {
  readonly records: PlanRecords;
  /** Locked months, `2022-06`. */
  readonly locked: ReadonlySet<string>;
}

/** Do both say the same of a cell? */
export const sameFigure = (a: FigureRecord, b: FigureRecord): boolean => sameParts(a, b) && a.status === b.status;

export async function checkFigures(checks: Checks): Promise<void> {
  const { records, merged, mentioned, stored, faults } = checks;
  const cells = new Set<string>();
  const before =
    stored.locked.size === 0 ? null : new Map(stored.records.figures.map((figure) => [cellKey(figure), figure]));
  await eachInTurn(records.figures, (figure) => {
    const cell = cellKey(figure);
    if (cells.has(cell))
      faults.add(figure.path, "document.twoFigures", { assignment: quoted(figure.assignment), month: figure.month });
    cells.add(cell);
    checkMonth(checks, figure);
    const assignment = merged.assignments.get(figure.assignment);
    const indicator = assignment && merged.indicators.get(assignment.indicator);
    if (indicator) checkEntry(checks, figure, indicator);
    else if (!assignment && !mentioned.assignments.has(figure.assignment))
      faults.add(`${figure.path}.assignment`, "document.unknownAssignment", { key: quoted(figure.assignment) });
    const known = before?.get(cell);
    if (stored.locked.has(figure.month) && !(known && sameFigure(known, figure)))
      faults.add(`${figure.path}.month`, "document.locked", { month: figure.month });
  });
  await checkStoredFigures(checks);
  await checkFalling(checks);
}

function checkMonth({ head, faults }: Checks, { month, path }: FigureRecord): void {
  if (!head) return;
  if (yearOf(month) !== head.year) faults.add(`${path}.month`, "document.outsideYear", { year: head.year });
  else if (head.janFebCombined && monthOf(month) === 1) faults.add(`${path}.month`, "document.januaryCombined");
}

/** Where it sits and what it says, against its indicator's measure. */
function checkEntry({ merged, faults }: Checks, figure: FigureRecord, indicator: IndicatorRecord): void {
  if (merged.parents.has(figure.assignment))
    faults.add(`${figure.path}.assignment`, "document.figureOnParent", { key: quoted(figure.assignment) });
  if (indicator.measure === "milestones") {
    faults.add(figure.path, "document.figureOnMilestones");
    return;
  }
  for (const { path, message, params } of contentFaults(indicator.measure, figure))
    faults.add(`${figure.path}.${path}`, message, params);
  for (const field of lacking(figure, indicator)) faults.add(`${figure.path}.${field}`, "required");
}

/** A draft may be half complete, just as when it is typed. */
const lacking = (figure: FigureRecord, { measure }: IndicatorRecord) =>
  figure.status === "draft" && !isBlank(figure) ? [] : lackingFields(measure, figure);

/** A done date is a figure of its month: a locked one is neither added nor removed. */
export function checkDone(changes: readonly DoneChange[], locked: ReadonlySet<string>, faults: Faults): void {
  for (const { path, done, before } of changes) {
    const day = [done, before].find((one) => one !== null && locked.has(monthOfDay(one)));
    if (day) faults.add(`${path}.done`, "document.locked", { month: monthOfDay(day) });
  }
}

/** Figures that are stored and that the plan given, by what it changes around them, would make impossible. */
async function checkStoredFigures({ head, merged, faults }: Checks): Promise<void> {
  await eachInTurn(merged.figures, (figure) => {
    if (figure.path !== STORED) return;
    const assignment = merged.assignments.get(figure.assignment);
    const indicator = assignment && merged.indicators.get(assignment.indicator);
    const cell = { assignment: quoted(figure.assignment), month: figure.month };
    if (head?.janFebCombined && monthOf(figure.month) === 1)
      faults.add("plan.janFebCombined", "document.storedJanuary", cell);
    if (!indicator || indicator.path === STORED) return;
    if (merged.parents.has(figure.assignment))
      faults.add(`${indicator.path}.assignments`, "document.storedOnParent", cell);
    else if (indicator.measure === "milestones" || misplacedFields(indicator.measure, figure).length > 0)
      faults.add(`${indicator.path}.measure`, "document.storedOtherMeasure", cell);
  });
}

const isCumulative = ({ measure, entry, operands }: IndicatorRecord): boolean =>
  entryHolds({ measure, entry: entry ?? DEFAULT_ENTRY, operands: operands ?? "flow" }) === "ytd";

/** A year-to-date below the one before it needs a reason; the note is taken for one. */
async function checkFalling({ merged, faults }: Checks): Promise<void> {
  const rows = await groupInTurn(merged.figures, ({ assignment }) => assignment);
  const cumulative = [...rows].filter(([assignment]) => {
    const indicator = merged.indicators.get(merged.assignments.get(assignment)?.indicator ?? "");
    return indicator !== undefined && isCumulative(indicator);
  });
  await eachInTurn(cumulative, ([, figures]) => {
    const inOrder = [...figures].sort((a, b) => (a.month < b.month ? -1 : 1));
    for (const field of FIGURE_FIELDS)
      for (const fault of fallingFaults(inOrder, field)) faults.add(fault.path, fault.message, fault.params);
  });
}

function fallingFaults(inOrder: readonly FigureRecord[], field: FigureField): Fault[] {
  const found: Fault[] = [];
  let before: FigureRecord | null = null;
  for (const figure of inOrder) {
    const value = figure[field];
    const last: bigint | null = before?.[field] ?? null;
    if (value === null || figure.status === "returned") continue;
    if (last !== null && before && value < last && figure.path !== STORED && !figure.note?.trim()) {
      const params = { value: plainDecimal(value), before: plainDecimal(last), month: before.month };
      found.push({ path: `${figure.path}.${field}`, message: "document.ytdFalls", params });
    }
    before = figure;
  }
  return found;
}
