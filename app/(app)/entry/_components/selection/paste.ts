/**
 * Where a block from a spreadsheet lands: by the names and months it carries, else from where its reader stands. Pure.
 */
import { readsAsFigure } from "../cells/edits";
import type { Line } from "../cells/lines";
import { blockOf, type Selection, type Spot } from "./selection";

export type Texts = readonly (readonly string[])[];

export interface Landing {
  readonly spot: Spot;
  readonly text: string;
}

export interface Pasted {
  readonly cells: readonly Landing[];
  /** Beyond the last line, or of another year. */
  readonly outside: number;
  /** Names of the block that no line has. */
  readonly unknown: readonly string[];
}

const plain = (text: string): string => text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();

interface Grounds {
  readonly lines: readonly Line[];
  readonly year: number;
}

/** Empty texts leave their cells as they are. A single text fills all that is marked. */
export function place(block: Texts, selection: Selection, { lines, year }: Grounds): Pasted {
  const { top, bottom, left, right } = blockOf(selection);
  const [single] = block[0] ?? [];
  if (block.length === 1 && block[0]?.length === 1 && single !== undefined) {
    const cells: Landing[] = [];
    for (let line = top; line <= bottom; line++)
      for (let month = left; month <= right; month++)
        if (single.trim()) cells.push({ spot: { line, month }, text: single });
    return { cells, outside: 0, unknown: [] };
  }
  const heads = monthHeads(block, year);
  const rows = block.slice(heads ? heads.row + 1 : 0);
  const names = nameColumn(rows, lines);
  const columns = heads?.months ?? namedColumns(rows, names, left);
  const targets = names === null ? from(top) : byName(rows, names, lines);
  return landed(rows, targets, { columns, lines: lines.length });
}

interface Target {
  readonly line: number | null;
  readonly unknown?: string;
}

function landed(
  rows: Texts,
  targets: (row: number) => Target,
  { columns, lines }: { readonly columns: ReadonlyMap<number, number>; readonly lines: number },
): Pasted {
  const cells: Landing[] = [];
  const unknown = new Set<string>();
  let outside = 0;
  for (const [place, texts] of rows.entries()) {
    const target = targets(place);
    for (const [column, text] of texts.entries()) {
      const month = columns.get(column);
      if (month === undefined || !text.trim()) continue;
      if (target.unknown !== undefined) unknown.add(target.unknown);
      else if (target.line !== null && target.line < lines && month >= 1 && month <= 12)
        cells.push({ spot: { line: target.line, month }, text });
      else outside += 1;
    }
  }
  return { cells, outside, unknown: [...unknown] };
}

const from =
  (top: number) =>
  (row: number): Target => ({ line: top + row });

const HEAD = /^(?:(?<y>\d{4})[年\-/.])?(?:1[—–~-])?(?<m>1[0-2]|0?[1-9])(?:月(?:份|末|底)?(?:数|完成数|实绩)?)?$/;
const ENGLISH = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Of another year. */
const ELSEWHERE = 0;

/** The month that a heading names, 1…12; null for any other text, and for a bare number. */
function monthNamed(text: string, year: number): number | null {
  const typed = plain(text);
  const english = ENGLISH.findIndex((name) => typed.slice(0, 3) === name && /^[a-z]+\.?$/.test(typed));
  if (english >= 0) return english + 1;
  const parts = HEAD.exec(typed)?.groups;
  if (!parts || (parts.y === undefined && !typed.includes("月"))) return null;
  return parts.y === undefined || Number(parts.y) === year ? Number(parts.m) : ELSEWHERE;
}

/** The first row that names months, and which column is which month. */
function monthHeads(block: Texts, year: number): { row: number; months: ReadonlyMap<number, number> } | null {
  for (const [row, texts] of block.slice(0, 4).entries()) {
    const months = new Map<number, number>();
    for (const [column, text] of texts.entries()) {
      const month = monthNamed(text, year);
      if (month !== null) months.set(column, month);
    }
    if (months.size > 0) return { row, months };
  }
  return null;
}

const namesOf = (line: Line): string[] =>
  line.kind === "date" ? [line.milestone.title] : [line.row.indicator.name, line.row.key, line.row.indicator.key];

/** The column that names lines; null when none does. */
function nameColumn(rows: Texts, lines: readonly Line[]): number | null {
  const known = new Set(lines.flatMap(namesOf).map(plain));
  const width = Math.max(0, ...rows.map((texts) => texts.length));
  let best: { column: number; found: number } | null = null;
  for (let column = 0; column < width; column++) {
    const found = rows.filter((texts) => known.has(plain(texts[column] ?? ""))).length;
    if (found > (best?.found ?? 0)) best = { column, found };
  }
  return best?.column ?? null;
}

/** Without month heads the columns behind the names that hold figures go to the months from `left` on. */
function namedColumns(rows: Texts, names: number | null, left: number): ReadonlyMap<number, number> {
  const width = Math.max(0, ...rows.map((texts) => texts.length));
  const columns = Array.from({ length: width }, (_, column) => column).filter(
    (column) => names === null || (column > names && rows.some((texts) => readsAsFigure(texts[column] ?? ""))),
  );
  return new Map(columns.map((column, along) => [column, left + along]));
}

/**
 * Each row's line by its name: where several have one name the office in the row decides, else their order; an empty
 * name goes on below the last.
 */
function byName(rows: Texts, names: number, lines: readonly Line[]): (row: number) => Target {
  const taken = new Set<number>();
  let last: Line | undefined;
  const targets = rows.map((texts): Target => {
    const name = (texts[names] ?? "").trim();
    const found = name ? named(texts, name, free(lines, taken)) : follower(last, lines);
    last = found;
    if (found) taken.add(found.at);
    return found ? { line: found.at } : { line: null, ...(name ? { unknown: name } : {}) };
  });
  return (row) => targets[row] ?? { line: null };
}

const free = (lines: readonly Line[], taken: ReadonlySet<number>): Line[] =>
  lines.filter((line) => !taken.has(line.at));

function named(texts: readonly string[], name: string, lines: readonly Line[]): Line | undefined {
  const same = lines.filter((line) => namesOf(line).map(plain).includes(plain(name)));
  const here = same.filter((line) => texts.some((text) => plain(text) === plain(line.row.office)));
  return here[0] ?? same[0];
}

const follower = (last: Line | undefined, lines: readonly Line[]): Line | undefined => {
  const next = last && lines[last.at + 1];
  return next && next.row === last?.row ? next : undefined;
};
