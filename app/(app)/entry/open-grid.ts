import "server-only";
import type { AccountActor } from "@/lib/access/rules";
import { loadGrid } from "@/lib/entry/queries";
import type { Grid } from "@/lib/entry/rules";
import { readAddress, readText, type PageProps } from "@/lib/web/address";
import { orNotFound } from "@/lib/web/found";
import { requireActor } from "@/lib/web/session";

/** The entry grid an address asks for. Null before the first plan is imported; a year without a plan is not found. */
export async function openGrid({ searchParams }: PageProps): Promise<{ actor: AccountActor; grid: Grid } | null> {
  const actor = await requireActor();
  const params = await searchParams;
  const asked = { ...readAddress(params), office: readText(params, "office") ?? undefined };
  const grid = await orNotFound(loadGrid(actor, asked, new Date()));
  return grid && { actor, grid };
}
