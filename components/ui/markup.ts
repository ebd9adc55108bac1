/**
 * Markup as text, for rows that come by the hundred: React builds a tree and then text from it, and on large tables
 * that is most of a page's cost. Only `markup` makes it, and whatever is put in is escaped unless it came from `markup`
 * itself.
 */
export interface Markup {
  readonly __html: string;
}

type Piece = string | number | Markup | null | readonly Markup[];

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign) : text;

const isMarkup = (piece: Markup | readonly Markup[]): piece is Markup => "__html" in piece;

function joined(pieces: readonly Markup[]): string {
  let text = "";
  for (const { __html } of pieces) text += __html;
  return text;
}

function textOf(piece: Piece): string {
  if (piece === null) return "";
  if (typeof piece === "string") return escaped(piece);
  if (typeof piece === "number") return String(piece);
  return isMarkup(piece) ? piece.__html : joined(piece);
}

/** A tagged template: markup`<td class="${name}">${text}</td>`. Attribute values go in double quotes. */
export function markup(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  let text = "";
  let place = 0;
  for (const part of parts) text += part + textOf(pieces[place++] ?? null);
  return { __html: text };
}
