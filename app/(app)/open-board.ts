import { cache } from "react";
import "server-only";
import type { AccountActor } from "@/lib/access/rules";
import { type BoardPage, readBoardPage } from "@/lib/boards/page";
import { type Address, type PageProps, readAddress } from "@/lib/web/address";
import { orNotFound } from "@/lib/web/found";
import { requireActor } from "@/lib/web/session";

/** What a page of rows begins with. */
export interface OpenedBoard extends BoardPage {
  readonly actor: AccountActor;
}

/** What this request has opened: the page asks, and what names it. */
const opened = cache(() => new Map<string, Promise<OpenedBoard | null>>());

async function open(asked: Partial<Address>, officeId?: string): Promise<OpenedBoard | null> {
  const actor = await requireActor();
  const page = await orNotFound(readBoardPage(actor, asked, officeId));
  return page && { actor, ...page };
}

function openOnce(asked: Partial<Address>, officeId?: string): Promise<OpenedBoard | null> {
  const key = JSON.stringify([asked, officeId]);
  const found = opened().get(key) ?? open(asked, officeId);
  opened().set(key, found);
  return found;
}

/**
 * The board an address asks for, to whoever is signed in (others go to sign in). Null before the first plan is
 * imported; a year without a plan is not found.
 */
export const openBoard = async ({ searchParams }: PageProps): Promise<OpenedBoard | null> =>
  openOnce(readAddress(await searchParams));

/** The same, with nothing on it but the tasks that the office of the path or one below it has a part in. */
export const openOfficeBoard = async (props: PageProps<{ id: string }>): Promise<OpenedBoard | null> =>
  openOnce(readAddress(await props.searchParams), (await props.params).id);
