import type { Figures } from "./row";
import type { Row } from "./row-markup";

/**
 * Rows as one text. On the way to the browser React walks an object member by member, which for hundreds of rows is
 * most of a page's cost; a text it takes in one step, and without its members' names it is half as long.
 */
export type PackedRows = string;

const valuesOf = ({ no, name, detail, post, office, href, figures }: Row) =>
  [
    [no, name, detail, post, office, href],
    [figures.actual, figures.target, figures.unit, figures.completion, figures.schedule, figures.gap],
    [figures.shares.completion, figures.shares.schedule, figures.shares.metAt],
    [figures.status, figures.noData],
    [figures.reporting.mark, figures.reporting.reported, figures.reporting.expected],
    [figures.through, figures.baseline, figures.month, figures.change],
    figures.official,
  ] as const;

type Values = ReturnType<typeof valuesOf>;

function figuresOf([, measured, shares, statuses, reports, months, official]: Values): Figures {
  const [actual, target, unit, completion, schedule, gap] = measured;
  const [status, noData] = statuses;
  const [mark, reported, expected] = reports;
  const [through, baseline, month, change] = months;
  return {
    ...{ actual, target, unit, completion, schedule, gap, status, noData },
    ...{ through, baseline, month, change, official },
    shares: { completion: shares[0], schedule: shares[1], metAt: shares[2] },
    reporting: { mark, reported, expected },
  };
}

function rowOf(values: Values): Row {
  const [no, name, detail, post, office, href] = values[0];
  return { no, name, detail, post, office, href, figures: figuresOf(values) };
}

/** Each made and packed before the next: of thousands, few stand at the same time. */
export const packRows = <T>(items: readonly T[], rowFor: (item: T) => Row): PackedRows =>
  `[${items.map((item) => JSON.stringify(valuesOf(rowFor(item)))).join(",")}]`;

export function unpackRows(packed: PackedRows): Row[] {
  const rows: readonly Values[] = JSON.parse(packed);
  return rows.map(rowOf);
}
