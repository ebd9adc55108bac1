/** The entry grid as the stories use it. */
import type { Locator, Page } from "@playwright/test";
import { expect } from "../fixtures";

/** The grid of a month of the demo year, at rest. */
export async function openGrid(page: Page, month = "2022-07", office = "all"): Promise<void> {
  await page.goto(`/entry?month=${month}&office=${office}`);
  await expect(page.getByRole("grid")).toBeVisible();
  await expect(page.getByText("已保存")).toBeVisible();
}

/** The cell of an indicator's line in a month's column. */
export const cellOf = (page: Page, name: string, month: number) =>
  page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name, exact: true }) })
    .locator(`td[data-month="${month}"]`)
    .first();

/** What a cell shows: as text, or in the input where the reader stands. */
export const shows = async (cell: Locator, text: string) =>
  expect
    .poll(() => cell.evaluate((element) => element.querySelector("input")?.value ?? element.textContent))
    .toBe(text);

export const paste = (page: Page, text: string) =>
  page.evaluate((plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", plain);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
