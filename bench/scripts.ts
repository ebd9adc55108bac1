/**
 * How much JavaScript a reading page sends beyond an empty page of the same build, as a current browser fetches it,
 * compressed.
 */
import { gzipSync } from "node:zlib";
import { loadDemo } from "@/demo/load";
import { withPage } from "./browser";
import { type Ratio, within } from "./measure";
import { type Server, serve } from "./server";
import { emptyStore } from "./stores";

const KILOBYTE = 1000;

/** Bytes of all scripts that opening a page fetches, each compressed as a server with gzip sends it. */
const scriptsOf = (server: Server, path: string): Promise<number> =>
  withPage(server, async (page) => {
    let bytes = 0;
    const reading: Promise<void>[] = [];
    page.on("response", (response) => {
      if (response.request().resourceType() !== "script") return;
      reading.push(response.body().then((body) => void (bytes += gzipSync(body).byteLength)));
    });
    await page.goto(`${server.url}${path}`, { waitUntil: "networkidle" });
    await page.mouse.wheel(0, 5000);
    await page.waitForTimeout(2000);
    await Promise.all(reading);
    return bytes / KILOBYTE;
  });

export async function scriptRatios(): Promise<Ratio[]> {
  await emptyStore();
  await loadDemo();
  const server = await serve("juzhang", true);
  try {
    const empty = await scriptsOf(server, "/bare");
    const answer = await fetch(`${server.url}/?month=2022-06`, { headers: { cookie: server.cookie } });
    const indicator = /\/indicators\/([0-9a-f-]+)/.exec(await answer.text())?.[0] ?? "/";
    const ratios: Ratio[] = [];
    for (const [page, path, most] of [
      ["overview", "/?month=2022-06", 60],
      ["offices", "/offices?month=2022-06", 60],
      ["people", "/people?month=2022-06", 60],
      ["completion table", "/tables?month=2022-06", 60],
      ["indicator with its chart", `${indicator}?month=2022-06`, 60 + 130],
    ] as const) {
      const more = (await scriptsOf(server, path)) - empty;
      const name = `scripts of ${page} beyond an empty page (${empty.toFixed(0)} kB)`;
      ratios.push(within(name, more, { most, unit: "kB" }));
    }
    return ratios;
  } finally {
    await server.stop();
  }
}
