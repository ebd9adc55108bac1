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
