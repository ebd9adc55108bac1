import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state";

/**
 * Why a request is refused before anything else looks at it, with its status. The names are messages below `errors`.
 */
export const REFUSALS = {
  malformedRequest: 400,
  otherSite: 403,
  otherOrigin: 403,
  originNotSet: 403,
  methodNotAllowed: 405,
} as const;
export type Refusal = keyof typeof REFUSALS;

const READING = new Set(["GET", "HEAD", "OPTIONS"]);
const CHANGING = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/** An address of ours is a path; in it everything written with % stands for text, and none of the text is a null. */
function isReadable(url: string): boolean {
  const [path = "", query = ""] = url.split("?", 2);
  if (!path.startsWith("/") || /%00/.test(query)) return false;
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

/**
 * The framework's page state, which its own browser code sends. It answers what it cannot read as a fault of its own.
 */
function isReadableState(header: string | string[] | undefined): boolean {
  try {
    parseAndValidateFlightRouterState(header);
    return true;
  } catch {
    return false;
  }
}

/** Browsers send one origin with every change; programs send none. */
const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

/**
 * May a change come from the page that it comes from? Browsers name that page's origin with every change they send;
 * programs name none and have no cookie that another site could ride on. Where ORIGIN is set it alone is ours, else
 * whatever host was asked.
 */
export function foreignness(headers: IncomingHttpHeaders, origins: ReadonlySet<string>): Refusal | null {
  const { origin, host } = headers;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return "otherSite";
  if (origin === undefined) return null;
  if (origins.size > 0) return origins.has(origin) ? null : "otherOrigin";
  const asked = headers["x-forwarded-host"] ?? host;
  if (hostOf(origin) === null) return "otherSite";
  return hostOf(origin) === asked ? null : "originNotSet";
}

/** What is wrong with a request, whoever sent it; null when it may be answered. */
export function refusalOf(
  { method = "", url = "", headers }: IncomingMessage,
  origins: ReadonlySet<string>,
): Refusal | null {
  if (!READING.has(method) && !CHANGING.has(method)) return "methodNotAllowed";
  if (!isReadable(url) || !isReadableState(headers["next-router-state-tree"])) return "malformedRequest";
  return CHANGING.has(method) ? foreignness(headers, origins) : null;
}

/** What would make the framework look at more than the address. */
const FRAMEWORK = [
  "next-action",
  "next-router-state-tree",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "rsc",
  "content-type",
];

/** Sends a refused request to the route that says so; the request's context keeps the path that was asked for. */
export function divert(request: IncomingMessage, refusal: Refusal): void {
  if (request.method !== "HEAD") request.method = "GET";
  request.url = `/api/refused/${refusal}`;
  for (const name of FRAMEWORK) delete request.headers[name];
}
