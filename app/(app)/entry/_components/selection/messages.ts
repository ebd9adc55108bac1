/** What is told of the last action; which of it is good news, `lookOf` says. Pure. */
import type { Line } from "../cells/lines";

/** Invisible characters that were removed, and from which cells. */
export interface Tidied {
  readonly cells: readonly { readonly line: Line; readonly month: number }[];
  /** U+200B … */
  readonly codes: readonly string[];
}

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
      readonly tidied: Tidied;
    }
  | { readonly kind: "tidied"; readonly tidied: Tidied }
  | { readonly kind: "undo" | "redo"; readonly cells: number; readonly left: number }
  | { readonly kind: "closed"; readonly month: number; readonly why: "locked" | "toCome" | "combined" | "foreign" }
  | { readonly kind: "words"; readonly texts: readonly string[]; readonly look: "success" | "warn" | "error" };

/** Green only when all went well. */
export function lookOf(message: Message): "success" | "warn" | "error" {
  switch (message.kind) {
    case "words":
      return message.look;
    case "closed":
    case "tidied":
      return "warn";
    case "undo":
    case "redo":
      return message.left > 0 ? "warn" : "success";
    case "pasted": {
      const { cells, wrong, closed, foreign, outside, unknown, tidied } = message;
      const odd = wrong + closed.length + foreign + outside + unknown.length + tidied.cells.length;
      return cells > 0 && odd === 0 ? "success" : "warn";
    }
  }
}
