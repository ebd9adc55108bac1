/** What is told of the last action; which of it is good news, `lookOf` says. Pure. */
import type { Line } from "../cells/lines";
import type { Unanswered } from "../saving/transport";

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
  | {
      readonly kind: "submitted";
      readonly count: number;
      /** Changed by another meanwhile, so left. */
      readonly changed: number;
      readonly incomplete: number;
      readonly late: boolean;
      /** What the month still lacks, by name. */
      readonly missing: readonly string[];
    }
  | {
      readonly kind: "decided";
      readonly review: "approved" | "returned";
      readonly count: number;
      readonly refused: number;
      /** The first refusal, in the server's words. */
      readonly why: string;
    }
  /** Problems to be solved before anything is submitted. */
  | { readonly kind: "unsaved"; readonly count: number }
  /** The whole request, in the server's words. */
  | { readonly kind: "refused"; readonly text: string }
  | { readonly kind: "unanswered"; readonly reason: Unanswered["reason"] };

/** Green only when all went well. */
export function lookOf(message: Message): "success" | "warn" | "error" {
  switch (message.kind) {
    case "submitted": {
      const { count, changed, incomplete, missing } = message;
      if (changed > 0) return "error";
      return count > 0 && incomplete + missing.length === 0 ? "success" : "warn";
    }
    case "decided":
      return message.refused > 0 ? "error" : "success";
    case "unsaved":
    case "refused":
    case "unanswered":
      return "error";
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
