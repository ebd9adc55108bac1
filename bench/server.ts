/** The production server of the measuring build over a database of its own, and a session on it. */
import { type ChildProcess, spawn } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { closeStore, db, transaction } from "@/db";
import { newId } from "@/db/id";
import { sessions, users } from "@/db/schema";
import { projectRoot } from "@/db/location";

export interface Server {
  readonly url: string;
  /** The header of a session that has just begun. */
  readonly cookie: string;
  /** Resident memory, MB. */
  memory(): number;
  /** The most that it ever was. */
  peakMemory(): number;
  stop(): Promise<void>;
}

const PORT = 4391;
const secret = randomBytes(32).toString("base64url");

/** Begins a session of an account without its password: the server is given the same secret. */
async function beginSession(username: string): Promise<string> {
  const [user] = await db.select({ id: users.id }).from(users).where(eq(users.username, username));
  if (!user) throw new Error(`There is no account ${username}.`);
  const token = randomBytes(24).toString("base64url");
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 3_600_000);
  await transaction((tx) =>
    tx
      .insert(sessions)
      .values({ id: newId(), token, userId: user.id, expiresAt, lastSeenAt: now, createdAt: now, updatedAt: now }),
  );
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  return `guoban.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

const memoryOf = ({ pid }: ChildProcess, line: string): number =>
  Number(new RegExp(`${line}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

/** The limit that `npm start` sets. */
function heapLimit(): string {
  const limit = /--max-old-space-size=\d+/.exec(readFileSync(path.join(projectRoot(), "package.json"), "utf8"));
  if (!limit) throw new Error("npm start sets no limit.");
  return limit[0];
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await wait(100)) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
    if ((await fetch(`${url}/api/health/ready`).catch(() => undefined))?.ok) return;
  }
  throw new Error("The server was not ready within a minute.");
}

/** Serves the database that DATABASE_URL names; `demo` when it holds the demo year. */
export async function serve(username: string, demo: boolean): Promise<Server> {
  const cookie = await beginSession(username);
  await closeStore();
  const folder = path.join(projectRoot(), process.env.NEXT_DIST_DIR ?? ".next", "standalone");
  const env = {
    ...process.env,
    AUTH_SECRET: secret,
    HOSTNAME: "127.0.0.1",
    PORT: String(PORT),
    LOG_LEVEL: "silent",
    GUOBAN_DEMO: demo ? "1" : "",
  };
  const child = spawn(process.execPath, [heapLimit(), path.join(folder, "server.js")], {
    cwd: folder,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${PORT}`;
  await untilReady(url, child);
  return {
    url,
    cookie,
    memory: () => memoryOf(child, "VmRSS"),
    peakMemory: () => memoryOf(child, "VmHWM"),
    stop: async () => {
      const ended = new Promise((done) => child.once("exit", done));
      child.kill("SIGTERM");
      await ended;
    },
  };
}
