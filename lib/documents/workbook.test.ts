import { createTranslator } from "next-intl";
import { beforeAll, describe, expect, it, vi } from "vitest";
import zh from "@/messages/zh-CN.json";
import { completionWords } from "@/app/_tables/completion-words";
import { decimal, numbersOf, sampleBoard, sampleEntries, sampleIndicator } from "@/test/sample-board";
import { type ReadPage, readPage } from "@/test/spreadsheet";
import { completionTable } from "./completion-table";
import type { Table } from "./rules";
import { tableWorkbook } from "./workbook";

vi.mock("next-intl/server", () => ({
  getLocale: async () => "zh-CN",
  getTranslations: async (namespace: "tables" | "status") =>
    createTranslator({ locale: "zh-CN", messages: zh, namespace }),
}));

const range = { value: decimal("2"), metAt: decimal("1"), stretch: null, low: null, high: null };
const patents = sampleIndicator("申请专利", "150", {
  history: Array.from({ length: 12 }, (_, index) => ({ year: 2021, month: index + 1, value: decimal("10") })),
});
const talent = sampleIndicator("引进高层次科技创新人才", "2", { unit: "名", target: range });
const training = sampleIndicator("农民适用技术培训", "10000", { unit: "人次" });
const ratio = sampleIndicator("高新企业销售额与规上企业销售额比值", "25.6", {
  measure: "ratio",
  unit: "%",
  decimals: 1,
});
const long = sampleIndicator("规上工业企业研发费用", "900000000000", { unit: "元", decimals: 4 });
const hostile = sampleIndicator('=HYPERLINK("http://x","申请")', "10");

function sample(copies = 1) {
  const tasks = Array.from({ length: copies }, () => [
    {
      source: "政府工作报告",
      indicators: [
        { model: patents, entries: sampleEntries(patents, ["12", "10", "14", "13", "17", "12"]) },
        { model: talent, entries: sampleEntries(talent, ["0", "0", "2", "2", "1", "1"]) },
        { model: training, entries: sampleEntries(training, ["0", "500", "1500", "2250", "2000", "500"]) },
      ],
    },
    {
      source: "上级考核",
      indicators: [
        { model: ratio, entries: [] },
        { model: hostile, entries: sampleEntries(hostile, ["1"]) },
        { model: long, entries: sampleEntries(long, ["700000000000.0003", "12345678.9"]) },
      ],
    },
  ]);
  const board = sampleBoard(tasks.flat());
  const items = board.tasks.flatMap((task) => task.indicators.map((indicator) => ({ task, indicator })));
  const absences = new Map([
    [ratio.key, [{ na: "高新技术企业产值尚未入统", numerator: null, denominator: decimal("77628") }]],
  ]);
  const underWay = { month: 7, approved: 6, expected: 19 };
  return { board, items, numbers: numbersOf(items), absences, underWay, official: null };
}

let table: Table;
let page: ReadPage;

/** The data row of the indicator, by column. */
function rowOf(name: string): Record<string, string | number | undefined> {
  const row = page.rows.find((cells) => cells[2] === name);
  if (!row) throw new Error(`No row ${name}`);
  return Object.fromEntries(table.columns.map((column, index) => [column.key, row[index]]));
}

beforeAll(async () => {
  table = completionTable(sample(), await completionWords());
  page = readPage(await tableWorkbook(table));
});

describe("the completion table as a workbook", () => {
  it("holds the percentages of the cases as numbers that show their decimal", () => {
    expect(rowOf("申请专利")).toMatchObject({
      target: 150,
      month: 12,
      cumulative: 78,
      lastYear: 60,
      yearOnYear: 30,
      completion: 52,
    });
    expect(rowOf("申请专利").gap).toBe(2);
    expect(rowOf("引进高层次科技创新人才")).toMatchObject({ cumulative: 6, completion: 300, status: "★超额完成" });
    expect(rowOf("农民适用技术培训")).toMatchObject({ cumulative: 6750, completion: 67.5 });
    expect([page.format("J6"), page.format("K6")]).toEqual(["0.0", "+0.0;-0.0;0.0"]);
  });

  it("separates the thousands of numbers from five digits on", () => {
    expect([page.value("E8"), page.format("E8")]).toEqual([10000, "#,##0"]);
    expect([page.value("G8"), page.format("G8")]).toEqual([6750, "0"]);
  });

  it("writes a number as text where a spreadsheet's number would show another", () => {
    expect(rowOf("规上工业企业研发费用")).toMatchObject({ target: 900000000000, cumulative: "700012345678.9003" });
  });

  it("keeps text where a number would say something else", () => {
    expect(rowOf("引进高层次科技创新人才")).toMatchObject({ target: "1—2", remarks: "按上限2名计" });
    expect(rowOf("高新企业销售额与规上企业销售额比值")).toMatchObject({
      cumulative: "–",
      completion: "–",
      target: 25.6,
    });
    expect(rowOf("高新企业销售额与规上企业销售额比值").remarks).toBe("高新技术企业产值尚未入统；分母77628");
  });

  it("has text as it is, and no formula", () => {
    expect(rowOf(hostile.name)).toMatchObject({ target: 10 });
    expect(page.part("xl/worksheets/sheet1.xml")).not.toContain("<f");
    expect(page.part("xl/styles.xml")).not.toContain("quotePrefix");
  });

  it("has the title, the cut-off with its schedule and a merged heading of two rows", () => {
    expect(page.value("A1")).toBe("市科学技术局2022年目标责任指标完成情况统计表");
    expect(page.rows[1]).toContain("统计截止：2022年6月30日（序时进度50.0%）");
    expect([page.value("F3"), page.value("F4"), page.value("G4"), page.value("M3")]).toEqual([
      "完成情况",
      "本月",
      "累计",
      "责任分工",
    ]);
    expect(page.merges).toEqual(expect.arrayContaining(["A1:P1", "A3:A4", "F3:G3", "M3:O3", "A5:P5"]));
  });

  it("groups by source with how many are on schedule, and signs off", () => {
    expect(page.value("A5")).toBe("一、政府工作报告（小计3项，可比3项中达序时3项）");
    expect(page.value("A9")).toBe("二、上级考核（小计3项，可比2项中达序时1项，另有1项不可比）");
    expect(page.value("A13")).toBe("合计6项，可比5项中达序时4项，另有1项不可比");
    expect(page.rows[13]).toEqual(expect.arrayContaining([...table.signatures]));
  });

  it("names the month under way in a note", () => {
    expect(page.rows.map(([note]) => note)).toContain("6.7月数据正在报送，已审核6/19项，未计入本表。");
  });

  it("freezes headings and names, and prints in landscape, one page wide, headings repeated", () => {
    const xml = page.part("xl/worksheets/sheet1.xml");
    expect(xml).toContain('<pane xSplit="3" ySplit="4" topLeftCell="D5" state="frozen"');
    expect(xml).toContain('orientation="landscape" fitToWidth="1" fitToHeight="0"');
    expect(xml).toContain("第 &amp;P 页 共 &amp;N 页");
    const names = page.part("xl/workbook.xml");
    expect(names).toContain("'2022年6月'!$A$1:$P$20");
    expect(names).toContain("'2022年6月'!$1:$4");
  });

  it("boxes every cell of the table, and gives every column a width and every row a height", () => {
    expect(page.widths).toHaveLength(16);
    expect(page.widths.every((width) => width !== undefined && width > 3)).toBe(true);
    const rows = [...page.part("xl/worksheets/sheet1.xml").matchAll(/<row ([^>]*)>/g)].map(
      ([, attributes = ""]) => attributes,
    );
    expect(rows).toHaveLength(page.rows.length);
    expect(rows.every((attributes) => /ht="[\d.]+" customHeight="1"/.test(attributes))).toBe(true);
    const styles = page.part("xl/styles.xml");
    const borders = [...styles.matchAll(/<xf [^>]*borderId="(\d+)"/g)].map(([, id]) => id);
    const cells = [...page.part("xl/worksheets/sheet1.xml").matchAll(/<c r="[A-P](\d+)"(?: t="\w+")?(?: s="(\d+)")?/g)];
    const body = cells.filter(([, row]) => Number(row) >= 3 && Number(row) <= 13);
    expect(body).toHaveLength(11 * 16);
    // The styles of cells follow that of the sheet itself, which has no border.
    const own = borders.slice(borders.length - (styles.split("<cellXfs")[1]?.match(/<xf /g)?.length ?? 0));
    expect(body.every(([, , style]) => own[Number(style)] !== "0")).toBe(true);
  });

  it.each([
    "-1—2",
    "=1+1",
    "a\ufffeb\uffff",
    "\u0000\u0007",
    "\ud800x",
    "a\rb\r\nc",
    "_x0041_",
    "#N/A",
    "x".repeat(40_000),
  ])("stays valid and as it was written with %j", async (name) => {
    const model = sampleIndicator(name, "10");
    const board = sampleBoard([{ source: "其他", indicators: [{ model, entries: [] }] }]);
    const items = board.tasks.flatMap((task) => task.indicators.map((indicator) => ({ task, indicator })));
    const read = readPage(
      await tableWorkbook(
        completionTable(
          { board, items, numbers: numbersOf(items), absences: new Map(), underWay: null, official: null },
          await completionWords(),
        ),
      ),
    );
    const shown = String(read.rows[5]?.[2]);
    expect(read.rows[5]?.[4]).toBe(10);
    expect(shown.slice(0, 6)).toBe(
      name
        .replace(/\r\n?/g, "\n")
        .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (c) => (c === "\n" ? c : "\ufffd"))
        .slice(0, 6),
    );
  });

  it("keeps the numbers of the whole table in a part of it", async () => {
    const input = sample();
    const part = completionTable({ ...input, items: input.items.slice(3) }, await completionWords());
    const [band, ...rows] = readPage(await tableWorkbook(part)).rows.slice(4, 8);
    expect(rows.map(([no]) => no)).toEqual([4, 5, 6]);
    expect(String(band?.[0])).toMatch(/^二、上级考核/);
  });

  it("has the same bytes for the same content", async () => {
    expect(Buffer.from(await tableWorkbook(table)).equals(Buffer.from(await tableWorkbook(table)))).toBe(true);
  });
});
