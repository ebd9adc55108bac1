import { expect, test } from "vitest";
import { eachInTurn, groupBy, groupInTurn, mapInTurn } from "./rules";

const busy = (milliseconds: number) => {
  for (const until = performance.now() + milliseconds; performance.now() < until; );
};

test("a long list holds nobody up", async () => {
  let turns = 0;
  let over = false;
  const others = () => {
    turns += 1;
    if (!over) setImmediate(others);
  };
  setImmediate(others);
  await eachInTurn(Array.from({ length: 6400 }), () => busy(0.05));
  over = true;
  expect(turns).toBeGreaterThan(5);
});

test("items come in order, with their places", async () => {
  const items = Array.from({ length: 200 }, (_, index) => index * 2);
  const places: number[] = [];
  await eachInTurn(items, (item, place) => places.push(item - place));
  expect(places).toEqual(items.map((_, index) => index));
  expect(await mapInTurn(items, (item) => item + 1)).toEqual(items.map((item) => item + 1));
  expect(await groupInTurn(items, (item) => item % 3)).toEqual(groupBy(items, (item) => item % 3));
});
