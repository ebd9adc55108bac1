import { expect, test } from "./fixtures";

test("the entry grid takes a figure in Chromium 86 and saves it", async ({ open }) => {
  const page = await open("/entry?month=2022-08", "reporter");
  const cell = 'td[data-line="0"][data-month="8"]';
  const text = () => page.evaluate(() => document.body.innerText);
  expect(await text()).toContain("已保存");
  await page.click(cell);
  const saved = page.waitForResponse((response: { url(): string }) => response.url().includes("/api/v1/figures/"));
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");
  expect((await saved).status()).toBe(200);
  await page.waitForFunction(() => document.querySelector("[role=status]")?.textContent === "已保存");
  expect(await page.$eval(cell, (element) => element.textContent)).toBe("3");
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, "nothing sticks out at 1366 pixels").toBeLessThanOrEqual(0);
});

test("the keyboard stands in the first cell to be filled in Chromium 86, and takes the last change back", async ({
  open,
}) => {
  const page = await open("/entry?month=2022-09", "reporter");
  const value = () =>
    page.evaluate(() => document.activeElement?.closest("td[data-line]")?.querySelector("input")?.value ?? null);
  await page.waitForFunction(() => document.activeElement?.closest("td[data-month='9']") !== null);
  await page.keyboard.type("4");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  expect(await value()).toBe("4");
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  expect(await value()).toBe("");
});
