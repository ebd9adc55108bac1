import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** Every page that a signed-in person reads or writes on, with a word it must show in either language. */
const pages = [
  { path: "/?month=2022-06", who: "leader", zh: "序时进度", en: "Scheduled progress" },
  { path: "/?month=2022-06&sort=gap", who: "leader", zh: "序时进度", en: "Scheduled progress" },
  { path: "/offices?month=2022-06", who: "leader", zh: "科室", en: "Offices" },
  { path: "/people?month=2022-06", who: "leader", zh: "责任人", en: "People" },
  { path: "/entry?month=2022-07", who: "reporter", zh: "填报", en: "entry" },
  { path: "/tables?month=2022-06", who: "coordinator", zh: "统计截止", en: "ata to" },
  { path: "/wall?month=2022-06", who: "viewer", zh: "序时进度", en: "Scheduled progress" },
  { path: "/derivation?month=2022-06", who: "leader", zh: "同口径序时", en: "Like-for-like" },
  { path: "/todo", who: "reporter", zh: "待填报", en: "to enter" },
  { path: "/account", who: "viewer", zh: "密码", en: "assword" },
] as const;

const inEnglish = async (page: Page, baseURL: string | undefined) =>
  page.context().addCookies([{ name: "locale", value: "en", url: baseURL ?? "" }]);

const faultsOf = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    .analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ target }) => target.join(" "))
        .slice(0, 3)
        .join(" | ")}`,
  );
};

for (const { path, who, zh, en } of pages) {
  test(`${path} reads in Chinese and in English, accessible, within 1366 pixels`, async ({ as, baseURL }) => {
    const page = await as(who);
    await page.goto(path);
    await expect(page.locator("body")).toContainText(zh);
    expect(await faultsOf(page), "accessibility in Chinese").toEqual([]);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways, "nothing sticks out at 1366 pixels").toBeLessThanOrEqual(0);
    await inEnglish(page, baseURL);
    await page.goto(path);
    await expect(page.locator("body")).toContainText(en);
    expect(await faultsOf(page), "accessibility in English").toEqual([]);
  });
}

test("an indicator, its office and its person are a link away, and the number opens its derivation", async ({ as }) => {
  const page = await as("leader");
  await page.goto("/?month=2022-06");
  await page.getByRole("link", { name: "申请专利", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("申请专利");
  await expect(page.locator("#derivation")).toContainText("78");
  await expect(page.locator("#derivation")).toContainText("150");
  expect(await faultsOf(page), "accessibility of an indicator").toEqual([]);
  await page.getByRole("link", { name: "知识产权科", exact: true }).first().click();
  await expect(page).toHaveURL(/\/offices\//);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("知识产权科");
  expect(await faultsOf(page), "accessibility of an office").toEqual([]);
});

test("what is not there is not found, for a stranger too", async ({ as, page, request }) => {
  const signedIn = await as("viewer");
  for (const path of [
    "/indicators/none",
    "/offices/none",
    "/people/none",
    "/?year=1999",
    "/wall?year=1999",
    "/entry?month=1999-01",
  ])
    expect((await signedIn.goto(path))?.status(), path).toBe(404);
  await page.goto("/indicators/none");
  await expect(page).toHaveURL(/\/sign-in/);
  expect((await request.get("/api/v1/completion")).status()).toBe(401);
});

test("the cases' percentages stand on the overview", async ({ as }) => {
  const page = await as("viewer");
  await page.goto("/?month=2022-06");
  for (const [name, shown] of [
    ["有效发明专利拥有量", "200.0"],
    ["申请专利", "52.0"],
    ["开发应用信息化技术及成果", "100.0"],
    ["引进高层次科技创新人才", "300.0"],
    ["新项目储备", "120.0"],
    ["现代农业园", "100.0"],
    ["农民适用技术培训", "67.5"],
  ] as const)
    await expect(page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) })).toContainText(
      shown,
    );
});

test("the interface and the command line give the same completion", async ({ as }) => {
  const page = await as("viewer");
  await page.goto("/account");
  const data = await page.evaluate(async () => (await fetch("/api/v1/completion?year=2022&month=6")).json());
  const row = data.rows.find(
    (each: { indicator: string; assignment: string | null }) => each.indicator === "patent_filed" && !each.assignment,
  );
  expect(row).toMatchObject({
    actual: "78.0000",
    target: "150.0000",
    completion: "0.520000",
    schedule: "0.500000",
    gapPoints: "2.0000",
  });
  const refused = await page.evaluate(async () => (await fetch("/api/v1/completion?basis=submitted")).status);
  expect(refused).toBe(403);
});

test("a refused request says what was wrong, with its numbers, in the user's language", async ({ as, baseURL }) => {
  const page = await as("reporter");
  const send = () =>
    page.request.put("/api/v1/figures/a_park/2022-09", { data: { value: "1".repeat(1_100_000), basedOn: null } });
  const refused = await send();
  expect(refused.status()).toBe(413);
  expect((await refused.json()).error).toMatchObject({
    code: "invalid",
    message: expect.stringMatching(/[\u4e00-\u9fff].*1,?024/),
  });
  await inEnglish(page, baseURL);
  expect((await (await send()).json()).error.message).toMatch(/^[\x20-\x7e]*1,?024/);
});
