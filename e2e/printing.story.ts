import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const A4 = { short: 595, long: 842 };

/** The sheets that a page prints on: how many, and their size in points. */
async function sheetsOf(page: Page): Promise<{ count: number; width: number; height: number }> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const [, width = "0", height = "0"] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
  const count = pdf.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
  return { count, width: Math.round(Number(width)), height: Math.round(Number(height)) };
}

for (const name of ["申请专利", "高新企业销售额与规上企业销售额比值", "专利授权量增速", "园区项目达产达效"]) {
  test(`${name} prints on two sheets of A4, its chart whole`, async ({ as }) => {
    const page = await as("leader");
    await page.goto("/?month=2022-06");
    await page.getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
    expect(await sheetsOf(page)).toEqual({ count: 2, width: A4.short, height: A4.long });
    await page.setViewportSize({ width: 718, height: 1000 });
    await page.emulateMedia({ media: "print" });
    const chart = await page.getByRole("figure").getByRole("img").first().boundingBox();
    expect(chart?.width, "as wide as the sheet").toBeGreaterThan(600);
    expect((chart?.width ?? 0) / (chart?.height ?? 1), "in its own proportions").toBeCloseTo(880 / 300, 1);
  });
}

test("the completion table prints on A4 landscape, its notes at the size of its text", async ({ as }) => {
  const page = await as("leader");
  await page.goto("/tables?month=2022-06");
  expect(await sheetsOf(page)).toMatchObject({ width: A4.long, height: A4.short });
  await page.emulateMedia({ media: "print" });
  for (const part of ["table td", "footer li"]) {
    const size = await page
      .locator(`article ${part}`)
      .first()
      .evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    expect((size * 72) / 96, part).toBeGreaterThanOrEqual(10.5);
  }
});
