import { describe, expect, it } from "vitest";
import { fraction } from "@/lib/progress/exact";
import { readSorting, sortAfter, sortRows } from "./sorting";

const COLUMNS = ["name", "average"] as const;
const rows = [
  { name: "办公室", average: fraction(1n, 2n) },
  { name: "成果科", average: null },
  { name: "安全科", average: fraction(2n, 3n) },
];
const values = { name: (row: (typeof rows)[number]) => row.name, average: (row: (typeof rows)[number]) => row.average };
const namesBy = (sort?: string) =>
  sortRows(rows, readSorting(sort ? { sort } : {}, COLUMNS), values).map(({ name }) => name);

describe("a table sorted by its reader", () => {
  it("keeps the plan's order until asked, and for a column that it has not", () => {
    expect(namesBy()).toEqual(["办公室", "成果科", "安全科"]);
    expect(namesBy("-leads")).toEqual(["办公室", "成果科", "安全科"]);
  });
  it("compares fractions exactly and Chinese by its sounds, and leaves what is not there to the end both ways", () => {
    expect(namesBy("average")).toEqual(["办公室", "安全科", "成果科"]);
    expect(namesBy("-average")).toEqual(["安全科", "办公室", "成果科"]);
    expect(namesBy("name")).toEqual(["安全科", "办公室", "成果科"]);
  });
  it("goes from the largest to the smallest to the plan's order, press by press", () => {
    const press = (sort: string | null) => sortAfter(readSorting(sort ? { sort } : {}, COLUMNS), "average", "down");
    expect([press(null), press("-average"), press("average"), press("name")]).toEqual([
      "-average",
      "average",
      null,
      "-average",
    ]);
  });
});
