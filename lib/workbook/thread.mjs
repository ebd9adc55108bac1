// Makes workbooks in a separate thread, one after another, so that nobody else waits for them.
import { parentPort } from "node:worker_threads";
import { writeXlsx } from "hucre/xlsx";

let last = Promise.resolve();

async function make({ id, options }) {
  const answer = await writeXlsx(options).then(
    (bytes) => ({ id, bytes }),
    (error) => ({ id, fault: String(error?.stack ?? error) }),
  );
  parentPort?.postMessage(answer, answer.bytes ? [answer.bytes.buffer] : []);
}

parentPort?.on("message", (order) => {
  last = last.then(() => make(order));
});
