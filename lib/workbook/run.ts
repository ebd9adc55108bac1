/** One thread for workbooks per process: started with the first, kept warm for a minute. */
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { WriteOptions } from "hucre/xlsx";
import { projectRoot } from "@/db/location";

type Answer = { readonly id: number } & ({ readonly bytes: Uint8Array<ArrayBuffer> } | { readonly fault: string });

interface Waiting {
  readonly resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly reject: (fault: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

declare global {
  var guobanWorkbooks: Thread | undefined;
}

const KEPT_MS = 60_000;
/** A workbook that needs more ends its thread instead of the server. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };

/** The bundler leaves the thread's file where it is. */
const file = () => join(/* turbopackIgnore: true */ projectRoot(), "lib", "workbook", "thread.mjs");

function start(): Thread {
  const worker = new Worker(/* turbopackIgnore: true */ file(), { resourceLimits });
  const thread: Thread = { worker, waiting: new Map() };
  const end = (fault: Error) => {
    if (globalThis.guobanWorkbooks === thread) globalThis.guobanWorkbooks = undefined;
    for (const { reject } of thread.waiting.values()) reject(fault);
    thread.waiting.clear();
  };
  worker.on("message", (answer: Answer) => settle(thread, answer));
  worker.on("error", end);
  worker.on("exit", (code) => end(new Error(`The thread for workbooks ended with code ${code}.`)));
  worker.unref();
  return thread;
}

function settle(thread: Thread, answer: Answer): void {
  const waiting = thread.waiting.get(answer.id);
  thread.waiting.delete(answer.id);
  if (thread.waiting.size === 0) rest(thread);
  if ("bytes" in answer) waiting?.resolve(answer.bytes);
  else waiting?.reject(new Error(answer.fault));
}

/** Lets the process end meanwhile, and the thread when it has had no work for a while. */
function rest(thread: Thread): void {
  thread.worker.unref();
  setTimeout(() => {
    if (thread.waiting.size === 0 && globalThis.guobanWorkbooks === thread) {
      globalThis.guobanWorkbooks = undefined;
      void thread.worker.terminate();
    }
  }, KEPT_MS).unref();
}

let orders = 0;

/** The bytes of a workbook, made without holding anyone up. */
export function runInThread(options: WriteOptions): Promise<Uint8Array<ArrayBuffer>> {
  const thread = (globalThis.guobanWorkbooks ??= start());
  orders += 1;
  const id = orders;
  return new Promise((resolve, reject) => {
    thread.waiting.set(id, { resolve, reject });
    thread.worker.ref();
    thread.worker.postMessage({ id, options });
  });
}
