/** A current browser on the measured server, signed in. */
import { chromium, type Page } from "@playwright/test";
import type { Server } from "./server";

export async function withPage<T>(server: Server, work: (page: Page) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
  try {
    const context = await browser.newContext({ extraHTTPHeaders: { cookie: server.cookie } });
    return await work(await context.newPage());
  } finally {
    await browser.close();
  }
}
