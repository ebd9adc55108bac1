import { expect, test } from "vitest";
import { isRecovered } from "./rules";
import type { ReportingMark, Status } from "./terms";

const light = (status: Status, mark: ReportingMark = "current") => ({ status, reporting: { mark } });

test.each([
  [light("behind"), light("on_track"), true],
  [light("far_behind"), light("completed"), true],
  [light("overdue"), light("completed_late"), true],
  [light("on_track", "missing"), light("on_track"), true],
  [light("no_data", "missing"), light("in_progress"), true],
  [light("behind"), light("watch"), false],
  [light("behind"), light("on_track", "missing"), false],
  [light("watch"), light("on_track"), false],
  [light("on_track"), light("on_track"), false],
  [light("on_track"), light("behind"), false],
])("a month that closed as %o and is now %o is recovered: %s", (atClosing, now, recovered) => {
  expect(isRecovered(atClosing, now)).toBe(recovered);
});
