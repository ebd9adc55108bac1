import { db } from "@/db";
import { describeLocation, locate } from "@/db/location";
import { migrate } from "@/db/migrate";
import { makeSetUpKey } from "@/lib/access/set-up";
import { authSecret, dataFolder } from "@/lib/access/secret";
import { sweep } from "@/lib/access/sessions";
import { ConfigurationError } from "@/lib/errors/rules";
import { bus } from "@/lib/live/bus";
import { steadyNow } from "@/lib/log/clock";
import { log } from "@/lib/log/log";
import { publishCompleteMonths } from "@/lib/periods/commands";
import { readDemoMark } from "@/lib/settings/queries";
import { watchRequests } from "@/lib/web/request-start";
import { startFault } from "@/lib/web/start-fault";

const SWEEP_EVERY = 6 * 60 * 60_000;
const PUBLISH_EVERY = 10 * 60_000;

/** A demo's passwords are public: its database is served as a demo only, and nothing else is. */
async function checkDemo(): Promise<void> {
  const marked = (await readDemoMark(db)) !== null;
  const asDemo = process.env.GUOBAN_DEMO === "1";
  const where = describeLocation(locate());
  if (marked && !asDemo) {
    throw new ConfigurationError(
      `${where} 是演示数据库，不能用于正式运行。请用 npm run demo 打开它，或把 DATABASE_URL 指向正式数据库。\n` +
        `${where} is a demo database and is not served as a real one. ` +
        "Open it with `npm run demo`, or point DATABASE_URL at the real one.",
    );
  }
  if (!marked && asDemo) {
    throw new ConfigurationError(
      `${where} 不是演示数据库，不能以演示方式打开。请去掉 GUOBAN_DEMO，或把 DATABASE_URL 指向演示数据库。\n` +
        `${where} is not a demo database and is not opened as one. ` +
        "Remove GUOBAN_DEMO, or point DATABASE_URL at the demo's.",
    );
  }
}

async function offerSetUp(): Promise<void> {
  const key = await makeSetUpKey();
  if (key === null) return;
  process.stdout.write(
    `\n  还没有系统管理员。请打开 /set-up，用启动密钥建立第一个账户（24 小时内有效，用后即废）：\n` +
      "  There is no administrator yet. Open /set-up and make the first account with this key " +
      `(valid once, for 24 hours):\n\n      ${key}\n\n`,
  );
}

async function prepare(): Promise<void> {
  authSecret();
  watchRequests();
  const { applied, copy } = await migrate();
  if (applied.length > 0) log.info({ applied, copy }, "the database was brought up to date");
  await checkDemo();
  await offerSetUp();
  await sweep(steadyNow());
  await publishQuietly();
}

/** A server told to end waits for open answers. A screen whose stream ends opens another: that one ends too. */
function endStreams(): void {
  bus().emit("shutdown");
  setInterval(() => bus().emit("shutdown"), 250).unref();
}

function sweepQuietly(): void {
  sweep(steadyNow()).catch((error: unknown) => log.warn({ err: error }, "the sweep failed"));
}

async function publishQuietly(): Promise<void> {
  await publishCompleteMonths(new Date()).catch((error: unknown) =>
    log.warn({ err: error }, "publishing complete months failed"),
  );
}

declare global {
  var guobanStart: Promise<void> | undefined;
}

/**
 * What a server process does before it answers, once: the framework asks for it again from its other bundles. What an
 * operator can put right is said in a sentence, and the process ends.
 */
export const start = (): Promise<void> => (globalThis.guobanStart ??= startOnce());

async function startOnce(): Promise<void> {
  const begun = performance.now();
  try {
    await prepare();
  } catch (error) {
    const fault = startFault(error, dataFolder());
    if (fault === null) log.fatal({ err: error }, "the server cannot start");
    process.stderr.write(`\n${fault ?? (error instanceof Error ? error.message : String(error))}\n\n`);
    process.exit(1);
  }
  setInterval(sweepQuietly, SWEEP_EVERY).unref();
  setInterval(() => void publishQuietly(), PUBLISH_EVERY).unref();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, endStreams);
  const engine = locate().engine;
  log.info({ engine, node: process.version, ms: Math.round(performance.now() - begun) }, "ready");
}
