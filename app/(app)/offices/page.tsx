import { getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import { Stack } from "@/components/ui/stack";
import { summarizeOffices } from "@/lib/boards/offices";
import type { SearchParams } from "@/lib/web/address";
import { openBoard } from "@/lib/web/board";
import { BoardHeader } from "../_components/board-header";
import { NoPlan } from "../_components/no-plan";
import { OfficesTable } from "./_components/offices-table";

export async function generateMetadata() {
  const t = await getTranslations("offices");
  return { title: t("title") };
}

export default async function OfficesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const opened = await openBoard(searchParams);
  if (!opened) return <NoPlan />;
  const { board, address } = opened;
  const t = await getTranslations("offices");
  const summaries = summarizeOffices(board);
  return (
    <Stack>
      <BoardHeader title={t("title")} subtitle={board.plan.title} path="/offices" opened={opened} />
      <Panel flush title={t("all", { count: summaries.length })} note={t("note")}>
        <OfficesTable summaries={summaries} address={address} terms={board.plan.terms} />
      </Panel>
    </Stack>
  );
}
