import { getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import { Stack } from "@/components/ui/stack";
import { summarizePeople } from "@/lib/boards/people";
import { readText, type PageProps } from "@/lib/web/address";
import { BoardHeader } from "../_components/board-header";
import { NoPlan } from "../_components/no-plan";
import { namesOf } from "../_components/rows";
import { includesText, SearchForm } from "../_components/search-form";
import { readSorting, sortRows } from "../_components/sorting";
import { openBoard } from "../open-board";
import { PEOPLE_COLUMNS, peopleValues } from "./_components/columns";
import { PeopleTable } from "./_components/people-table";

export async function generateMetadata() {
  const t = await getTranslations("people");
  return { title: t("title") };
}

export default async function PeoplePage(props: PageProps) {
  const opened = await openBoard(props);
  if (!opened) return <NoPlan />;
  const { board, address } = opened;
  const t = await getTranslations("people");
  const params = await props.searchParams;
  const text = readText(params, "q");
  const sorting = readSorting(params, PEOPLE_COLUMNS);
  const names = namesOf(board);
  const summaries = summarizePeople(board).filter(({ person }) =>
    includesText([person.post, person.name, names.office(person.officeId)].join(" "), text),
  );
  const kept = { q: text, sort: readText(params, "sort") };
  return (
    <Stack>
      <BoardHeader title={t("title")} subtitle={board.plan.title} path="/people" opened={opened} kept={kept} />
      <Panel
        flush
        title={t("all", { count: summaries.length })}
        note={t("note")}
        action={<SearchForm path="/people" label={t("search")} text={text} sort={kept.sort} address={address} />}
      >
        <PeopleTable
          board={board}
          address={address}
          summaries={sortRows(summaries, sorting, peopleValues(names))}
          sorting={sorting}
          text={text}
        />
      </Panel>
    </Stack>
  );
}
