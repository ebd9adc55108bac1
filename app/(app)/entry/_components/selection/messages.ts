/** What is told of the last action; which of it is good news, `lookOf` says. Pure. */

export type Message =
  | {
      readonly kind: "pasted";
      /** Filled and readable. */
      readonly cells: number;
      readonly wrong: number;
      /** Of the wrong ones those that Enter marks as not available. */
      readonly offers: number;
      /** Months that take nothing, 1…12. */
      readonly closed: readonly number[];
      /** Cells that others enter. */
      readonly foreign: number;
      readonly outside: number;
      /** Names that no line has. */
      readonly unknown: readonly string[];
    }
  | { readonly kind: "undo" | "redo"; readonly cells: number; readonly left: number }
  | { readonly kind: "closed"; readonly month: number; readonly why: "locked" | "toCome" | "combined" | "foreign" }
  | { readonly kind: "words"; readonly texts: readonly string[]; readonly look: "success" | "warn" | "error" };

/** Green only when all went well. */
export function lookOf(message: Message): "success" | "warn" | "error" {
  switch (message.kind) {
    case "words":
      return message.look;
    case "closed":
      return "warn";
    case "undo":
    case "redo":
      return message.left > 0 ? "warn" : "success";
    case "pasted": {
      const { cells, wrong, closed, foreign, outside, unknown } = message;
      return cells > 0 && wrong + closed.length + foreign + outside + unknown.length === 0 ? "success" : "warn";
    }
  }
}
