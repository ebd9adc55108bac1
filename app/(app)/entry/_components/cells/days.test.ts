import { expect, test } from "vitest";
import { createTranslator } from "next-intl";
import { parseTyped } from "@/lib/figures/rules";
import en from "@/messages/en.json";
import zh from "@/messages/zh-CN.json";
import { parseDay } from "./days";

const july = { year: 2022, month: 7, due: "2022-06-30", today: "2022-12-31" };

test.each([
  ["25", "2022-07-25"],
  ["２５日", "2022-07-25"],
  ["6.30", "2022-06-30"],
  ["6月30日", "2022-06-30"],
  ["6月3号", "2022-06-03"],
  ["6/3", "2022-06-03"],
  ["2022-6-3", "2022-06-03"],
  ["2022.6.3", "2022-06-03"],
  ["2022．6．3", "2022-06-03"],
  ["2022-06-30", "2022-06-30"],
  ["2022/6/5", "2022-06-05"],
  ["2022年6月5日", "2022-06-05"],
  ["20220605", "2022-06-05"],
  ["√", "2022-07-31"],
])("%s typed in July is %s", (text, day) => {
  expect(parseDay(text, july)).toEqual({ value: day });
});

test("a tick in the month it is due is the due day, in the month under way today at the latest", () => {
  expect(parseDay("✓", { ...july, month: 6, due: "2022-06-28" })).toEqual({ value: "2022-06-28" });
  expect(parseDay("✓", { ...july, today: "2022-07-20" })).toEqual({ value: "2022-07-20" });
});

test("6.3 is asked about: a spreadsheet writes 6.30 so, too", () => {
  expect(parseDay("6.3", july)).toEqual({ either: ["2022-06-03", "2022-06-30"] });
  expect(parseDay("2.3", july)).toEqual({ value: "2022-02-03" });
});

test("a day to come is refused as such", () => {
  expect(parseDay("25", { ...july, today: "2022-07-20" })).toEqual({ message: "figureDayToCome" });
  expect(parseDay("√", { ...july, month: 8, today: "2022-07-20" })).toEqual({ message: "figureDayToCome" });
});

test("a strange mark is named", () => {
  expect(parseDay("6。3", july)).toEqual({ message: "figureMark", params: { mark: "。" } });
});

test.each(["", "31.", "32", "2.30", "下旬", "2022-13-01"])("%j is no day", (text) => {
  expect(parseDay(text, july)).toEqual({ message: "figureDate" });
});

test("every refusal of a typed text can be said with what it tells, in both languages", () => {
  const texts = ["25%", "1.23456", "9999999999999", "1.2万", "1-2", "1e5", "1,23", "12 13", "12。5", "xx", "1#2#3"];
  const days = ["6。3", "2022-13-01", "2022-12-31"];
  const refusals = [
    ...texts.map((text) => parseTyped(text)),
    ...days.map((text) => parseDay(text, { ...july, today: "2022-08-10" })),
  ];
  for (const { locale, messages } of [
    { locale: "zh-CN", messages: zh },
    { locale: "en", messages: en },
  ] as const) {
    const t = createTranslator({
      locale,
      messages,
      namespace: "errors",
      onError: (error) => expect.fail(String(error)),
    });
    for (const refusal of refusals) {
      if (!("message" in refusal)) expect.fail("It was not refused.");
      expect(t(refusal.message, refusal.params)).not.toContain("{");
    }
  }
});
