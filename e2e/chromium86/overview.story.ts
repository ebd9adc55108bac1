import { expect, test } from "./fixtures";

test("the overview reads in Chromium 86 and answers to a change of month", async ({ open }) => {
  const page = await open("/?month=2022-06", "leader");
  const text = () => page.evaluate(() => document.body.innerText);
  expect(await text()).toContain("50.0%");
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, "nothing sticks out at 1366 pixels").toBeLessThanOrEqual(0);
});
