import { expect, test } from "vitest";
import { instantOf } from "./completion";
import { inertText, tableText, widthOf } from "./terminal";

test("Chinese letters and punctuation take two columns, marks none", () => {
  expect([widthOf("ab"), widthOf("指标"), widthOf("（1）"), widthOf("𠮷"), widthOf("é"), widthOf("–")]).toEqual([
    2, 4, 5, 2, 1, 1,
  ]);
});

test("columns line up", () => {
  const table = tableText(
    [{ title: "名" }, { title: "n", align: "right" }],
    [
      ["指标", "1"],
      ["ab", "100"],
    ],
  );
  expect(table).toBe("名      n\n────  ───\n指标    1\nab    100\n");
});

test("nothing in a name steers the terminal", () => {
  expect(inertText("a\u001b[2J\nb\u0007")).toBe("a [2J b ");
});

test("instants: a day means its end in China, a time without a zone is China's", () => {
  const iso = (text: string) => instantOf(text)?.toISOString() ?? null;
  expect(iso("2022-07-10")).toBe("2022-07-10T15:59:59.999Z");
  expect(iso("2022-07-10T09:30")).toBe("2022-07-10T01:30:00.000Z");
  expect(iso("2022-07-10T09:30:00.5Z")).toBe("2022-07-10T09:30:00.500Z");
  expect(iso("2022-07-10T09:30:00-0500")).toBe("2022-07-10T14:30:00.000Z");
  expect(["2022-02-30", "2022-07-10T25:00", "10.7.2022", "yesterday", ""].map(iso)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});
