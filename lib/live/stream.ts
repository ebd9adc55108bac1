import { log } from "@/lib/log/log";
import { bus, type Changed } from "./bus";
import { listen } from "./watch";

const BEAT_MS = 15_000;

export interface Listener {
  /** Ends the stream when the client goes. */
  readonly signal: AbortSignal;
  /** May the client go on listening? Asked at every beat, so that a stream ends with its session. */
  readonly mayListen: () => Promise<boolean>;
}

/** Server-sent events: `changed` with { plan, version }, and a beat. Releases all it holds, whichever side ends it. */
export function liveStream({ signal, mayListen }: Listener): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let letGo = () => {};
  const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    let open = true;
    const write = (text: string) => controller.enqueue(encoder.encode(text));
    const close = () => {
      if (!open) return;
      letGo();
      controller.close();
    };
    const endWithSession = () =>
      mayListen()
        .then((may) => (may ? undefined : close()))
        // A database that is away for a moment ends no stream.
        .catch((error: unknown) => log.warn({ err: error }, "a stream's session could not be looked at"));
    const unlisten = listen((change: Changed) => write(`event: changed\ndata: ${JSON.stringify(change)}\n\n`));
    const beat = setInterval(() => {
      write("event: beat\ndata: {}\n\n");
      void endWithSession();
    }, BEAT_MS);
    letGo = () => {
      open = false;
      clearInterval(beat);
      unlisten();
      bus().off("shutdown", close);
      signal.removeEventListener("abort", close);
    };
    bus().once("shutdown", close);
    signal.addEventListener("abort", close, { once: true });
    write("retry: 3000\n\n");
    if (signal.aborted) close();
  };
  return new ReadableStream<Uint8Array>({ start, cancel: () => letGo() });
}
