import { type BrowserContext, expect, type Page, test as base } from "@playwright/test";
import type { Role } from "@/lib/access/terms";
import { signIn } from "./sessions";

interface Stories {
  /** A page of its own, signed in as that role or user name of the demo year. */
  as: (who: Role | (string & {})) => Promise<Page>;
  /** What went wrong in any page: script errors, refused scripts and styles, requests elsewhere. Must stay empty. */
  faults: string[];
}

/** The browser's own note of an answer that the page itself deals with. */
const handled = /^Failed to load resource/;

function watch(context: BrowserContext, faults: string[], origin: string): void {
  context.on("weberror", (error) => faults.push(String(error.error())));
  context.on("console", (message) => {
    if (message.type() === "error" && !handled.test(message.text())) faults.push(message.text());
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== origin) faults.push(`asked another host: ${request.url()}`);
  });
}

export const test = base.extend<Stories>({
  faults: [
    async ({ baseURL, context }, lend) => {
      const faults: string[] = [];
      watch(context, faults, new URL(baseURL ?? "").origin);
      await lend(faults);
      expect(faults, "what went wrong in the page by itself").toEqual([]);
    },
    { auto: true },
  ],
  as: async ({ baseURL, browser, faults }, lend) => {
    const contexts: BrowserContext[] = [];
    await lend(async (who) => {
      const context = await browser.newContext({ storageState: await signIn(browser, baseURL ?? "", who) });
      contexts.push(context);
      watch(context, faults, new URL(baseURL ?? "").origin);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };
