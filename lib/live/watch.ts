import { db, onCommit } from "@/db";
import { plans } from "@/db/schema";
import { bus, type Changed } from "./bus";

const POLL_MS = 1000;

interface Watch {
  readonly known: Map<string, string>;
  timer: NodeJS.Timeout | null;
  checking: boolean;
  again: boolean;
}

declare global {
  var guobanWatch: Watch | undefined;
}

/** Compares every plan's version with the last one seen and announces what changed. */
async function check(watch: Watch): Promise<void> {
  if (watch.checking) {
    watch.again = true;
    return;
  }
  watch.checking = true;
  try {
    const rows = await db.select({ id: plans.id, version: plans.version }).from(plans);
    // The last listener has left meanwhile: to the next one this is old.
    for (const { id, version } of watch.timer ? rows : []) {
      const before = watch.known.get(id);
      watch.known.set(id, version);
      if (before !== undefined && before !== version) bus().emit("changed", { plan: id, version });
    }
  } catch {
    // The database is briefly unavailable: the next look finds what was missed.
  } finally {
    watch.checking = false;
  }
  if (watch.again) {
    watch.again = false;
    await check(watch);
  }
}

function start(): Watch {
  const watch: Watch = { known: new Map(), timer: null, checking: false, again: false };
  onCommit(() => {
    if (watch.timer) void check(watch);
  });
  return watch;
}

/**
 * Calls back when a plan changes, until the returned function is called. Own commits are announced at once, other
 * processes' by one look a second per process while someone listens.
 */
export function listen(onChange: (change: Changed) => void): () => void {
  const watch = (globalThis.guobanWatch ??= start());
  bus().on("changed", onChange);
  watch.timer ??= setInterval(() => void check(watch), POLL_MS).unref();
  void check(watch);
  return () => {
    bus().off("changed", onChange);
    if (bus().listenerCount("changed") > 0 || !watch.timer) return;
    clearInterval(watch.timer);
    watch.timer = null;
    watch.known.clear();
  };
}
