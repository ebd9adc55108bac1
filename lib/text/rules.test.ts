import { expect, test } from "vitest";
import { DomainError, parse } from "@/lib/errors/rules";
import { isLonger, type TextKind, textFault, tidied } from "./rules";
import { typedText } from "./schemas";

const found = (text: string, kind: TextKind) => {
  const fault = textFault(text, { kind, most: 100 });
  return fault && `${fault.message} ${fault.params?.code} ${fault.params?.at}`;
};

test.each<[string, TextKind, string | null]>([
  ["申请专利", "key", null],
  ["两 词", "key", null],
  ["一行\n又一行\t格", "lines", null],
  ["一行\n又一行", "line", "text.unstorable U+000A 3"],
  ["一行\r\n", "lines", "text.unstorable U+000D 3"],
  ["a\u0000", "lines", "text.unstorable U+0000 2"],
  ["\u0085", "lines", "text.unstorable U+0085 1"],
  ["\u007f", "line", "text.unstorable U+007F 1"],
  ["😀\ud83d", "line", "text.unstorable U+D83D 2"],
  ["\ude00", "lines", "text.unstorable U+DE00 1"],
  ["a\ufffe", "line", "text.unstorable U+FFFE 2"],
  ["a\uffff", "line", "text.unstorable U+FFFF 2"],
  ["a\ufffe", "lines", "text.unstorable U+FFFE 2"],
  ["a\uffff", "lines", "text.unstorable U+FFFF 2"],
  ["专\u200b利", "line", "text.invisible U+200B 2"],
  ["\ufeff专利", "lines", "text.invisible U+FEFF 1"],
  ["专利\u00ad", "line", "text.invisible U+00AD 3"],
  ["专\u202e利", "line", "text.invisible U+202E 2"],
  ["专\u2028利", "lines", "text.invisible U+2028 2"],
  ["专\u{e0041}利", "line", "text.invisible U+E0041 2"],
  ["葛\u{e0100}城", "line", null],
  ["❤\ufe0f", "key", null],
  ["a1 ", "key", "text.edge U+0020 3"],
  ["\u3000a1", "key", "text.edge U+3000 1"],
  ["a1\u00a0", "key", "text.edge U+00A0 3"],
  [" 空格 ", "line", null],
])("%j as %s: %s", (text, kind, expected) => expect(found(text, kind)).toBe(expected));

test("letters are counted, not halves of them", () => {
  expect(isLonger("😀".repeat(100), 100)).toBe(false);
  expect(isLonger("😀".repeat(101), 100)).toBe(true);
  expect(isLonger("葛\u{e0100}", 2)).toBe(false);
});

test("what is typed is tidied, and what went is told", () => {
  expect(tidied("\u200b一科\u200b \r\n二")).toEqual({ text: "一科 \n二", removed: ["U+200B"] });
  expect(tidied(" 葛\u{e0100} ")).toEqual({ text: "葛\u{e0100}", removed: [] });
});

test("a form says what is wrong with its limit and code point", () => {
  const name = typedText({ kind: "line", most: 3, filled: true });
  const refused = (text: string) => {
    try {
      return parse(name, text);
    } catch (error) {
      return error instanceof DomainError && error.faults;
    }
  };
  expect(refused(" 😀😀\u200b😀 ")).toBe("😀😀😀");
  expect(refused("一二三四")).toEqual([{ path: "", message: "tooLong", params: { most: 3 } }]);
  expect(refused("\u200b")).toEqual([{ path: "", message: "required" }]);
  expect(refused("一\u0000")).toEqual([{ path: "", message: "text.unstorable", params: { code: "U+0000", at: 2 } }]);
});
