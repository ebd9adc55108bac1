import { expect, test } from "./fixtures";
import { serveDemoYear } from "./server";

test("an approved figure stands on the wall within two seconds, a submitted one does not", async ({ as }) => {
  const [wall, reporter, reviewer] = [await as("viewer"), await as("nongcun-keyuan"), await as("nongcun-kezhang")];
  await wall.goto("/wall?month=2022-09");
  const row = wall.getByRole("listitem").filter({ hasText: "现代农业园" });
  await expect(wall.getByText("数据更新于")).toBeVisible();
  for (let page = 0; page < 5 && !(await row.isVisible()); page++) await wall.keyboard.press("ArrowRight");
  await expect(row).toContainText("100.0%");

  const saved = await reporter.request.put("/api/v1/figures/a_park/2022-09", { data: { value: "18", basedOn: null } });
  expect(saved.status(), await saved.text()).toBe(200);
  const submitted = await reporter.request.post("/api/v1/figures/submit", { data: { month: "2022-09" } });
  expect(submitted.ok(), await submitted.text()).toBe(true);
  await wall.waitForTimeout(2000);
  await expect(row).toContainText("100.0%");

  const { figures } = await (await reviewer.request.get("/api/v1/figures?year=2022&month=2022-09")).json();
  const cell = figures.find(({ key }: { key: string }) => key === "a_park");
  const approval = { figures: [{ assignment: "a_park", month: "2022-09", basedOn: cell.revision }] };
  const approved = await reviewer.request.post("/api/v1/figures/approve", { data: approval });
  expect(approved.ok(), await approved.text()).toBe(true);
  await expect(row).toContainText("90.0%", { timeout: 2000 });
});

test("today's share of the year turns over at China's midnight on a wall that stands open", async ({ as }) => {
  const wall = await as("viewer");
  await wall.clock.install({ time: new Date("2022-07-31T15:59:00Z") });
  await wall.goto("/wall?month=2022-06");
  await expect(wall.getByText("今日已过全年58.1%")).toBeVisible();
  await wall.clock.runFor("01:30");
  await expect(wall.getByText("今日已过全年58.4%")).toBeVisible();
});

test("the wall keeps its data and says how old they are when the server is gone", async ({ browser }) => {
  const served = await serveDemoYear();
  const context = await browser.newContext({ baseURL: served.url, locale: "zh-CN" });
  try {
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.locator("input[name=username]:visible").fill("guanchayuan");
    await page.locator("input[name=password]:visible").fill("Guoban2022");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname !== "/sign-in");
    await page.goto("/wall");
    await expect(page.getByText("数据更新于")).toBeVisible();
    await served.stop();
    await expect(page.getByText("与服务器失去连接")).toBeVisible({ timeout: 15_000 });
    await expect(page.getByText("申请专利")).toBeVisible();
  } finally {
    await context.close();
    await served.stop();
  }
});

for (const [width, height] of [
  [1920, 1080],
  [3840, 2160],
] as const)
  test(`at ${width}×${height} the wall fills the screen and cuts nothing off`, async ({ as }) => {
    const page = await as("leader");
    await page.setViewportSize({ width, height });
    await page.goto("/wall?month=2022-06");
    await expect(page.getByText("数据更新于")).toBeVisible();
    const scale = width / 1920;
    const rows = await page
      .locator("ol > li")
      .evaluateAll((items) => items.map((item) => item.getBoundingClientRect().bottom));
    expect(rows.length).toBeGreaterThanOrEqual(8);
    const foot = await page.locator("footer").evaluate((element) => element.getBoundingClientRect());
    expect(Math.max(...rows)).toBeLessThanOrEqual(foot.top + 1);
    expect(foot.bottom).toBeLessThanOrEqual(height);
    const smallest = await page.evaluate(() =>
      Math.min(
        ...Array.from(document.querySelectorAll("main *"), (element) => parseFloat(getComputedStyle(element).fontSize)),
      ),
    );
    expect(smallest, "readable from ten metres").toBeGreaterThanOrEqual(21 * scale - 0.01);
  });
