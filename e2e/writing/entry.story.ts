import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { cellOf, openGrid, paste, shows } from "./grid";

/** A row of the overview in July, on a basis. */
async function overviewRow(page: Page, basis: "approved" | "submitted", name: string): Promise<string> {
  await page.goto(`/?month=2022-07&basis=${basis}`);
  return page
    .getByRole("row")
    .filter({ has: page.getByRole("link", { name, exact: true }) })
    .first()
    .innerText();
}

test("a pasted month is submitted, then approved, and only then official", async ({ as }) => {
  const [reporter, reviewer] = [await as("zhishi-keyuan"), await as("zhishi-kezhang")];
  await openGrid(reporter);
  await cellOf(reporter, "有效发明专利拥有量", 7).click();
  await paste(reporter, "2\r\n１2\r\n17\r\n");
  await shows(cellOf(reporter, "申请专利", 7), "12");
  await expect(reporter.getByText("已保存")).toBeVisible();
  await reporter.getByRole("button", { name: /^提交7月/ }).click();
  await expect(reporter.getByText("已提交 3 项。")).toBeVisible();
  expect(await overviewRow(reporter, "submitted", "申请专利")).toContain("60.0");
  expect(await overviewRow(reporter, "approved", "申请专利")).toContain("52.0");

  await openGrid(reviewer);
  await shows(cellOf(reviewer, "申请专利", 7), "12");
  await reviewer.getByRole("button", { name: "退回" }).first().click();
  await reviewer.getByRole("textbox", { name: "退回意见" }).fill("请核对台账");
  await reviewer.keyboard.press("Enter");
  await expect(reviewer.getByText("已退回 1 项。")).toBeVisible();
  await reviewer.getByRole("button", { name: /^全部通过/ }).click();
  await expect(reviewer.getByText("已通过 2 项。")).toBeVisible();
  expect(await overviewRow(reviewer, "approved", "申请专利")).toContain("60.0");

  await openGrid(reporter);
  await cellOf(reporter, "有效发明专利拥有量", 7).click();
  await expect(reporter.getByText("退回意见：请核对台账")).toBeVisible();
});

test("what is typed shows at once, is saved within a second, and is marked when it is no figure", async ({ as }) => {
  const page = await as("gaoxin-keyuan");
  await openGrid(page);
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "新项目储备", exact: true }) });
  const completion = row.locator("[data-derived=completion]");
  await expect(completion).toHaveText("120.0");
  await cellOf(page, "新项目储备", 7).click();
  await page.keyboard.type("3");
  await expect(completion).toHaveText("150.0");
  const saved = page.waitForResponse((response) => response.url().includes("/api/v1/figures/") && response.ok());
  const left = Date.now();
  await page.keyboard.press("Enter");
  await saved;
  expect(Date.now() - left).toBeLessThan(1000);

  await cellOf(page, "新项目储备", 7).click();
  await page.keyboard.type("1.2万");
  await page.keyboard.press("Tab");
  await cellOf(page, "新项目储备", 7).click();
  await expect(page.getByText("请直接填 12000")).toBeVisible();
  await expect(page.locator("td[aria-invalid] input")).toHaveValue("1.2万");
  await page.keyboard.press("Escape");
  await expect(page.getByText("请直接填 12000")).toBeHidden();
  await shows(cellOf(page, "新项目储备", 7), "3");
});

test("figures typed without a connection survive a reload and are sent when it is back", async ({ as }) => {
  const page = await as("nongcun-keyuan");
  await openGrid(page);
  await page.route("**/api/v1/figures**", (route) => route.abort("internetdisconnected"));
  await cellOf(page, "农民适用技术培训", 7).click();
  await page.keyboard.type("950");
  await page.keyboard.press("Enter");
  await expect(page.getByText("离线，1 项待发")).toBeVisible();
  await page.reload();
  await expect(page.getByText("离线，1 项待发")).toBeVisible();
  await shows(cellOf(page, "农民适用技术培训", 7), "950");
  await page.unroute("**/api/v1/figures**");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(page.getByText("已保存")).toBeVisible();
  await page.reload();
  await shows(cellOf(page, "农民适用技术培训", 7), "950");
});

test("of two people on one cell the second is shown both figures", async ({ as }) => {
  const [first, second] = [await as("chengguo-keyuan"), await as("chengguo-kezhang")];
  await openGrid(first);
  await openGrid(second);
  const saved = first.waitForResponse((response) => response.url().includes("/api/v1/figures/"));
  await cellOf(first, "引进高层次科技创新人才", 7).click();
  await first.keyboard.type("1");
  await first.keyboard.press("Enter");
  await saved;
  await cellOf(second, "引进高层次科技创新人才", 7).click();
  await second.keyboard.type("2");
  await second.keyboard.press("Tab");
  await expect(second.getByText("1 处须处理")).toBeVisible();
  await second.getByText("1 处须处理").click();
  await expect(second.getByRole("group").filter({ hasText: "成果与人才科科员填报" })).toContainText("您填的");
  await second.getByRole("button", { name: "改用我的" }).click();
  await expect(second.getByText("已保存")).toBeVisible();
  await first.reload();
  await shows(cellOf(first, "引进高层次科技创新人才", 7), "2");
});

test("the API saves a cell, answers a stale request with both values, and a stranger with nothing", async ({ as }) => {
  const [reporter, stranger] = [await as("chengguo-keyuan"), await as("nongcun-keyuan")];
  const put = (page: Page, value: string, basedOn: string | null) =>
    page.request.put("/api/v1/figures/a_ind2/2022-08", { data: { value, basedOn } });
  const first = await (await put(reporter, "1", null)).json();
  expect(first).toMatchObject({ review: "draft", changed: true });
  expect(await (await put(reporter, "1", null)).json()).toEqual({ ...first, changed: false });
  const stale = await put(reporter, "2", null);
  expect(stale.status()).toBe(409);
  expect((await stale.json()).error).toMatchObject({
    code: "conflict",
    field: "",
    yours: { value: "2" },
    theirs: { content: { value: "1" } },
  });
  expect((await put(stranger, "3", null)).status()).toBe(404);
  const text = await put(reporter, "1-2", first.revision);
  expect(text.status()).toBe(422);
  expect((await text.json()).error).toMatchObject({ code: "invalid", field: "value" });
  const locked = await reporter.request.put("/api/v1/figures/a_ind2/2022-06", { data: { value: "1", basedOn: null } });
  expect((await locked.json()).error).toMatchObject({ field: "month" });
});

test("signing out with something unsent asks first and then leaves nothing behind", async ({ as }) => {
  const page = await as("chengguo-keyuan");
  await openGrid(page);
  await page.route("**/api/v1/figures**", (route) => route.abort("internetdisconnected"));
  await cellOf(page, "高新技术产业化与重点成果转化项目", 7).click();
  await page.keyboard.type("2");
  await page.keyboard.press("Enter");
  await expect(page.getByText("离线，1 项待发")).toBeVisible();
  const kept = () =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("guoban.entry.")).length);
  page.once("dialog", (dialog) => dialog.dismiss());
  await page.getByRole("button", { name: "退出" }).click();
  expect(await kept()).toBe(1);
  page.once("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: "退出" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await kept()).toBe(0);
});

/** What the cell that has the keyboard is called. */
const standsOn = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? ""));

test("a month is entered by keys alone: words in the place of a figure, and back", async ({ as }) => {
  const page = await as("gaoxin-keyuan");
  await page.goto("/entry?month=2022-09");
  await standsOn(page).toContain("9月 · ");
  const first = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  await page.keyboard.type("未入统");
  await page.keyboard.press("Enter");
  await expect(page.getByText("标注为无数据：未入统？")).toBeVisible();
  const saved = () => page.waitForResponse((response) => response.url().includes("/api/v1/figures/"));
  const marked = saved();
  await page.keyboard.press("Enter");
  await standsOn(page).not.toBe(first);
  await marked;
  await page.keyboard.press("ArrowUp");
  await expect(page.locator("td:has(input:focus) input")).toHaveValue("未入统");
  const takenBack = saved();
  await page.keyboard.press("Control+z");
  await expect(page.getByText("已撤销 1 格的改动")).toBeVisible();
  await takenBack;
  await page.reload();
  await standsOn(page).toBe(first);
  await expect(page.locator("td:has(input:focus) input")).toHaveValue("");
});

test("a block with names and months finds its cells, is taken back whole, and leaves locked months alone", async ({
  as,
}) => {
  const page = await as("zhishi-keyuan");
  await page.goto("/entry?month=2022-08");
  await expect(page.getByRole("grid")).toBeVisible();
  const [patents, own] = [cellOf(page, "申请专利", 8), cellOf(page, "有效发明专利拥有量", 8)];
  await patents.click();
  await paste(page, "指标\t6月\t8月\r\n申请专利\t99\t11\r\n有效发明专利拥有量\t99\t3\r\n没有的指标\t1\t2\r\n");
  await shows(patents, "11");
  await shows(own, "3");
  await expect(page.getByText("6月未开放填报")).toBeVisible();
  await expect(page.getByText("没有的指标")).toBeVisible();
  await shows(cellOf(page, "申请专利", 6), "12");
  await expect(page.getByText("已保存")).toBeVisible();
  await page.keyboard.press("Control+z");
  await shows(patents, "");
  await shows(own, "");
  await page.keyboard.press("Control+y");
  await shows(patents, "11");
  await page.keyboard.press("Control+z");
  await expect(page.getByText("已保存")).toBeVisible();
  await page.reload();
  await shows(patents, "");
});

test("Escape on a conflict shows theirs, and nothing else", async ({ as }) => {
  const [first, second] = [await as("nongcun-keyuan"), await as("nongcun-kezhang")];
  for (const page of [first, second]) await page.goto("/entry?month=2022-09");
  const cell = (page: Page) => cellOf(page, "农民适用技术培训", 9);
  const enter = async (page: Page, figure: string) => {
    await cell(page).click();
    const answered = page.waitForResponse((response) => response.url().includes("/api/v1/figures/"));
    await page.keyboard.type(figure);
    await page.keyboard.press("Tab");
    await answered;
  };
  await enter(first, "950");
  await enter(second, "960");
  await expect(second.getByText("1 处须处理")).toBeVisible();
  await cell(second).click();
  await second.keyboard.press("Escape");
  await shows(cell(second), "950");
  await expect(second.getByText("已保存")).toBeVisible();
  await second.reload();
  await shows(cell(second), "950");
});

test("a number of twelve digits is whole, and the month that is filled stays beside what is computed", async ({
  as,
}) => {
  const page = await as("gaoxin-keyuan");
  await openGrid(page, "2022-09");
  const cell = cellOf(page, "开发应用信息化技术及成果", 9);
  await cell.click();
  await page.keyboard.type("123456789012.1234");
  await page.keyboard.press("Enter");
  await cell.click();
  await expect(page.getByLabel("原因说明")).toBeVisible();
  await page.keyboard.press("Alt+r");
  await page.keyboard.type("试填");
  await page.keyboard.press("Enter");
  await expect(page.getByText("已保存", { exact: true })).toBeVisible();
  for (const width of [1366, 1250, 1093, 1024, 683]) {
    await page.setViewportSize({ width, height: 768 });
    await page.reload();
    await standsOn(page).toContain("9月 · ");
    const endOfCell = () =>
      page.evaluate(() => document.activeElement?.closest("td")?.getBoundingClientRect().right ?? 0);
    const frozen = width > 1240 ? await page.locator("[data-derived=actual]").first().boundingBox() : null;
    await expect.poll(endOfCell).toBeLessThanOrEqual(frozen?.x ?? width);
    const text = cell.locator("span").last();
    expect(await text.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  }
  await cell.click();
  const cleared = page.waitForResponse((response) => response.url().includes("/api/v1/figures/"));
  await page.keyboard.press("Delete");
  await page.keyboard.press("Enter");
  await cleared;
});

test("at 200% every line still says what it takes, and the cell's words are whole", async ({ as }) => {
  const page = await as("gaoxin-keyuan");
  await page.setViewportSize({ width: 683, height: 384 });
  await page.goto("/entry?month=2022-07");
  await standsOn(page).toContain("7月 · ");
  const name = "高新企业销售额与规上企业销售额比值";
  const head = await page.getByRole("rowheader", { name, exact: true }).boundingBox();
  const takes = await page.getByRole("gridcell", { name: /^分母/ }).boundingBox();
  expect(takes?.x).toBeGreaterThanOrEqual((head?.x ?? 0) + (head?.width ?? 0) - 1);
  const cut = await page
    .locator("p:has(> b) > span")
    .evaluateAll((words) => words.filter((each) => each.scrollWidth > each.clientWidth).length);
  expect(cut).toBe(0);
});
