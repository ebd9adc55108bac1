import { getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import { Stack } from "@/components/ui/stack";
import { summarizePeople } from "@/lib/boards/people";
import type { SearchParams } from "@/lib/web/address";
import { openBoard } from "@/lib/web/board";
import { BoardHeader } from "../_components/board-header";
import { NoPlan } from "../_components/no-plan";
import { PeopleTable } from "./_components/people-table";

export async function generateMetadata() {
  const t = await getTranslations("people");
  return { title: t("title") };
}

export default async function PeoplePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const opened = await openBoard(searchParams);
  if (!opened) return <NoPlan />;
  const { board, address } = opened;
  const t = await getTranslations("people");
  const summaries = summarizePeople(board);
  return (
    <Stack>
      <BoardHeader title={t("title")} subtitle={board.plan.title} path="/people" opened={opened} />
      <Panel flush title={t("all", { count: summaries.length })} note={t("note")}>
        <PeopleTable board={board} address={address} summaries={summaries} />
      </Panel>
    </Stack>
  );
}
