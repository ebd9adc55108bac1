/**
 * The parts of a month's entry: what a part is, whether the entry says something by it alone (else it only comes
 * beside), and whether its text may have several lines. Reading, comparing, checking, storing, sending and exporting an
 * entry go by this table.
 */
export const PARTS = {
  /** A rank's position. */
  value: { kind: "number", speaks: true },
  numerator: { kind: "number", speaks: true },
  /** A rank's population. */
  denominator: { kind: "number", speaks: true },
  /** The reason why there is no figure. */
  na: { kind: "text", speaks: true, lines: true },
  /** 余, 约 … as the reporter wrote it. */
  qualifier: { kind: "text", speaks: false, lines: false },
  note: { kind: "text", speaks: false, lines: true },
} as const;

type Parts = typeof PARTS;
export type Part = keyof Parts;
type OfKind<K extends string> = { [P in Part]: Parts[P]["kind"] extends K ? P : never }[Part];
export type FigureField = OfKind<"number">;
export type TextPart = OfKind<"text">;

/** Something for every part, by its kind. */
export type ByKind<N, T> = { readonly [P in Part]: P extends FigureField ? N : T };

/** What a revision says, without who and when. Decimals are scaled. */
export type Content = ByKind<bigint | null, string | null>;

/** What an entry says, decimals plain. */
export type Words = ByKind<string | null, string | null>;

const isPart = (name: string): name is Part => Object.hasOwn(PARTS, name);
export const PART_NAMES: readonly Part[] = Object.keys(PARTS).filter(isPart);

const isFigureField = (part: Part): part is FigureField => PARTS[part].kind === "number";
export const FIGURE_FIELDS = ["value", "numerator", "denominator"] as const satisfies readonly FigureField[];
export const TEXT_PARTS: readonly TextPart[] = PART_NAMES.filter((part): part is TextPart => !isFigureField(part));

/** Code points in a reason, note or other text of an entry. */
export const LONGEST_TEXT = 500;

/** The same for every part of a kind. */
export function forParts<N, T>(by: { readonly number: N; readonly text: T }): ByKind<N, T>;
export function forParts(by: { readonly number: unknown; readonly text: unknown }): object {
  return Object.fromEntries(PART_NAMES.map((part) => [part, by[PARTS[part].kind]]));
}

/** The parts of something that holds them among other members. */
export function partsOf<T extends { readonly [P in Part]: unknown }>(of: T): { readonly [P in Part]: T[P] };
export function partsOf(of: { readonly [P in Part]: unknown }): object {
  return Object.fromEntries(PART_NAMES.map((part) => [part, of[part]]));
}

/** Each part made into another, by its kind. */
export function mapParts<A, B, N, T>(
  of: ByKind<A, B>,
  by: { readonly number: (part: A, name: FigureField) => N; readonly text: (part: B, name: TextPart) => T },
): ByKind<N, T>;
export function mapParts(
  of: ByKind<unknown, unknown>,
  by: {
    readonly number: (part: unknown, name: FigureField) => unknown;
    readonly text: (part: unknown, name: TextPart) => unknown;
  },
): object {
  return Object.fromEntries(
    PART_NAMES.map((part) => [part, isFigureField(part) ? by.number(of[part], part) : by.text(of[part], part)]),
  );
}

/** Nothing said, decimals scaled or plain. */
export const BLANK = forParts({ number: null, text: null });

/** No figure and no reason for its absence: the cell is as if nothing had been entered. */
export const isBlank = (of: { readonly [P in Part]?: unknown }): boolean =>
  PART_NAMES.every((part) => !PARTS[part].speaks || (of[part] ?? null) === null);

/** Do both say the same? */
export const sameParts = (a: { readonly [P in Part]: unknown }, b: { readonly [P in Part]: unknown }): boolean =>
  PART_NAMES.every((part) => a[part] === b[part]);

export const hasFigure = (of: { readonly [P in FigureField]: unknown }): boolean =>
  FIGURE_FIELDS.some((field) => of[field] !== null);
