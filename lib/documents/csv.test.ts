import { parse } from "papaparse";
import { describe, expect, it } from "vitest";
import { csvText, inert } from "./csv";
import { shownCell, textCell } from "./rules";

describe("csvText", () => {
  it("begins with a BOM, ends lines with CRLF, quotes texts and leaves numbers plain", () => {
    expect(
      csvText([
        [textCell("名称"), textCell('a"b')],
        [shownCell("+2.0"), shownCell("-1,234,560.5")],
      ]),
    ).toBe('\ufeff"名称","a""b"\r\n2.0,-1234560.5\r\n');
  });
  it("is exact whatever a double holds", () => {
    expect(csvText([[shownCell("700000000000.0003")]])).toBe("\ufeff700000000000.0003\r\n");
  });
  it.each(["a\nb", "a\rb", "a,b", "a;b", 'a"b', "\n=1+1", "x\r=1+1", ""])(
    "keeps %j in one cell, and no line begins as a formula",
    (text) => {
      const csv = csvText([[textCell(text), textCell("end")]]);
      expect(csv).toBe(`\ufeff"${inert(text).replaceAll('"', '""')}","end"\r\n`);
      const { data } = parse<string[]>(csv.slice(1), { delimiter: ",", newline: "\r\n" });
      expect(data[0]).toEqual([inert(text), "end"]);
      expect(
        csv
          .slice(1)
          .split(/[\r\n]/)
          .some((line) => /^\s*[=+\-@]/.test(line)),
      ).toBe(false);
    },
  );
});

describe("inert", () => {
  it.each(["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1", "＝1"])("neutralises %j", (text) => {
    expect(inert(text)).toMatch(/^'/);
  });
  it("leaves plain words as they are", () => {
    for (const text of ["–", "1—2", "●达序时", "", "R&D", "a-b"]) expect(inert(text)).toBe(text);
  });
});
