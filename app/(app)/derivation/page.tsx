import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Panel } from "@/components/ui/panel";
import { Stack } from "@/components/ui/stack";
import { countRows } from "@/lib/boards/counted";
import { rowsOfOffice } from "@/lib/boards/offices";
import { rowsOfPerson } from "@/lib/boards/people";
import { type AveragedRow, type Board, matching, rowsOfItems } from "@/lib/boards/rules";
import { readText, type PageProps, type SearchParams } from "@/lib/web/address";
import { filterParams, readFilter } from "@/lib/web/filter";
import { BoardHeader } from "../_components/board-header";
import { NoPlan } from "../_components/no-plan";
import { openBoard } from "../open-board";
import { CountedTable } from "./_components/counted-table";
import { Formulas } from "./_components/formulas";

export const generateMetadata = async () => ({ title: (await getTranslations("counted"))("title") });

/**
 * Whose numbers: an office's, a person's, or of the plan what a filter leaves. Null for an office or person that is not
 * in the plan.
 */
function rowsAsked(board: Board, params: SearchParams): { of: string; rows: AveragedRow[] } | null {
  const [officeId, personId] = [readText(params, "within"), readText(params, "person")];
  const office = board.offices.find(({ id }) => id === officeId);
  if (office) return { of: office.name, rows: rowsOfOffice(board, office.id) };
  const person = board.people.find(({ id }) => id === personId);
  if (person) return { of: person.post ?? person.name, rows: rowsOfPerson(board, person) };
  if (officeId ?? personId) return null;
  const filter = readFilter(params);
  return { of: board.plan.title, rows: rowsOfItems(matching(board, filter)) };
}

/** How the tiles' counts and averages come about: every row with what it adds. */
export default async function DerivationPage(props: PageProps) {
  const opened = await openBoard(props);
  if (!opened) return <NoPlan />;
  const params = await props.searchParams;
  const asked = rowsAsked(opened.board, params);
  if (!asked) notFound();
  const t = await getTranslations("counted");
  const counted = countRows(asked.rows, opened.board.month);
  const kept = {
    ...filterParams(readFilter(params)),
    within: readText(params, "within"),
    person: readText(params, "person"),
  };
  return (
    <Stack>
      <BoardHeader title={t("title")} subtitle={asked.of} path="/derivation" opened={opened} kept={kept} />
      <Panel>
        <Formulas counted={counted} />
      </Panel>
      <Panel flush title={t("rows", { count: counted.rows.length })} note={t("note")}>
        <CountedTable counted={counted} shown={opened} />
      </Panel>
    </Stack>
  );
}
