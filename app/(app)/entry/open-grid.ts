import "server-only";
import type { AccountActor } from "@/lib/access/rules";
import { loadGrid } from "@/lib/entry/queries";
import { readAddress, readText, type SearchParams } from "@/lib/web/address";
import { orNotFound } from "@/lib/web/found";

/** The entry grid an address asks for. Null before the first plan is imported; a year without a plan is not found. */
export function openGrid(actor: AccountActor, params: SearchParams) {
  const { year, month } = readAddress(params);
  return orNotFound(loadGrid(actor, { year, month, office: readText(params, "office") ?? undefined }, new Date()));
}
