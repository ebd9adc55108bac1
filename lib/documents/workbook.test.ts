import ExcelJS from "exceljs";
import { createTranslator } from "next-intl";
import { beforeAll, describe, expect, it, vi } from "vitest";
import zh from "@/messages/zh-CN.json";
import { completionWords } from "@/lib/web/completion-words";
import { decimal, sampleBoard, sampleEntries, sampleIndicator } from "@/test/sample-board";
import { completionSheet } from "./completion-table";
import { sheetCsv } from "./csv";
import type { Sheet } from "./rules";
import { sheetWorkbook } from "./workbook";

vi.mock("next-intl/server", () => ({
  getLocale: async () => "zh-CN",
  getTranslations: async (namespace: "tables" | "status") => createTranslator({ locale: "zh-CN", messages: zh, namespace }),
}));

const range = { value: decimal("2"), metAt: decimal("1"), stretch: null, low: null, high: null };
const patents = sampleIndicator("申请专利", "150", {
  history: Array.from({ length: 12 }, (_, index) => ({ year: 2021, month: index + 1, value: decimal("10") })),
});
const talent = sampleIndicator("引进高层次科技创新人才", "2", { unit: "名", target: range });
const training = sampleIndicator("农民适用技术培训", "10000", { unit: "人次" });
const ratio = sampleIndicator("高新企业销售额与规上企业销售额比值", "25.6", { measure: "ratio", unit: "%", decimals: 1 });
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
      ],
    },
  ]);
  const board = sampleBoard(tasks.flat());
  const items = board.tasks.flatMap((task) => task.indicators.map((indicator) => ({ task, indicator })));
  const absences = new Map([[ratio.key, [{ na: "高新技术企业产值尚未入统", numerator: null, denominator: decimal("77628") }]]]);
  return { board, items, absences };
}

let sheet: Sheet;
let page: ExcelJS.Worksheet;

/** What stands in the data row of the indicator, by column. */
function rowOf(name: string): Record<string, ExcelJS.CellValue> {
  for (let number = 5; number <= page.rowCount; number += 1) {
    const row = page.getRow(number);
    if (row.getCell(3).value !== name) continue;
    return Object.fromEntries(sheet.columns.map((column, index) => [column.key, row.getCell(index + 1).value]));
  }
  throw new Error(`No row ${name}`);
}

beforeAll(async () => {
  sheet = completionSheet(sample(), await completionWords());
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await sheetWorkbook(sheet)).buffer);
  const [first] = workbook.worksheets;
  if (!first) throw new Error("No worksheet");
  page = first;
});

describe("the completion table as a workbook", () => {
  it("holds the percentages of the cases as numbers that show their decimal", () => {
    expect(rowOf("申请专利")).toMatchObject({ target: 150, month: 12, cumulative: 78, lastYear: 60, yearOnYear: 30, completion: 52 });
    expect(rowOf("申请专利").gap).toBe(2);
    expect(rowOf("引进高层次科技创新人才")).toMatchObject({ cumulative: 6, completion: 300, status: "★超额完成" });
    expect(rowOf("农民适用技术培训")).toMatchObject({ cumulative: 6750, completion: 67.5 });
    const [completion, gap] = [page.getCell("J6"), page.getCell("K6")];
    expect([completion.numFmt, gap.numFmt]).toEqual(["0.0", "+0.0;-0.0;0.0"]);
  });

  it("keeps text where a number would say something else", () => {
    expect(rowOf("引进高层次科技创新人才")).toMatchObject({ target: "1-2", remarks: "按上限2名计" });
    expect(rowOf("高新企业销售额与规上企业销售额比值")).toMatchObject({ cumulative: "–", completion: "–", target: 25.6 });
    expect(rowOf("高新企业销售额与规上企业销售额比值").remarks).toBe("高新技术企业产值尚未入统；分母77628");
  });

  it("neutralises text that would be a formula", () => {
    expect(rowOf(`'${hostile.name}`)).toMatchObject({ target: 10 });
  });

  it("has the title, the cut-off with its schedule and a merged heading of two rows", () => {
    expect(page.getCell("A1").value).toBe("市科学技术局2022年目标责任指标完成情况统计表");
    expect(page.getRow(2).values).toContain("统计截止：2022年6月30日（序时进度50.0%）");
    expect(page.getCell("F3").value).toBe("完成情况");
    expect(page.getCell("G3").master.address).toBe("F3");
    expect([page.getCell("F4").value, page.getCell("G4").value]).toEqual(["本月", "累计"]);
    expect(page.getCell("M3").value).toBe("责任分工");
    expect(page.getCell("A4").master.address).toBe("A3");
  });

  it("groups by source with how many are on schedule, and signs off", () => {
    expect(page.getCell("A5").value).toBe("一、政府工作报告（小计3项，达序时3项）");
    expect(page.getCell("A9").value).toBe("二、上级考核（小计2项，达序时0项）");
    expect(page.getCell("A12").value).toBe("合计5项，达序时3项");
    const signing = page.getRow(13);
    expect(sheet.signatures.every((words) => (signing.values as unknown[]).includes(words))).toBe(true);
  });

  it("freezes the headings by rows and columns only and prints on A4 landscape, one page wide, headings repeated", () => {
    expect(page.views[0]).toMatchObject({ state: "frozen", xSplit: 3, ySplit: 4, topLeftCell: "D5" });
    expect(page.pageSetup).toMatchObject({ paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 });
    expect(page.pageSetup).toMatchObject({ printTitlesRow: "1:4", horizontalCentered: true });
    expect(page.pageSetup.printArea).toBe("A1:P18");
    expect(page.headerFooter.oddFooter).toContain("第 &P 页 共 &N 页");
  });
});

describe("the completion table as CSV", () => {
  it("begins with a BOM, keeps numbers plain and text harmless", () => {
    const lines = sheetCsv(sheet).split("\r\n");
    expect(lines[0]?.startsWith("\ufeff序号,指标来源,指标名称")).toBe(true);
    expect(lines[1]).toContain("150,12,78,60,30.0,52.0,2.0,●达序时");
    expect(lines.join("\n")).toContain(`"'=HYPERLINK(""http://x"",""申请"")"`);
  });

  it.each(["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "  =1"])("neutralises %j", async (name) => {
    const model = sampleIndicator(name, "10");
    const board = sampleBoard([{ source: "其他", indicators: [{ model, entries: [] }] }]);
    const items = board.tasks.flatMap((task) => task.indicators.map((indicator) => ({ task, indicator })));
    const csv = sheetCsv(completionSheet({ board, items, absences: new Map() }, await completionWords()));
    expect(csv).toContain(`'${name}`);
  });
});
