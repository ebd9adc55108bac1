import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import { readWall } from "@/lib/wall/queries";
import { readAddress, type SearchParams } from "@/lib/web/address";
import { orNotFound } from "@/lib/web/found";
import { requireActor } from "@/lib/web/session";
import { LiveWall } from "./_components/live-wall";

export default async function WallPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const asked = readAddress(await searchParams);
  const { wall, status, reporting, atSchedule } = await getMessages();
  const first = await orNotFound(readWall(actor, asked));
  const query = new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)]));
  return (
    <NextIntlClientProvider messages={{ wall, status, reporting, atSchedule }}>
      <LiveWall first={first} readAt={Date.now()} source={`/api/v1/wall?${query}`} />
    </NextIntlClientProvider>
  );
}
