import { readFile } from "node:fs/promises";
import { readPage } from "@/test/spreadsheet";
import { expect, test } from "./fixtures";

test("the completion table downloads as a workbook and as CSV with what the page shows", async ({ as }) => {
  const page = await as("viewer");
  await page.goto("/tables?month=2022-06");
  await expect(page.getByRole("row", { name: /申请专利/ })).toContainText("52.0");
  const [workbook] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /xlsx/ }).click(),
  ]);
  expect(workbook.suggestedFilename()).toBe("2022年6月目标任务完成情况统计表(市科学技术局).xlsx");
  const { rows } = readPage(await readFile(await workbook.path()));
  expect(rows.find((cells) => cells[2] === "申请专利")).toEqual(expect.arrayContaining([150, 18, 78, 52, 2]));
  const csv = await page.request.get("/api/v1/tables/completion.csv?month=2022-06");
  const text = await csv.text();
  expect(text.charCodeAt(0)).toBe(0xfeff);
  for (const figures of [
    '150,18,78,"–","–",52.0,2.0',
    '"1—2",2,6,"–","–",300.0,250.0',
    '10000,1330,6750,"–","–",67.5,17.5',
  ])
    expect(text).toContain(figures);
});

test("a filter narrows the table and its downloads alike", async ({ as }) => {
  const page = await as("viewer");
  await page.goto(`/tables?month=2022-06&source=${encodeURIComponent("上级考核")}`);
  await expect(page.getByRole("row", { name: /申请专利/ })).toHaveCount(0);
  const href = await page.getByRole("link", { name: /CSV/ }).getAttribute("href");
  const lines = (await (await page.request.get(href ?? "")).text()).trim().split("\r\n");
  expect(lines).toHaveLength(4);
});

test("an indicator's chart comes when it is in sight, and paper gets the picture", async ({ as }) => {
  const page = await as("leader");
  await page.goto("/?month=2022-06");
  await page.getByRole("link", { name: "申请专利", exact: true }).click();
  const chart = page.getByRole("figure");
  await chart.scrollIntoViewIfNeeded();
  await expect(chart.locator(".recharts-surface")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(chart.locator(".recharts-surface")).toBeHidden();
  await expect(chart.getByRole("img")).toBeVisible();
});

test("nobody signed out gets a table", async ({ request }) => {
  for (const kind of ["xlsx", "csv"])
    expect((await request.get(`/api/v1/tables/completion.${kind}`)).status()).toBe(401);
});
