/** A table of 2,000 rows as files, against what the libraries take for the same cells and nothing else. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { stringify } from "csv-stringify/sync";
import { writeXlsx } from "hucre/xlsx";
import { COMPLETION_COLUMNS } from "@/lib/documents/completion-columns";
import { tableCsv } from "@/lib/documents/csv";
import { type Table, type TableCell, type TableRow, shownCell, signedCell, textCell } from "@/lib/documents/rules";
import { tableWorkbook } from "@/lib/documents/workbook";
import { compareTimes, type Ratio, within } from "./measure";

const ROWS = 2000;

/** A row as a bureau has them: long names, few offices and people, numbers of all sizes. */
function row(index: number): TableRow {
  const cells: readonly TableCell[] = [
    shownCell(String(index + 1)),
    textCell(["政府工作报告", "上级考核", "协助任务"][index % 3] ?? ""),
    textCell(`规模以上工业企业研发经费支出占主营业务收入比重较上年提升第${index + 1}项`),
    textCell(["件", "万元", "%"][index % 3] ?? ""),
    shownCell(String((index % 17) * 1300 + 10)),
    shownCell(index % 5 === 0 ? "–" : String(index % 97)),
    shownCell(String((index * 7919) % 123457)),
    shownCell(index % 3 === 0 ? "–" : String(index % 1009)),
    shownCell(`${index % 41}.5`),
    shownCell(`${index % 151}.3`),
    signedCell(`+${index % 51}.3`),
    textCell(["●达序时", "▲超序时", "◑欠序时"][index % 3] ?? ""),
    textCell(`分管副局长${index % 6}`),
    textCell(`第${index % 60}科`),
    textCell(`科长${index % 60}`),
    textCell(index % 4 === 0 ? "数据截至5月；按上限2名计" : ""),
  ];
  return { kind: "data", id: String(index), cells };
}

const table: Table = {
  title: "2022年目标责任指标完成情况统计表",
  line: ["填报单位：市科技局（盖章）", "统计截止：2022年6月30日（序时进度50.0%）", "单位：见表"],
  columns: COMPLETION_COLUMNS.map(({ key, group, align, wraps }) => ({ key, group, align, wraps, title: key })),
  frozen: 3,
  rows: Array.from({ length: ROWS }, (_, index) => row(index)),
  notes: ["注：1.序时进度按月计算。"],
  signatures: ["单位负责人：", "审核人："],
  footer: "第 &P 页 共 &N 页",
  fileName: "table",
  plainName: "table",
  sheetName: "2022年6月",
  day: new Date(Date.UTC(2022, 5, 30)),
};

const cells = table.rows.flatMap((each) => (each.kind === "data" ? [each.cells] : []));

/** The longest that anyone else waits while a workbook is made, ms. */
async function longestWait(): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  for (let round = 0; round < 5; round++) await tableWorkbook(table);
  delay.disable();
  return delay.max / 1e6;
}

export async function documentRatios(): Promise<Ratio[]> {
  const bare = cells.map((row) => row.map((cell) => (cell.kind === "number" ? cell.value : cell.text)));
  const texts = cells.map((row) => row.map((cell) => (cell.kind === "number" ? cell.plain : cell.text)));
  const workbook = await compareTimes(
    { name: "a table of 2,000 rows as .xlsx, against the library's own time for the bare cells", bound: 1.5 },
    { floor: () => writeXlsx({ sheets: [{ name: "bare", rows: bare }] }), own: () => tableWorkbook(table) },
  );
  const csv = await compareTimes(
    { name: "the same as CSV, against csv-stringify", bound: 2 },
    { floor: () => stringify(texts, { bom: true, record_delimiter: "windows" }), own: () => tableCsv(table) },
  );
  const wait = await longestWait();
  return [workbook, csv, within("longest wait of others while .xlsx are made", wait, { most: 200, unit: "ms" })];
}
