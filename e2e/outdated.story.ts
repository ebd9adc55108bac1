import { expect, test } from "./fixtures";

const tooOld =
  "Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) " +
  "Chrome/78.0.3904.108 Safari/537.36 QIHU 360SE";

test.use({ userAgent: tooOld });

test("a browser below Chromium 86 is told so, in both languages", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page).toHaveURL(/\/outdated\.html/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("浏览器版本过低");
  await expect(page.getByText("needs a browser built on Chromium 86 or newer")).toBeVisible();
  await expect(page.locator("main")).toHaveCSS("max-width", "640px");
});
