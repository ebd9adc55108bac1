import type { Address } from "@/lib/boards/rules";
import { monthText } from "@/lib/calendar/rules";
import { invalid } from "@/lib/errors/rules";
import { BASES, type Basis } from "@/lib/progress/terms";

export type { Address };

/** What `searchParams` of a page resolves to. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a page is given, and hands to its opener: what its path and its address name. */
export interface PageProps<Params = unknown> {
  readonly params: Promise<Params>;
  readonly searchParams: Promise<SearchParams>;
}

/**
 * The first value of a parameter, trimmed; null when it is absent or empty. An address may name `__proto__`, so only
 * what is its own counts.
 */
export function readText(params: SearchParams, name: string): string | null {
  const value = Object.hasOwn(params, name) ? params[name] : undefined;
  const text = typeof value === "string" ? value : value?.[0];
  return typeof text === "string" && text.trim() ? text.trim() : null;
}

const isBasis = (value: string | null): value is Basis => BASES.some((basis) => basis === value);

/**
 * Reads `year` (2022), `month` (2022-06, or 6 beside a year) and `basis` from an address. What is absent or makes no
 * sense is left out, so that its default applies; a year beside a month of another year wins, and the month is dropped.
 */
export function readAddress(params: SearchParams): Partial<Address> {
  const asked = /^(\d{4})$/.exec(readText(params, "year") ?? "")?.[1];
  const parts = /^(?:(\d{4})-)?(0?[1-9]|1[0-2])$/.exec(readText(params, "month") ?? "");
  const year = asked ?? parts?.[1];
  const agrees = parts !== null && year !== undefined && (parts[1] ?? year) === year;
  const basis = readText(params, "basis");
  return {
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(agrees ? { month: Number(parts[2]) } : {}),
    ...(isBasis(basis) ? { basis } : {}),
  };
}

/**
 * The same for other systems: throws `invalid` for what an address names and what makes no sense, instead of leaving it
 * out.
 */
export function parseAddress(params: SearchParams): Partial<Address> {
  const address = readAddress(params);
  for (const name of ["year", "month", "basis"] as const)
    if (readText(params, name) !== null && address[name] === undefined) throw invalid(name, "malformed");
  return address;
}

/**
 * A link that shows a colleague the same: the path with month and basis, then what else is given (empty values are left
 * out).
 */
export function hrefWith(path: string, address: Address, extra: Readonly<Record<string, string | null>> = {}): string {
  const params = new URLSearchParams({ month: monthText(address.year, address.month), basis: address.basis });
  for (const [name, value] of Object.entries(extra)) if (value) params.set(name, value);
  return `${path}?${params}`;
}
