import type { Status } from "@/lib/progress/terms";

const DISC = "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z";
const RING = `${DISC}M8 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10z`;
const TICK = "M1.6 8.7l1.7-1.8 3.1 3.1 6.4-6.9 1.8 1.6-8.1 8.8z";
const DOTS = [
  [8, 2.2],
  [12.1, 3.9],
  [13.8, 8],
  [12.1, 12.1],
  [8, 13.8],
  [3.9, 12.1],
  [2.2, 8],
  [3.9, 3.9],
].map(([x, y]) => `M${x} ${y}m-1.1 0a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0-2.2 0z`);

/** Filled outlines on a 16 × 16 grid, drawn here because fonts differ or lack them; others have a word only. */
export const SHAPES: Readonly<Record<Status, string | null>> = {
  overfulfilled: "M8 .9l2.2 4.8 5.2.6-3.9 3.5 1.1 5.1L8 12.3l-4.6 2.6 1.1-5.1L.6 6.3l5.2-.6z",
  completed: TICK,
  completed_late: TICK,
  ahead: "M8 2l6.8 12H1.2z",
  on_track: DISC,
  watch: `${RING}M8 8V3a5 5 0 0 1 5 5z`,
  behind: `${RING}M8 3a5 5 0 0 1 0 10z`,
  far_behind: RING,
  overdue: "M2.8 4.4L4.4 2.8 8 6.4l3.6-3.6 1.6 1.6L9.6 8l3.6 3.6-1.6 1.6L8 9.6l-3.6 3.6-1.6-1.6L6.4 8z",
  breached: `${RING}M3.9 5.1l1.2-1.2 7 7-1.2 1.2z`,
  in_progress: DOTS.join(""),
  not_started: "M3 7.1h10v1.8H3z",
  no_target: null,
  no_data:
    "M1.5 1.5h13v13h-13zM2.7 2.7v10.6h10.6V2.7z" +
    "M2.7 7.2l4.5-4.5h1.7L2.7 8.9zM3.9 13.3l9.4-9.4v1.7l-7.7 7.7zM9 13.3L13.3 9v1.7l-2.6 2.6z",
};

/** Which of the palette's colours a status takes; colour is never the only sign. */
export type Tone = "done" | "good" | "watch" | "behind" | "bad" | "idle";

export const TONES: Readonly<Record<Status, Tone>> = {
  overfulfilled: "done",
  completed: "done",
  completed_late: "watch",
  ahead: "good",
  on_track: "good",
  watch: "watch",
  behind: "behind",
  far_behind: "bad",
  overdue: "bad",
  breached: "bad",
  in_progress: "idle",
  not_started: "idle",
  no_target: "idle",
  no_data: "idle",
};
