import { createServer, request, type Server } from "node:http";
import { expect, test } from "@playwright/test";
import { accountOf } from "./sessions";

/** A proxy as many are set up: it passes on the host without the port that people type. */
function startProxy(target: string): Promise<{ url: string; server: Server }> {
  const { hostname, port } = new URL(target);
  const server = createServer((asked, answer) => {
    const headers = { ...asked.headers, host: asked.headers.host?.split(":")[0] };
    const sent = request({ hostname, port, method: asked.method, path: asked.url, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    asked.pipe(sent);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve({ url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`, server });
    });
  });
}

test("behind a proxy that drops the port, the sign-in page says what to set, before a form is sent and after", async ({
  browser,
  baseURL,
}) => {
  const { url, server } = await startProxy(baseURL ?? "");
  const { username, password } = accountOf("leader");
  const page = await browser.newPage();
  await page.goto(`${url}/sign-in`);
  await expect(page.getByRole("alert").filter({ hasText: "ORIGIN" })).toBeVisible();
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(`${url}/sign-in`);
  await plain.locator("input[name=username]:visible").fill(username);
  await plain.locator("input[name=password]:visible").fill(password);
  const answer = plain.waitForResponse((one) => one.request().method() === "POST");
  await plain.locator("input[name=password]:visible").press("Enter");
  expect((await answer).status()).toBe(403);
  await expect(plain.locator("body")).toContainText("ORIGIN");
  await page.context().close();
  await plain.context().close();
  server.closeAllConnections();
  server.close();
});
