import { expect, test } from "vitest";
import { officesWithin } from "./rules";

const tree = [
  { id: "section", parentId: "office" },
  { id: "bureau", parentId: null },
  { id: "office", parentId: "bureau" },
  { id: "other", parentId: null },
];

test("an office's subtree is itself and all below it, in whatever order they stand", () => {
  expect([...officesWithin(tree, "bureau")].sort()).toEqual(["bureau", "office", "section"]);
  expect([...officesWithin(tree, "section")]).toEqual(["section"]);
});

test("a circle of offices ends", () => {
  const circle = [
    { id: "a", parentId: "b" },
    { id: "b", parentId: "a" },
  ];
  expect([...officesWithin(circle, "a")].sort()).toEqual(["a", "b"]);
});
