import { expect, test } from "vitest";
import { reconcile } from "./rules";
import { assignment, indicator, scaled, target } from "./testing/indicators";

const parts = (...targets: readonly (number | null)[]) =>
  targets.map((value, place) => assignment(`a${place}`, { target: value === null ? null : scaled(value) }));

test.each([
  [[90, 60], "balanced", 0],
  [[90, 70], "over", 10],
  [[90, 50], "under", -10],
  [[90, null], "under", -60],
] as const)("own targets of %j under 150 are %s by %s", (targets, state, difference) => {
  const children = scaled(150) + scaled(difference);
  expect(reconcile(indicator({ target: target(150), assignments: parts(...targets) }), null)).toEqual({
    state,
    difference: scaled(difference),
    children,
    parent: scaled(150),
  });
});

test("an assignment's children are held against its own target, not the grandchildren", () => {
  const assignments = [
    assignment("top", { target: scaled(100) }),
    assignment("left", { parent: "top", target: scaled(70) }),
    assignment("right", { parent: "top", target: scaled(40) }),
    assignment("below", { parent: "left", target: scaled(1) }),
  ];
  const plan = indicator({ target: target(100), assignments });
  expect(reconcile(plan, "top")).toMatchObject({ state: "over", difference: scaled(10) });
  expect(reconcile(plan, null)).toMatchObject({ state: "balanced" });
  expect(reconcile(plan, "right")).toBeNull();
});

test("there is nothing to reconcile without own targets or without the parent's", () => {
  expect(reconcile(indicator({ assignments: parts(null, null) }), null)).toBeNull();
  expect(reconcile(indicator({ target: null, assignments: parts(1) }), null)).toBeNull();
  expect(reconcile(indicator({ measure: "ratio", assignments: parts(1) }), null)).toBeNull();
});
