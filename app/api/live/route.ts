import { bus, type Changed } from "@/lib/live/bus";
import { listen } from "@/lib/live/watch";
import { currentActor } from "@/lib/web/session";

const HEARTBEAT_MS = 15_000;

/** Server-sent events for walls: `changed` with { plan, version }, nothing else. */
export async function GET(request: Request): Promise<Response> {
  if (!(await currentActor())) return new Response(null, { status: 404 });
  const encoder = new TextEncoder();
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      write("retry: 3000\n\n");
      const unlisten = listen((change: Changed) => write(`event: changed\ndata: ${JSON.stringify(change)}\n\n`));
      const beat = setInterval(() => write("event: beat\ndata: {}\n\n"), HEARTBEAT_MS);
      const close = () => {
        end();
        controller.close();
      };
      end = () => {
        clearInterval(beat);
        unlisten();
        bus().off("shutdown", close);
        request.signal.removeEventListener("abort", close);
      };
      bus().once("shutdown", close);
      request.signal.addEventListener("abort", close, { once: true });
    },
    cancel: () => end(),
  });
  return new Response(stream, {
    headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache, no-transform", "x-accel-buffering": "no" },
  });
}
