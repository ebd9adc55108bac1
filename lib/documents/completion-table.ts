/** 指标完成情况统计表: a board as the table for the meeting. Words are given; numbers are as lib/progress shows them. */
import {
  atScheduleOf,
  type Board,
  type BoardIndicator,
  type BoardTask,
  itemsOf,
  sourcePlaces,
} from "@/lib/boards/rules";
import { daysOfMonth, monthText } from "@/lib/calendar/rules";
import { groupBy } from "@/lib/lists/rules";
import type { UnderWay } from "@/lib/periods/rules";
import type { Indicator } from "@/lib/progress/model";
import { NONE_SHOWN, showActual, showChange, showPercent } from "@/lib/progress/show";
import { noDataOf, shownRow } from "@/lib/progress/shown";
import { COMPLETION_COLUMNS, type CompletionColumn, FROZEN_COLUMNS, SIGNATURES } from "./completion-columns";
import { type Absence, type Official, remarksOf } from "./remarks";
import { type Table, type TableCell, type TableRow, shownCell, signedCell, textCell } from "./rules";
import { isRange, targetText } from "@/lib/progress/target";
import type { CompletionWords } from "./words";

/** An indicator with the task it belongs to. */
export interface CompletionItem {
  readonly task: BoardTask;
  readonly indicator: BoardIndicator;
}

/** What the table is made of: the board, the rows chosen, their numbers and why figures are missing, by indicator. */
export interface CompletionInput {
  readonly board: Board;
  readonly items: readonly CompletionItem[];
  /** Every item's number in the table of the whole plan, by indicator: a part of the table keeps them. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly absences: ReadonlyMap<string, readonly Absence[]>;
  /** The month being reported after the board's, which is not in it. */
  readonly underWay: UnderWay | null;
  /** Of provisional rows, the official board. */
  readonly official: Board | null;
}

/** The bureau: the plan's first office that is under no other. */
export const bureauOf = (board: Board): string =>
  board.offices.find((office) => office.parentId === null)?.name ?? board.plan.title;

function targetCell({ model }: BoardIndicator): TableCell {
  const { target } = model;
  if (!target) return textCell(NONE_SHOWN);
  return target.value === null || isRange(target) ? textCell(targetText(target)) : shownCell(targetText(target));
}

type Cells = Record<CompletionColumn, TableCell>;

type Names = readonly { readonly id: string; readonly name: string }[];

/** A name by its id; a dash for nobody. */
function naming(rows: Names): (id: string | null) => TableCell {
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => textCell((id === null ? undefined : names.get(id)) ?? NONE_SHOWN);
}

interface Named {
  readonly office: ReturnType<typeof naming>;
  readonly person: ReturnType<typeof naming>;
  /** What counts officially, by indicator, where unreviewed figures are in the rows. */
  readonly officially: ReadonlyMap<string, Official>;
}

const officially = ({ board, official }: CompletionInput): ReadonlyMap<string, Official> =>
  new Map(
    (official ? itemsOf(official) : []).map(({ indicator }) => [indicator.id, shownRow(indicator, board.plan.terms)]),
  );

function cellsOf(input: CompletionInput & Named, item: CompletionItem, words: CompletionWords): Cells {
  const { board, absences, office, person } = input;
  const { task, indicator } = item;
  const { model, progress } = indicator;
  const row = shownRow(indicator, board.plan.terms);
  return {
    no: shownCell(String(input.numbers.get(indicator.id) ?? NONE_SHOWN)),
    source: textCell(task.source),
    name: textCell(model.name),
    unit: textCell(model.unit),
    target: targetCell(indicator),
    month: shownCell(showActual(indicator.monthActual, model)),
    cumulative: shownCell(row.actual),
    lastYear: shownCell(showActual(indicator.lastYear, model)),
    yearOnYear: shownCell(showChange(indicator.yearOnYear)),
    completion: shownCell(row.completion),
    gap: signedCell(row.gap),
    status: textCell(words.status(progress.status, noDataOf(progress))),
    leader: person(task.leaderInChargeId),
    office: office(task.leadOfficeId),
    owner: person(task.ownerId),
    remarks: textCell(
      remarksOf(
        indicator,
        {
          month: board.month,
          absences: absences.get(indicator.id) ?? [],
          official: input.officially.get(indicator.id) ?? null,
        },
        words,
      ).join(words.separator),
    ),
  };
}

function rowsOf(input: CompletionInput, words: CompletionWords): TableRow[] {
  const { offices, people } = input.board;
  const named = { ...input, office: naming(offices), person: naming(people), officially: officially(input) };
  const places = sourcePlaces(input.board);
  const rows: TableRow[] = [];
  for (const [source, items] of groupBy(input.items, ({ task }) => task.source)) {
    rows.push({
      kind: "group",
      text: words.group({
        place: places.get(source) ?? 0,
        source,
        count: items.length,
        at: atScheduleOf(items, input.board.month),
      }),
    });
    for (const item of items) {
      const cells = cellsOf(named, item, words);
      rows.push({ kind: "data", id: item.indicator.id, cells: COMPLETION_COLUMNS.map(({ key }) => cells[key]) });
    }
  }
  rows.push({ kind: "total", text: words.total(input.items.length, atScheduleOf(input.items, input.board.month)) });
  return rows;
}

function notesOf({ board, items, underWay }: CompletionInput, words: CompletionWords): string[] {
  const models: readonly Indicator[] = items.map(({ indicator }) => indicator.model);
  const notes = [words.notes.schedule(board.plan.terms.scheduleBasis), words.notes.onSchedule];
  if (models.some(({ target }) => target !== null && isRange(target))) notes.push(words.notes.range);
  if (board.plan.terms.janFebCombined) notes.push(words.notes.janFeb);
  notes.push(words.notes.monthly, words.notes.none);
  if (board.basis === "submitted") notes.push(words.notes.provisional);
  if (underWay) notes.push(words.notes.underWay(underWay));
  return notes.map((note, index) => words.note(index + 1, note));
}

/** The whole table. Its rows are `input.items` in the board's order, grouped by source. */
export function completionTable(input: CompletionInput, words: CompletionWords): Table {
  const { board } = input;
  const { terms } = board.plan;
  const bureau = bureauOf(board);
  const day = { year: terms.year, month: board.month, day: daysOfMonth(terms.year, board.month) };
  return {
    title: words.title(bureau, terms.year),
    line: [words.reportedBy(bureau), words.cutOff(day, showPercent(board.schedule), board.basis), words.unitLine],
    columns: COMPLETION_COLUMNS.map(({ key, group, align, wraps }) => ({
      key,
      align,
      wraps,
      title: words.columns[key],
      group: group && words.groups[group],
    })),
    frozen: FROZEN_COLUMNS,
    rows: rowsOf(input, words),
    notes: notesOf(input, words),
    signatures: SIGNATURES.map((key) => words.signatures[key]),
    footer: words.footer,
    fileName: words.fileName(bureau, terms.year, board.month),
    plainName: `completion-${monthText(terms.year, board.month)}`,
    sheetName: words.sheetName(terms.year, board.month),
    day: new Date(Date.UTC(day.year, day.month - 1, day.day)),
  };
}
