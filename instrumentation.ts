import type { Instrumentation } from "next";

/** Called once when a server process starts, before it answers. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { start } = await import("./instrumentation.node");
  await start();
}

/** A page or route handler failed: the log has it under the number that the error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, { routePath, routeType }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  const context = globalThis.guobanRequest?.getStore();
  // Before anything is awaited: the answer's first line is not yet out.
  if (context && String(digest).startsWith("store:")) context.unavailable = true;
  const { log } = await import("./lib/log/log");
  if (context?.form === "sent" && !context.unavailable) {
    log.info({ reason: error instanceof Error ? error.message : String(error), routePath }, "a form could not be read");
    return;
  }
  log.error({ err: error, digest, routePath, routeType }, "a page failed");
};
