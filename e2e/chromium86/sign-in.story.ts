import { expect, test } from "./fixtures";

test("the sign-in page shows and hydrates in Chromium 86", async ({ chromium86, open }) => {
  expect(await chromium86.version()).toContain("Chrome/86.");
  const page = await open("/sign-in");
  await page.waitForSelector("input[type=password]");
  const heading = await page.$eval("h1", (node) => node.textContent);
  expect(heading).toBeTruthy();
  const built = await page.evaluate(() => [typeof structuredClone, [1, 2, 3].at(-1), typeof crypto.randomUUID()]);
  expect(built).toEqual(["function", 3, "string"]);
});
