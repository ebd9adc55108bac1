import { randomBytes, randomUUID } from "node:crypto";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { IncomingMessage, ServerResponse } from "node:http";
import { type RequestContext, requestStorage } from "@/lib/log/context";
import { log } from "@/lib/log/log";
import { proxyTrust, publicOrigins } from "./configuration";
import { contentSecurityPolicy } from "./policy";
import { divert, refusalOf } from "./refusal";

/** Node announces every request here before anyone handles it. */
const CHANNEL = "http.server.request.start";
const FORWARDED = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port", "forwarded"];
const REQUEST_ID = /^[\w.-]{8,64}$/;

const plain = (address: string): string => address.replace(/^::ffff:/, "");
const first = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(",") : value;

/** The client: the last address of the chain that is not a trusted proxy's. */
export function clientAddress(
  peer: string,
  forwardedFor: string | undefined,
  trusted: (address: string) => boolean,
): string {
  const chain = (forwardedFor ?? "")
    .split(",")
    .map((part) => plain(part.trim()))
    .filter(Boolean);
  let address = plain(peer);
  while (trusted(address) && chain.length > 0) address = chain.pop() ?? address;
  return address;
}

/**
 * A form sent to a page that does not know it is sent on by the framework to one that does, over the network to
 * ourselves. By this header, which nobody else can know, what was settled of the client holds there too: its tries
 * count once, wherever it sends them.
 */
const SETTLED = "x-guoban-settled";
const ownMark = randomBytes(32).toString("base64url");

/**
 * What a request's headers may say of its client: a trusted proxy's word, else nothing but the connection's own
 * address.
 */
function settleHeaders(
  request: IncomingMessage,
  trusted: (address: string) => boolean,
  origins: ReadonlySet<string>,
): RequestContext {
  const { headers } = request;
  const path = request.url ?? "/";
  if (headers[SETTLED] === ownMark)
    return { requestId: first(headers["x-request-id"]) ?? "", address: first(headers["x-forwarded-for"]) ?? "", path };
  headers[SETTLED] = ownMark;
  const peer = plain(request.socket.remoteAddress ?? "");
  const viaProxy = trusted(peer);
  const address = clientAddress(peer, first(headers["x-forwarded-for"]), trusted);
  const named = viaProxy ? first(headers["x-request-id"]) : undefined;
  const requestId = named !== undefined && REQUEST_ID.test(named) ? named : randomUUID();
  if (!viaProxy) for (const name of FORWARDED) delete headers[name];
  headers["x-forwarded-for"] = address;
  headers["x-request-id"] = requestId;
  // A form sent from one of our configured origins is from this site, whatever host the proxy asked for.
  if (headers.origin !== undefined && origins.has(headers.origin))
    headers["x-forwarded-host"] = new URL(headers.origin).host;
  return { requestId, address, path };
}

const isForm = ({ method, headers }: IncomingMessage): boolean =>
  method === "POST" && (headers["next-action"] !== undefined || /^multipart\//i.test(headers["content-type"] ?? ""));

/**
 * The framework answers a form that it cannot read as a fault of its own. No action has begun then: it is the sender's.
 */
function blameSender(response: ServerResponse, context: RequestContext): void {
  let status = response.statusCode;
  const set = (given: number) => {
    status = given === 500 && context.form === "sent" ? 400 : given;
  };
  Object.defineProperty(response, "statusCode", { get: () => status, set });
}

const SAY_EVERY = 60_000;
let saidAt = -SAY_EVERY;

/**
 * What an operator sees of a proxy that passes on another host than people typed; once a minute, for anybody can cause
 * it.
 */
function sayOrigin({ origin, host }: IncomingMessage["headers"]): void {
  if (performance.now() - saidAt < SAY_EVERY) return;
  saidAt = performance.now();
  log.warn(
    { origin, host },
    "a form was refused: its page's address is not the host that was asked. Set ORIGIN to the address people type",
  );
}

/**
 * A page that failed because of the database is 503: the framework knows only 500, which may have become the sender's
 * fault.
 */
function answerUnavailable(response: ServerResponse, context: RequestContext): void {
  const { writeHead } = response;
  const isFault = (status: number) => status === 500 || (status === 400 && context.form === "sent");
  const write = (status: number, ...rest: unknown[]): unknown =>
    Reflect.apply(writeHead, response, [context.unavailable && isFault(status) ? 503 : status, ...rest]);
  Reflect.set(response, "writeHead", write);
}

/**
 * From now on each request gets its id, its client's address and its content security policy before the framework sees
 * it: the nonce goes in as a request header, where rendering looks for it. Doing the same in a proxy.ts costs 40% of
 * the pages a second (docs/decisions). Returns what ends it.
 */
export function watchRequests(development = process.env.NODE_ENV !== "production"): () => void {
  const trusted = proxyTrust();
  const origins = new Set(publicOrigins());
  const onStart = (message: unknown): void => {
    if (typeof message !== "object" || message === null || !("request" in message) || !("response" in message)) return;
    const { request, response } = message;
    if (!(request instanceof IncomingMessage) || !(response instanceof ServerResponse)) return;
    const context = settleHeaders(request, trusted, origins);
    const nonce = randomBytes(16).toString("base64");
    const policy = contentSecurityPolicy(nonce, development);
    request.headers["x-nonce"] = nonce;
    request.headers["content-security-policy"] = policy;
    response.setHeader("content-security-policy", policy);
    response.setHeader("x-request-id", context.requestId);
    answerUnavailable(response, context);
    requestStorage().enterWith(context);
    const refusal = refusalOf(request, origins);
    if (refusal === "originNotSet") sayOrigin(request.headers);
    if (refusal) divert(request, refusal);
    else if (isForm(request)) blameSender(response, Object.assign(context, { form: "sent" }));
  };
  subscribe(CHANNEL, onStart);
  return () => unsubscribe(CHANNEL, onStart);
}
