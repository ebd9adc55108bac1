import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { cellOf, openGrid, shows } from "./grid";

const answered = (page: Page) => page.waitForResponse((response) => response.url().includes("/api/v1/figures/"));

/** Types into a cell and waits for the server's answer. */
async function enter(page: Page, [name, month]: readonly [string, number], text: string): Promise<void> {
  await cellOf(page, name, month).click();
  const answer = answered(page);
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await answer;
}

/** Goes back to a cell that is asked about, and gives the reason by keys alone. */
async function giveReason(page: Page, [name, month]: readonly [string, number], reason: string): Promise<void> {
  await cellOf(page, name, month).click();
  await page.keyboard.press("Alt+r");
  await page.keyboard.type(reason);
  const answer = answered(page);
  await page.keyboard.press("Enter");
  await answer;
  await expect(page.getByText("已保存", { exact: true })).toBeVisible();
}

/** The row of the table; a telephone's card says the same, out of sight here. */
const inRow = (page: Page) => page.getByRole("row").filter({ hasText: "农民适用技术培训" });

test("approving everything asks about what is doubtful first", async ({ as }) => {
  const [reporter, reviewer] = [await as("nongcun-keyuan"), await as("nongcun-kezhang")];
  await openGrid(reporter, "2022-08");
  await enter(reporter, ["农民适用技术培训", 8], "9000");
  await giveReason(reporter, ["农民适用技术培训", 8], "全年集中培训");
  await enter(reporter, ["农业科技计划立项", 8], "1");
  await reporter.getByRole("button", { name: /^提交8月/ }).click();
  await expect(reporter.getByText("已提交 2 项。")).toBeVisible();

  await openGrid(reviewer, "2022-08");
  await expect(inRow(reviewer).getByText("有疑点：全年集中培训")).toBeVisible();
  await reviewer.getByRole("button", { name: "全部通过（2 项）" }).click();
  await expect(reviewer.getByText("农民适用技术培训：全年集中培训")).toBeVisible();
  await reviewer.getByRole("button", { name: "先通过其余 1 项" }).click();
  await expect(reviewer.getByText("已通过 1 项。")).toBeVisible();
  await expect(inRow(reviewer).getByText("有疑点：全年集中培训")).toBeVisible();
  await reviewer.getByRole("button", { name: "全部通过（1 项）" }).click();
  await reviewer.getByRole("button", { name: "全部 1 项都通过" }).click();
  await expect(inRow(reviewer).getByText("有疑点：全年集中培训")).toBeHidden();
});

test("another's draft is told by name, and written over only when that is confirmed", async ({ as }) => {
  const [reporter, coordinator] = [await as("zhishi-keyuan"), await as("bangongshi")];
  const cell = ["有效发明专利拥有量", 9] as const;
  await openGrid(reporter, "2022-09");
  await enter(reporter, cell, "3");
  await openGrid(coordinator, "2022-09", "zscq");
  await shows(cellOf(coordinator, ...cell), "有草稿");
  await cellOf(coordinator, ...cell).click();
  await expect(coordinator.getByText("知识产权科科员已填草稿", { exact: true }).first()).toBeVisible();
  await enter(coordinator, cell, "2");
  await cellOf(coordinator, ...cell).click();
  await expect(coordinator.getByText("知识产权科科员已填草稿，您无权查看内容。用您填的覆盖？")).toBeVisible();
  await coordinator.getByRole("button", { name: "保留草稿" }).click();
  await shows(cellOf(coordinator, ...cell), "有草稿");
  await enter(coordinator, cell, "2");
  await cellOf(coordinator, ...cell).click();
  await coordinator.getByRole("button", { name: "覆盖（代填）" }).click();
  await expect(coordinator.getByText("已保存", { exact: true })).toBeVisible();
  await reporter.reload();
  await shows(cellOf(reporter, ...cell), "2");
});

test("an approved day is changed only with a reason, and stays in sight", async ({ as }) => {
  const [reporter, reviewer] = [await as("gaoxin-keyuan"), await as("gaoxin-kezhang")];
  const cell = ["泡沫彩釉玻璃项目投产", 7] as const;
  await openGrid(reporter);
  await enter(reporter, cell, "20");
  await reporter.getByRole("button", { name: /^提交7月/ }).click();
  await expect(reporter.getByText(/^已提交 \d+ 项/)).toBeVisible();
  await openGrid(reviewer);
  await reviewer.getByRole("row").filter({ hasText: cell[0] }).getByRole("button", { name: "通过" }).click();
  await expect(reviewer.getByText("已通过 1 项。")).toBeVisible();
  await expect(cellOf(reviewer, ...cell).locator("input")).toBeFocused();
  await openGrid(reporter);
  await enter(reporter, cell, "25");
  await cellOf(reporter, ...cell).click();
  await expect(reporter.getByText("已审核的完成日是 2022-07-20")).toBeVisible();
  await giveReason(reporter, cell, "验收推迟");
  await reporter.reload();
  await cellOf(reporter, ...cell).click();
  await expect(reporter.getByText("已审核：2022-07-20")).toBeVisible();
});

test("locking a month names what it lacks, asks, and closes its question behind it", async ({ as }) => {
  const page = await as("bangongshi");
  await openGrid(page, "2022-10");
  await page.getByText("锁定10月", { exact: true }).click();
  await expect(page.getByText(/还有 \d+ 项没有上报/)).toBeVisible();
  await expect(page.getByText("知识产权科：有效发明专利拥有量")).toBeVisible();
  await page.getByRole("button", { name: "仍然锁定10月" }).click();
  await expect(page.getByText("解锁10月").first()).toBeVisible();
  await expect(page.getByLabel("解锁原因")).toBeHidden();
  await page.locator("summary", { hasText: "解锁10月" }).click();
  await page.getByLabel("解锁原因").fill("补录");
  await page.keyboard.press("Enter");
  await expect(page.locator("summary", { hasText: "解锁10月" })).toBeHidden();
  await expect(page.getByRole("button", { name: "仍然锁定10月" })).toBeHidden();
});
