import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { localAddress } from "./address.mjs";
import { standalone } from "./folders.mjs";
import { Refusal } from "./speak.mjs";

const graceMs = 4000;

/** Serves the production build in this process. Answers once it is ready; the process lives until told to end. */
export async function serve(address) {
  Object.assign(process.env, {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    HOSTNAME: address.host,
    PORT: String(address.port),
  });
  // The server ends its event streams itself; whatever else holds a connection open does not hold up the end.
  for (const signal of ["SIGTERM", "SIGINT"])
    process.once(signal, () => setTimeout(() => process.exit(0), graceMs).unref());
  process.chdir(standalone);
  await import(pathToFileURL(path.join(standalone, "server.js")).href);
  await untilReady(`${localAddress(address)}/api/health/ready`);
}

/** Waits until the server says it is ready, a minute at most. */
export async function untilReady(url) {
  for (const end = performance.now() + 60_000; performance.now() < end; await wait(100)) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Refusal(
    "服务在一分钟内没有就绪,请查看上面的记录。",
    "The server was not ready within a minute: see what it logged above.",
  );
}
