import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { projectRoot } from "@/db/location";

const root = projectRoot();
const build = resolve(root, process.env.NEXT_DIST_DIR ?? ".next");

/** A port that nothing listens on. */
const freePort = () =>
  new Promise<number>((done, fail) => {
    const server = createServer().once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => done(port));
    });
  });

export interface Served {
  readonly url: string;
  /** The SQLite file. */
  readonly database: string;
  readonly logFile: string;
  /** For children that work on the same database. */
  readonly env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

interface Own {
  /** What the log is called. */
  readonly name: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What the database needs before it is served. */
  readonly prepare?: (database: string) => void;
}

/** The production server over a new database with the demo year, in a folder of its own that is gone after stop(). */
export async function serveDemoYear({ name, env: own, prepare }: Own = { name: "e2e-server" }): Promise<Served> {
  const data = mkdtempSync(join(tmpdir(), "guoban-e2e-"));
  const port = await freePort();
  const database = join(data, "guoban.db");
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    NEXT_TELEMETRY_DISABLED: "1",
    GUOBAN_ROOT: root,
    GUOBAN_DATA: data,
    GUOBAN_DEMO: "1",
    DATABASE_URL: `file:${database}`,
    HOSTNAME: "127.0.0.1",
    PORT: String(port),
    ...own,
  };
  runCommandLine(env, "demo");
  prepare?.(database);
  mkdirSync(join(root, ".cache/logs"), { recursive: true });
  const logFile = join(root, `.cache/logs/${name}.log`);
  const log = createWriteStream(logFile);
  const child = spawn(process.execPath, [join(build, "standalone/server.js")], {
    cwd: join(build, "standalone"),
    env,
    stdio: "pipe",
  });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const stop = async () => {
    await end(child);
    rmSync(data, { recursive: true, force: true });
  };
  await untilReady(url, child, logFile).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, database, env, logFile, stop };
}

/** Runs the bundled command line and answers what it printed. */
export function runCommandLine(env: NodeJS.ProcessEnv, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "dist/guoban.mjs"), ...args], {
    env,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`guoban ${args.join(" ")} ended with ${status}:\n${stderr}`);
  return stdout;
}

async function untilReady(url: string, child: ChildProcess, logFile: string): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await wait(100)) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}: see ${logFile}`);
    const answer = await fetch(`${url}/api/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(`The server was not ready within a minute: see ${logFile}`);
}

/** Asks it to end, and kills it if it has not after ten seconds. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(late);
}
