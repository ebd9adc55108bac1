import { getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import { Stack } from "@/components/ui/stack";
import { summarizeOffices } from "@/lib/boards/offices";
import { readText, type SearchParams } from "@/lib/web/address";
import { openBoard } from "@/lib/web/board";
import { BoardHeader } from "../_components/board-header";
import { NoPlan } from "../_components/no-plan";
import { includesText, SearchForm } from "../_components/search-form";
import { readSorting, sortRows } from "../_components/sorting";
import { OFFICE_COLUMNS, OFFICE_VALUES } from "./_components/columns";
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
  const params = await searchParams;
  const text = readText(params, "q");
  const sorting = readSorting(params, OFFICE_COLUMNS);
  const summaries = summarizeOffices(board).filter(({ office }) => includesText(office.name, text));
  const kept = { q: text, sort: readText(params, "sort") };
  return (
    <Stack>
      <BoardHeader title={t("title")} subtitle={board.plan.title} path="/offices" opened={opened} kept={kept} />
      <Panel
        flush
        title={t("all", { count: summaries.length })}
        note={t("note")}
        action={<SearchForm path="/offices" label={t("search")} text={text} sort={kept.sort} address={address} />}
      >
        <OfficesTable
          summaries={sortRows(summaries, sorting, OFFICE_VALUES)}
          address={address}
          sorting={sorting}
          text={text}
        />
      </Panel>
    </Stack>
  );
}
