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
  const { log } = await import("./lib/log/log");
  const { requestContext } = await import("./lib/log/context");
  if (requestContext()?.form === "sent") {
    log.info({ reason: error instanceof Error ? error.message : String(error), routePath }, "a form could not be read");
    return;
  }
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  log.error({ err: error, digest, routePath, routeType }, "a page failed");
};
