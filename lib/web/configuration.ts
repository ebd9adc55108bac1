import { BlockList, isIP } from "node:net";
import { ConfigurationError } from "@/lib/errors/rules";

const list = (value: string | undefined): string[] =>
  (value ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

/**
 * The addresses that people use, e.g. `https://guoban.example.gov.cn`: ORIGIN, several separated by commas. Empty:
 * whatever host is asked.
 */
export const publicOrigins = (): string[] =>
  list(process.env.ORIGIN).map((origin) => {
    if (!/^https?:\/\//.test(origin) || !URL.canParse(origin))
      throw new ConfigurationError(`ORIGIN: ${origin} is not an address like https://host.`);
    return new URL(origin).origin;
  });

/** The host that was asked for, as a trusted proxy says it or the connection's own. */
export const askedHost = (headers: Headers): string | null => headers.get("x-forwarded-host") ?? headers.get("host");

/**
 * Are session cookies sent over TLS only? COOKIE_SECURE (1 or 0) decides; else they are when every ORIGIN is https.
 * Over plain http browsers drop Secure cookies, and nobody could sign in.
 */
export function secureCookies(): boolean {
  const set = process.env.COOKIE_SECURE?.trim();
  if (set) return set === "1";
  const origins = publicOrigins();
  return origins.length > 0 && origins.every((origin) => origin.startsWith("https:"));
}

const family = (address: string): "ipv4" | "ipv6" => (isIP(address) === 6 ? "ipv6" : "ipv4");

/**
 * Is an address that of a proxy whose word on the client counts? TRUSTED_PROXIES: addresses and ranges (10.0.0.0/8), by
 * commas.
 */
export function proxyTrust(value = process.env.TRUSTED_PROXIES): (address: string) => boolean {
  const known = new BlockList();
  for (const entry of list(value)) {
    const [address = "", prefix] = entry.split("/");
    const bits = Number(prefix ?? 0);
    if (isIP(address) === 0 || !Number.isInteger(bits) || bits < 0 || bits > (isIP(address) === 6 ? 128 : 32))
      throw new ConfigurationError(`TRUSTED_PROXIES: ${entry} is not an address or a range.`);
    if (prefix === undefined) known.addAddress(address, family(address));
    else known.addSubnet(address, bits, family(address));
  }
  return (address) => isIP(address) !== 0 && known.check(address, family(address));
}
