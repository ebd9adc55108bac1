import { expect, test } from "vitest";
import { localPath, signInAddress } from "./local-path";

test.each([
  [undefined, "/"],
  ["", "/"],
  ["/", "/"],
  ["/offices?month=2022-06&basis=approved", "/offices?month=2022-06&basis=approved"],
  ["/offices?_rsc=1a2b&month=2022-06", "/offices?month=2022-06"],
  ["/people/%E7%A7%91", "/people/%E7%A7%91"],
  ["https://evil.example/", "/"],
  ["//evil.example/", "/"],
  ["/\\evil.example", "/"],
  ["/x\\..\\\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["/.//evil.example", "/"],
  ["/x/..//evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["/sign-in?next=/x", "/"],
  ["/set-up", "/"],
  ["/api/v1/completion", "/"],
])("%s leads to %s", (wanted, path) => {
  expect(localPath(wanted)).toBe(path);
});

test("the sign-in page remembers where one wanted to go", () => {
  expect(signInAddress("/entry?month=2022-07&_rsc=x")).toBe("/sign-in?next=%2Fentry%3Fmonth%3D2022-07");
  expect(signInAddress("/")).toBe("/sign-in");
});
