import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createTranslator } from "next-intl";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { completionWords } from "@/app/_tables/completion-words";
import zh from "@/messages/zh-CN.json";
import { provideOffice } from "@/scripts/steps/office.mjs";
import { decimal, numbersOf, sampleBoard, sampleEntries, sampleIndicator } from "@/test/sample-board";
import { readPage } from "@/test/spreadsheet";
import { completionTable } from "./completion-table";
import { tableWorkbook } from "./workbook";

vi.mock("next-intl/server", () => ({
  getLocale: async () => "zh-CN",
  getTranslations: async (namespace: "tables" | "status") =>
    createTranslator({ locale: "zh-CN", messages: zh, namespace }),
}));

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "guoban-office-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Opens a file with LibreOffice, in a profile of its own, and saves it as another kind. */
function convert(office: string, file: string, kind: string): Promise<Buffer> {
  const out = path.join(folder, kind);
  const profile = `-env:UserInstallation=file://${path.join(folder, `profile-${kind}`)}`;
  const filter = kind === "csv" ? "csv:Text - txt - csv (StarCalc):44,34,76,1" : kind;
  return new Promise((resolve, reject) => {
    const child = spawn(office, [profile, "--headless", "--convert-to", filter, "--outdir", out, file], {
      stdio: "ignore",
    });
    child.on("error", reject);
    child.on("close", () => resolve(fs.readFileSync(path.join(out, `${path.basename(file, ".xlsx")}.${kind}`))));
  });
}

const long = sampleIndicator("名称很长的指标：".repeat(6), "900000000000", { unit: "元", decimals: 4 });
const many = Array.from({ length: 60 }, (_, index) =>
  sampleIndicator(`第${index + 1}项指标`, "12345678.9", { decimals: 1 }),
);

async function sample() {
  const indicators = [long, ...many].map((model, index) => ({
    model,
    entries: sampleEntries(model, index === 0 ? ["700000000000.0003"] : ["109613.4", "0.1", null, null, null, "0"]),
  }));
  const board = sampleBoard([{ source: "政府工作报告", indicators }]);
  const items = board.tasks.flatMap((task) => task.indicators.map((indicator) => ({ task, indicator })));
  const absences = new Map([[long.key, [{ na: "=1+1\n尚未入统", numerator: null, denominator: decimal("77628") }]]]);
  return completionTable(
    { board, items, numbers: numbersOf(items), absences, underWay: null, official: null },
    await completionWords(),
  );
}

describe("the completion table in LibreOffice", () => {
  let rows: string[] = [];
  let pdf = "";
  let written: readonly (readonly (string | number | undefined)[])[] = [];

  beforeAll(async () => {
    const office = await provideOffice();
    const bytes = await tableWorkbook(await sample());
    const file = path.join(folder, "table.xlsx");
    fs.writeFileSync(file, bytes);
    written = readPage(bytes).rows;
    const [csv, print] = await Promise.all([convert(office, file, "csv"), convert(office, file, "pdf")]);
    rows = csv.toString().split("\n");
    pdf = print.toString("latin1");
  }, 300_000);

  it("shows every number whole, as it is shown here", () => {
    expect(rows.join("\n")).not.toContain("##");
    expect(rows.find((row) => row.includes("第60项指标"))).toContain('"12,345,678.9",0.0,"109,613.5"');
    expect(rows.join("\n")).toContain("700000000000.0003");
    expect(rows.join("\n")).toContain("=1+1");
  });

  it("has as many rows as the second reader finds", () => {
    expect(written.filter((cells) => String(cells[2]).endsWith("项指标"))).toHaveLength(60);
    expect(rows.filter((row) => /第\d+项指标/.test(row))).toHaveLength(60);
  });

  it("prints on landscape sheets, one page wide", () => {
    const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, width, height]) => [
      Number(width),
      Number(height),
    ]);
    expect(boxes.length).toBeGreaterThan(1);
    expect(boxes.length).toBeLessThan(8);
    for (const [width = 0, height = 0] of boxes) expect(width).toBeGreaterThan(height);
  });
});
