import { expect, test } from "./fixtures";

test("an indicator's chart draws in Chromium 86, its curve up to the cut-off", async ({ open }) => {
  const overview = await open("/?month=2022-06", "leader");
  const href = await overview.evaluate(
    () => [...document.querySelectorAll("a")].find((link) => link.textContent === "申请专利")?.href,
  );
  const page = await open(href ?? "", "leader");
  await page.waitForSelector("figure .recharts-surface");
  const drawn = await page.evaluate(() => [
    document.querySelectorAll(".recharts-line-dot").length,
    document.documentElement.scrollWidth - document.documentElement.clientWidth,
  ]);
  expect(drawn).toEqual([6, 0]);
});
