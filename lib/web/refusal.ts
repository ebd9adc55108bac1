import { publicOrigins } from "./configuration";

const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * May this request change something, as far as the page it comes from goes? Browsers name that page's origin with every
 * change they send; programs name none and have no cookie that another site could ride on. Reading is always ours to answer.
 */
export function isOurs(request: Request): boolean {
  if (READING.has(request.method)) return true;
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const origin = request.headers.get("origin");
  if (origin === null) return true;
  if (publicOrigins().includes(origin)) return true;
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  return URL.canParse(origin) && new URL(origin).host === host;
}
