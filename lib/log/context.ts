import { AsyncLocalStorage } from "node:async_hooks";

/** What is known of a request, from its first line on and throughout its code. */
export interface RequestContext {
  readonly requestId: string;
  /** The client's address: the connection's, or what a trusted proxy said. */
  readonly address: string;
  /** Path and query as asked for. */
  readonly path: string;
  /** Of a request that carries a form: has its action begun, so that what was sent could be read? */
  form?: "sent" | "read";
  /** Set when its page failed because the database cannot be used: it is answered with 503. */
  unavailable?: boolean;
}

declare global {
  var guobanRequest: AsyncLocalStorage<RequestContext> | undefined;
}

/** One per process: Next loads this file into several bundles. */
export const requestStorage = (): AsyncLocalStorage<RequestContext> =>
  (globalThis.guobanRequest ??= new AsyncLocalStorage());

/** The request being answered; undefined on the command line and in the server's own work. */
export const requestContext = (): RequestContext | undefined => requestStorage().getStore();
