import { describe, expect, it } from "vitest";
import { createTranslator } from "next-intl";
import messages from "@/messages/zh-CN.json";
import { packRows, unpackRows } from "./packed-rows";
import { type Row, rowMarkup } from "./row-markup";
import { rowWords } from "./row-words";

const of = { locale: "zh-CN", messages } as const;
const words = rowWords({
  columns: createTranslator({ ...of, namespace: "overview.columns" }),
  date: createTranslator({ ...of, namespace: "app.date" }),
  picture: createTranslator({ ...of, namespace: "overview.picture" }),
  row: createTranslator({ ...of, namespace: "overview.row" }),
  status: createTranslator({ ...of, namespace: "status" }),
  reporting: createTranslator({ ...of, namespace: "reporting" }),
});

const row: Row = {
  no: "4",
  name: "申请专利",
  detail: null,
  post: null,
  office: "知识产权科",
  href: "/indicators/1?month=2022-06",
  figures: {
    actual: "78",
    target: "150",
    unit: "项",
    completion: "52.0",
    schedule: "50.0",
    gap: "+2.0",
    shares: { completion: 0.52, schedule: 0.5, metAt: null },
    status: "on_track",
    noData: "current",
    reporting: { mark: "current", reported: 2, expected: 2 },
    through: null,
    baseline: null,
    month: "18",
    change: "+12.0",
    official: null,
  },
};
const textOf = (given: Row) =>
  rowMarkup(given, words)
    .__html.replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

describe("a row of the bullet table", () => {
  it("says number, name, who, how much of what, what the month brought, and what changed since the last", () => {
    expect(textOf(row)).toBe("4 申请专利 知识产权科 78 /150 项 本月 18 52.0 较上月 +12.0 50.0 +2.0 达序时 已报 2/2");
  });
  it("shows the way from a baseline to nothing", () => {
    const cleared = {
      ...row,
      figures: { ...row.figures, baseline: "5", actual: "1", target: "0", unit: "家", month: null },
    };
    expect(textOf(cleared)).toContain("5→ 1 →0 家");
  });
  it("puts what counts officially beside figures that are not yet reviewed", () => {
    const provisional = { ...row, figures: { ...row.figures, official: { actual: "60", completion: "40.0" } } };
    expect(textOf(provisional)).toContain("78 /150 项 本月 18 正式 60 52.0 正式 40.0");
  });
  it("comes out of its packing as it went in", () => {
    const figures = { ...row.figures, official: { actual: "60", completion: "40.0" }, through: 5, baseline: "5" };
    const rows = [row, { ...row, detail: 'a "task"', post: "科长", figures }];
    expect(unpackRows(packRows(rows, (each) => each))).toEqual(rows);
  });
  it("shows a name with signs of markup as it is written", () => {
    const named = rowMarkup({ ...row, name: `<img src=x onerror="alert(1)">&` }, words).__html;
    expect(named).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;");
    expect(named).not.toContain("<img");
  });
  it("leads to the derivation from each figure, and by the Tab key from the completion alone", () => {
    const { __html } = rowMarkup(row, words);
    expect(__html.match(/#derivation"/g)).toHaveLength(4);
    expect(__html.match(/#derivation" tabindex="-1"/g)).toHaveLength(3);
  });
});
