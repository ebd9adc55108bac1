import { expect, test } from "./fixtures";
import { accountOf } from "./sessions";

test("nobody sees the overview before signing in", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.locator("input[name=password]").first()).toBeVisible();
  await expect(page.getByText("本系统为非涉密系统")).toBeVisible();
});

test("an unknown user and a wrong password hear the same", async ({ page }) => {
  const answers: (string | null)[] = [];
  for (const [username, password] of [
    ["nobody-of-that-name", "wrong-Password-1"],
    [accountOf("administrator").username, "wrong-Password-1"],
  ] as const) {
    await page.goto("/sign-in");
    await page.locator("input[name=username]:visible").fill(username);
    await page.locator("input[name=password]:visible").fill(password);
    await page.keyboard.press("Enter");
    const notice = page.getByRole("alert").filter({ hasText: /\S/ });
    await expect(notice).toBeVisible();
    answers.push(await notice.textContent());
  }
  expect(answers[0]).toBe(answers[1]);
});

for (const role of ["administrator", "coordinator", "leader", "reviewer", "reporter", "viewer"] as const)
  test(`the ${role} of the demo reads the overview`, async ({ as }) => {
    const page = await as(role);
    await page.goto("/");
    await expect(page).toHaveURL((url) => url.pathname === "/");
    await expect(page.getByText("50.0%").first()).toBeVisible();
  });

test("the server says that it is alive and ready, and asks for its database", async ({ request }) => {
  expect((await request.get("/api/health/live")).ok()).toBe(true);
  expect((await request.get("/api/health/ready")).ok()).toBe(true);
});

test("who has something to do comes to it by signing in, everybody else to the overview", async ({
  browser,
  baseURL,
}) => {
  for (const [role, path] of [
    ["reporter", "/todo"],
    ["viewer", "/"],
  ] as const) {
    const { username, password } = accountOf(role);
    const context = await browser.newContext({ baseURL: baseURL ?? "", locale: "zh-CN" });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.locator("input[name=username]:visible").fill(username);
    await page.locator("input[name=password]:visible").fill(password);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL((url) => url.pathname === path);
    await context.close();
  }
});

test("the menu has what a role can use, and nothing else", async ({ as }) => {
  const menuOf = async (role: Parameters<typeof as>[0]) => {
    const page = await as(role);
    await page.goto("/account");
    return page.getByRole("navigation").first().getByRole("link").allInnerTexts();
  };
  expect(await menuOf("viewer")).not.toContain("填报");
  expect(await menuOf("viewer")).toContain("大屏");
  expect(await menuOf("reporter")).toContain("填报");
  expect(await menuOf("reporter")).not.toContain("大屏");
  expect(await menuOf("leader")).toContain("审核");
  expect(await menuOf("leader")).not.toContain("填报");
});

test("pictures are scaled by nobody: there is no such address", async ({ request }) => {
  expect((await request.get("/_next/image?url=%2Ficon.svg&w=64&q=75")).status()).toBe(404);
});
