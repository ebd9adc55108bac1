import { getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import { Stack } from "@/components/ui/stack";
import { summarizeOffices } from "@/lib/boards/offices";
import { readText, type PageProps } from "@/lib/web/address";
import { BoardHeader } from "../_components/board-header";
import { NoPlan } from "../_components/no-plan";
import { includesText, SearchForm } from "../_components/search-form";
import { readSorting, sortRows } from "../_components/sorting";
import { openBoard } from "../open-board";
import { OFFICE_COLUMNS, OFFICE_VALUES } from "./_components/columns";
import { OfficesTable } from "./_components/offices-table";

export async function generateMetadata() {
  const t = await getTranslations("offices");
  return { title: t("title") };
}

export default async function OfficesPage(props: PageProps) {
  const opened = await openBoard(props);
  if (!opened) return <NoPlan />;
  const { board, address } = opened;
  const t = await getTranslations("offices");
  const params = await props.searchParams;
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
