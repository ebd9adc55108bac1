import "server-only";
import { db } from "@/db";
import type { AccountActor } from "@/lib/access/rules";
import { loadFigures, loadGrid, loadGridEntries } from "@/lib/entry/queries";
import type { Grid } from "@/lib/entry/rules";
import { DomainError } from "@/lib/errors/rules";
import { planYears } from "@/lib/plan/queries";
import { readAddress, readText, type SearchParams } from "./address";

const askedBy = (params: SearchParams) => {
  const { year, month } = readAddress(params);
  return { year, month, office: readText(params, "office") ?? undefined };
};

/** The entry grid an address asks for. Null when there is no such plan. */
export async function openGrid(actor: AccountActor, params: SearchParams): Promise<{ grid: Grid; years: readonly number[] } | null> {
  try {
    return { grid: await loadGrid(db, actor, askedBy(params), new Date()), years: await planYears(db) };
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") return null;
    throw error;
  }
}

/** The figures a request asks for; with `mine` those of the entry grid alone, months as numbers. */
export function readFigures(actor: AccountActor, address: string) {
  const params = Object.fromEntries(new URL(address).searchParams);
  return readText(params, "mine") ? loadGridEntries(db, actor, askedBy(params)) : loadFigures(db, actor, askedBy(params));
}
