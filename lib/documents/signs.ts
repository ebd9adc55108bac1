import type { Status } from "@/lib/progress/terms";

/** A status's shape as a character, for documents: it precedes the word and prints in black. */
export const STATUS_SIGNS: Readonly<Record<Status, string>> = {
  overfulfilled: "★",
  completed: "✔",
  completed_late: "✔",
  ahead: "▲",
  on_track: "●",
  watch: "◔",
  behind: "◑",
  far_behind: "○",
  overdue: "✕",
  breached: "⊘",
  in_progress: "◌",
  not_started: "–",
  no_target: "",
  no_data: "□",
};
