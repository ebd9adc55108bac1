import { expect, test as base } from "@playwright/test";
import type { Role } from "@/lib/access/terms";
import { cookiesOf } from "../sessions";
import { type Chromium86, launchChromium86, type Page86 } from "./browser";

type BrowserContext = Awaited<ReturnType<Chromium86["createIncognitoBrowserContext"]>>;

interface Stories {
  /** A page of its own in Chromium 86, signed in as that role of the demo year, or as nobody. */
  open: (path: string, who?: Role) => Promise<Page86>;
}

export const test = base.extend<Stories, { chromium86: Chromium86 }>({
  chromium86: [
    async ({}, lend) => {
      const browser = await launchChromium86();
      await lend(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],
  open: async ({ baseURL, chromium86 }, lend) => {
    const faults: string[] = [];
    const contexts: BrowserContext[] = [];
    await lend(async (path, who) => {
      const context = await chromium86.createIncognitoBrowserContext();
      contexts.push(context);
      const page = await context.newPage();
      page.on("pageerror", (error: Error) => faults.push(String(error)));
      if (who) for (const { name, value } of cookiesOf(who)) await page.setCookie({ name, value, url: baseURL ?? "" });
      await page.goto(new URL(path, baseURL).href, { waitUntil: "networkidle2" });
      return page;
    });
    for (const context of contexts) await context.close();
    expect(faults, "script errors in Chromium 86").toEqual([]);
  },
});

export { expect };
