import "server-only";
import { db } from "@/db";
import type { AccountActor } from "@/lib/access/rules";
import { loadFigures, loadGrid, loadGridEntries } from "@/lib/entry/queries";
import type { Grid } from "@/lib/entry/rules";
import { planYears } from "@/lib/plan/queries";
import { type Address, parseAddress, readAddress, readText, type SearchParams } from "./address";
import { orNotFound } from "./found";

const askedBy = (params: SearchParams, { year, month }: Partial<Address>) => ({
  year,
  month,
  office: readText(params, "office") ?? undefined,
});

/** The entry grid an address asks for. Null before the first plan is imported; a year without a plan is not found. */
export async function openGrid(actor: AccountActor, params: SearchParams): Promise<{ grid: Grid; years: readonly number[] } | null> {
  const years = await planYears(db);
  if (years.length === 0) return null;
  return { grid: await orNotFound(loadGrid(db, actor, askedBy(params, readAddress(params)), new Date())), years };
}

/** The figures a request asks for; with `mine` those of the entry grid alone, months as numbers. */
export function readFigures(actor: AccountActor, address: string) {
  const params = Object.fromEntries(new URL(address).searchParams);
  const asked = askedBy(params, parseAddress(params));
  return readText(params, "mine") ? loadGridEntries(db, actor, asked) : loadFigures(db, actor, asked);
}
