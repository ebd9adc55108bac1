import { expect, test } from "vitest";
import { markOf, withMark } from "./device";

test("a device is known to the accounts that signed in there, the last eight of them", () => {
  let cookie = "";
  for (let user = 1; user <= 9; user++) cookie = withMark(cookie, `user${user}`);
  expect(markOf(cookie, "user1")).toBeNull();
  for (let user = 2; user <= 9; user++) expect(markOf(cookie, `user${user}`)).toMatch(/^[\w-]{22}$/);
  expect(cookie.length).toBeLessThan(1000);
});

test("a mark stays what it was at the next sign-in, and serves no other account", () => {
  const first = withMark(undefined, "one");
  expect(markOf(withMark(withMark(first, "two"), "one"), "one")).toBe(markOf(first, "one"));
  expect(markOf(first, "two")).toBeNull();
});

test.each([undefined, "", "~", "mark", "mark.", ".", "mark.c2lnbmF0dXJl", "~".repeat(4000)])(
  "what we did not sign is no mark: %s",
  (cookie) => {
    expect(markOf(cookie, "one")).toBeNull();
  },
);
