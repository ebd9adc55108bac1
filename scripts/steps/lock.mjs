import fs from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { cache, inRoot } from "./folders.mjs";
import { Refusal, say } from "./speak.mjs";
import { readText } from "./stamp.mjs";

const lock = path.join(cache, "set-up.lock");
const holder = () => Number(readText(path.join(lock, "pid")));
const patience = 30 * 60;

/** One set-up at a time: the work runs while we hold the lock; a lock whose process is gone is taken over. */
export async function withLock(work) {
  fs.mkdirSync(cache, { recursive: true });
  for (let second = 0; !acquire(); second += 1) {
    const pid = holder();
    if (pid && !isAlive(pid)) discard(pid);
    else if (second === 0)
      say(`另一个设置进程(${pid})正在运行,等待其结束`, `another set-up (${pid}) is running, waiting for it`);
    if (second > patience)
      throw new Refusal(
        `等待超时。如确认没有其他设置进程,请删除 ${lock}。`,
        `Gave up waiting. If no other set-up is running, delete ${lock}.`,
      );
    await wait(1000);
  }
  const release = () => holder() === process.pid && fs.rmSync(lock, { recursive: true, force: true });
  process.once("exit", release);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop);
  try {
    return await work();
  } finally {
    release();
    process.off("exit", release);
    for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, stop);
  }
}

const stop = () => process.exit(130);

/** A folder renamed into place appears with the pid already in it. */
function acquire() {
  const mine = fs.mkdtempSync(inRoot(".cache/set-up-"));
  fs.writeFileSync(path.join(mine, "pid"), String(process.pid));
  try {
    fs.renameSync(mine, lock);
    return true;
  } catch {
    fs.rmSync(mine, { recursive: true, force: true });
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Only one of several waiters succeeds in renaming a dead lock away. */
function discard(pid) {
  const away = `${lock}.${pid}`;
  try {
    fs.renameSync(lock, away);
    fs.rmSync(away, { recursive: true, force: true });
  } catch {
    // another waiter was quicker
  }
}
