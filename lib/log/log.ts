import { pino } from "pino";
import { requestContext } from "./context";

/** JSON lines on standard output. Never a name, an address, a password or a token: ids only. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: { pid: process.pid },
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  mixin: () => {
    const context = requestContext();
    return context ? { requestId: context.requestId } : {};
  },
});
