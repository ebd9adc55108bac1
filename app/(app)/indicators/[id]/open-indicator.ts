import "server-only";
import { type IndicatorPage, readIndicatorName, readIndicatorPage } from "@/lib/boards/indicator-page";
import { type PageProps, readAddress } from "@/lib/web/address";
import { orNotFound } from "@/lib/web/found";
import { requireActor } from "@/lib/web/session";

/** The indicator of the path at the address's month and basis, for whoever is signed in; an unknown id is not found. */
export async function openIndicator({ params, searchParams }: PageProps<{ id: string }>): Promise<IndicatorPage> {
  const actor = await requireActor();
  return orNotFound(readIndicatorPage(actor, (await params).id, readAddress(await searchParams)));
}

/** For the window's title; null for an unknown id. */
export async function indicatorName({ params }: PageProps<{ id: string }>): Promise<string | null> {
  await requireActor();
  return readIndicatorName((await params).id);
}
