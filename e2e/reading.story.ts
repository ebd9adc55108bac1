import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const TELEPHONE = { width: 390, height: 844 };

test("a month chosen with the keyboard applies at once, and the keyboard stays where it was", async ({ as }) => {
  const page = await as("leader");
  await page.goto("/?month=2022-06");
  const month = page.getByLabel("截止月份");
  await month.focus();
  await page.keyboard.press("ArrowUp");
  await expect(page).toHaveURL(/month=2022-05/);
  await expect(page.locator("body")).toContainText("截至2022年5月31日");
  await expect(month).toBeFocused();
  await page.goBack();
  await expect(page.locator("body")).toContainText("截至2022年6月30日");
  await expect(month).toHaveValue("2022-06");
});

test("a word narrows the rows as it is typed", async ({ as }) => {
  const page = await as("leader");
  await page.goto("/?month=2022-06");
  await page.getByRole("searchbox").fill("专利");
  await expect(page.getByRole("link", { name: "新项目储备", exact: true })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "申请专利", exact: true })).toBeVisible();
  await expect(page.getByRole("searchbox")).toBeFocused();
});

test("a row says what the month brought and what changed since the last", async ({ as }) => {
  const page = await as("viewer");
  await page.goto("/?month=2022-06");
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: "申请专利", exact: true }) });
  await expect(row).toContainText("本月 18");
  await expect(row).toContainText("较上月 +12.0");
});

test("one wording counts what is at schedule, and the average has its own schedule beside it", async ({ as }) => {
  const page = await as("leader");
  const counts = { done: 12, comparable: 16, left: 2 };
  await page.goto("/?month=2022-06");
  const tile = page.locator("dl > div").filter({ hasText: "达序时" }).first();
  await expect(tile).toContainText(`${counts.done}/ 可比${counts.comparable}项`);
  await expect(tile).toContainText(`另有${counts.left}项不可比`);
  const average = page.locator("dl > div").filter({ hasText: "加权平均完成比例" });
  await expect(average).toContainText("同口径15项：平均70.6%，序时58.4%");
  const sentence = `可比${counts.comparable}项中达序时${counts.done}项，另有${counts.left}项不可比`;
  await average.getByRole("link").click();
  await expect(page.locator("body")).toContainText(sentence);
  await page.goto("/tables?month=2022-06");
  await expect(page.locator("body")).toContainText(`合计18项，${sentence}`);
  await page.goto("/wall?month=2022-06");
  await expect(page.locator("body")).toContainText(`可比${counts.comparable}项，另有${counts.left}项不可比`);
});

test("an office's average has a tick where its schedule stands", async ({ as }) => {
  const page = await as("viewer");
  await page.goto("/offices?month=2022-06");
  const bar = page
    .getByRole("row")
    .filter({ hasText: "知识产权科" })
    .getByRole("img", { name: /同口径\d+项/ });
  await expect(bar).toBeVisible();
});

test("the month under way is named on the page and in what is printed of it", async ({ as }) => {
  const page = await as("leader");
  await page.goto("/");
  await expect(page.locator("main header").first()).toContainText(/7月：已审核\d+\/19/);
  await page.goto("/tables");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(/7月数据正在报送，已审核\d+\/19项，未计入本表。/)).toBeVisible();
});

test("the number of missing reports leads to which they are, on an office's page too", async ({ as }) => {
  const page = await as("leader");
  await page.goto("/offices?month=2022-07");
  await page.getByRole("link", { name: "高新技术科", exact: true }).click();
  await page.getByRole("link", { name: /还有\d+项未报/ }).click();
  await expect(page).toHaveURL(/#missing$/);
  await expect(page.locator("#missing")).toBeVisible();
});

test("the source's heading folds its rows away, and paper has them all the same", async ({ as }) => {
  const page = await as("viewer");
  await page.goto("/?month=2022-06");
  const row = page.getByRole("link", { name: "申请专利", exact: true });
  await page.getByRole("button", { name: "政府工作报告" }).click();
  await expect(row).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(row).toBeVisible();
});

test("offices stand in the order that their reader asks for", async ({ as }) => {
  const page = await as("leader");
  await page.goto("/offices?month=2022-06");
  await page.getByRole("columnheader", { name: "平均完成比例" }).getByRole("link").click();
  await expect(page.getByRole("columnheader", { name: "平均完成比例" })).toHaveAttribute("aria-sort", "descending");
  const averages = (await page.locator('td[data-label^="平均完成比例"]').allInnerTexts()).map((text) =>
    Number.parseFloat(text),
  );
  const counted = averages.filter((average) => !Number.isNaN(average));
  expect(counted.length).toBeGreaterThan(4);
  expect(counted).toEqual([...counted].sort((a, b) => b - a));
  expect(averages.slice(0, counted.length)).toEqual(counted);
});

test("the principal leader's own page is the whole plan", async ({ as }) => {
  const page = await as("juzhang");
  await page.goto("/?month=2022-06");
  await page.getByRole("link", { name: "我的责任" }).click();
  await expect(page.getByRole("heading", { name: "全局各项任务的指标" })).toBeVisible();
  await expect(page.getByRole("link", { name: "申请专利", exact: true })).toBeVisible();
});

/** Frames inside the page that scroll sideways. */
const framesAside = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll("main *"))
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .filter((element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX))
      .map((element) => element.textContent?.slice(0, 40)),
  );

for (const name of ["申请专利", "园区项目达产达效", "专利授权量增速"]) {
  test(`on a telephone ${name} is read from top to bottom, nothing aside`, async ({ as }) => {
    const page = await as("leader");
    await page.setViewportSize(TELEPHONE);
    await page.goto("/?month=2022-06");
    await page.getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
    expect(await framesAside(page)).toEqual([]);
  });
}

for (const [width, height] of [
  [1024, 768],
  [683, 384],
] as const)
  test(`at ${width}×${height} no page sticks out to the side`, async ({ as }) => {
    const page = await as("leader");
    await page.setViewportSize({ width, height });
    for (const path of ["/", "/offices", "/people", "/derivation", "/tables"]) {
      await page.goto(`${path}?month=2022-06`);
      const aside = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(aside, path).toBeLessThanOrEqual(0);
    }
  });

for (const path of ["/", "/offices", "/people", "/tables", "/account"]) {
  test(`on a telephone ${path} scrolls down only, and its menu unfolds`, async ({ as }) => {
    const page = await as("leader");
    await page.setViewportSize(TELEPHONE);
    await page.goto(`${path}?month=2022-06`);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways).toBeLessThanOrEqual(0);
    const place = page.getByRole("link", { name: "科室", exact: true }).first();
    await expect(place).toBeHidden();
    await page.getByText("菜单", { exact: true }).click();
    await expect(place).toBeVisible();
  });
}

test("whose name stands nowhere in the plan is led on to what their office answers for", async ({ as }) => {
  const page = await as("gaoxin-keyuan");
  await page.goto("/");
  await page.getByRole("link", { name: "我的责任" }).click();
  await page.locator("main").getByRole("link", { name: "高新技术科", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("高新技术科");
});
