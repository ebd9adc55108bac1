import { expect, type Page, test } from "@playwright/test";
import { columnOf } from "./requests/known";
import { OFFICE, serveWorld, type World } from "./rights/served";

/** No number is ever cut, nor runs into its neighbour: ui.md, "The grid" and "Reading". */
const LONG = "899999999999.1234";
const MONTH = "2022-07";
const [REPORTER = "", REVIEWER = ""] = OFFICE;

let world: World;
test.beforeAll(async () => {
  world = await serveWorld("e2e-numbers");
  const cell = { asked: `PUT /api/v1/figures/a_it/${MONTH}`, body: { value: LONG, reason: "核实", basedOn: null } };
  await world.send(REPORTER, cell);
  const assignments = columnOf(world.database, "select id from assignments where key = 'a_it'");
  const submitted = await world.send(REPORTER, {
    asked: "POST /api/v1/figures/submit",
    body: { month: MONTH, assignments },
  });
  const [figure] = JSON.parse(submitted.text).figures;
  const approval = { assignment: figure.assignment, month: MONTH, basedOn: figure.revision };
  const approved = await world.send(REVIEWER, {
    asked: "POST /api/v1/figures/approve",
    body: { figures: [approval] },
  });
  expect(approved.text).toContain('"revision"');
});
test.afterAll(() => world.stop());

/** The numbers of a page whose text has no room in its own box, or stands over another cell's. */
const cutNumbers = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isNumber = (text: string) => /^[-+]?[\d,]+(\.\d+)?%?$/.test(text) && text.length > 4;
    const textBox = (element: Element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getBoundingClientRect();
    };
    const faults: string[] = [];
    for (const input of document.querySelectorAll("input"))
      if (isNumber(input.value) && input.scrollWidth > input.clientWidth + 1) faults.push(`input ${input.value}`);
    for (const element of document.querySelectorAll("main *")) {
      const text = element.textContent?.trim() ?? "";
      if (element.children.length > 0 || !isNumber(text) || element.closest("svg")) continue;
      const own = textBox(element);
      if (own.width === 0) continue;
      const cell = element.closest("td, th, li, dd")?.getBoundingClientRect();
      if (cell && (own.right > cell.right + 1 || own.left < cell.left - 1)) faults.push(`over ${text}`);
      for (let box: Element | null = element; box; box = box.parentElement) {
        const { overflowX } = getComputedStyle(box);
        const edge = box.getBoundingClientRect();
        if ((overflowX === "hidden" || overflowX === "clip") && own.right > edge.right + 1) faults.push(`cut ${text}`);
      }
    }
    return [...new Set(faults)];
  });

const indicator = () => columnOf(world.database, "select indicator_id from assignments where key = 'a_it'")[0] ?? "";
const PAGES = ["/", "/tables", "/offices", "/entry", "/wall", "/indicators/[id]", "/derivation"];

for (const [width, height] of [
  [1366, 768],
  [1024, 768],
  [390, 844],
] as const)
  test(`at ${width}×${height} every digit of the longest number is in sight`, async ({ browser }) => {
    const page = await (await browser.newContext({ viewport: { width, height }, baseURL: world.url })).newPage();
    await page.setExtraHTTPHeaders(world.headersOf(REVIEWER));
    for (const path of PAGES) {
      await page.goto(`${path.replace("[id]", indicator())}?month=${MONTH}`);
      await expect(page.locator("main")).toContainText(/\d/);
      expect(await cutNumbers(page), path).toEqual([]);
    }
    await page.context().close();
  });

test("on paper too", async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: world.url })).newPage();
  await page.setExtraHTTPHeaders(world.headersOf(REVIEWER));
  await page.emulateMedia({ media: "print" });
  // Landscape A4 at 96 dots an inch, margins aside.
  await page.setViewportSize({ width: 1040, height: 720 });
  for (const path of ["/", "/tables", `/indicators/${indicator()}`]) {
    await page.goto(`${path}?month=${MONTH}`);
    expect(await cutNumbers(page), path).toEqual([]);
  }
  await page.context().close();
});

test("a number that is cut is noticed", async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: world.url })).newPage();
  await page.setContent(
    `<main><div style="width:30px;overflow:hidden">${LONG}</div><table><td style="max-width:30px">${LONG}</td></table>`,
  );
  expect(await cutNumbers(page)).toEqual([`cut ${LONG}`, `over ${LONG}`]);
  await page.context().close();
});
