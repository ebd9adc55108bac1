import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Stack } from "@/components/ui/stack";
import { summarizePerson } from "@/lib/boards/people";
import { hrefWith, type PageProps } from "@/lib/web/address";
import { BoardHeader } from "../../_components/board-header";
import { NoPlan } from "../../_components/no-plan";
import { namesOf } from "../../_components/rows";
import { openBoard } from "../../open-board";
import { PersonBody } from "../_components/person-body";

type Props = PageProps<{ id: string }>;

export async function generateMetadata(props: Props) {
  const opened = await openBoard(props);
  const { id } = await props.params;
  const person = opened?.board.people.find((each) => each.id === id);
  return person ? { title: person.post ?? person.name } : {};
}

export default async function PersonPage(props: Props) {
  const opened = await openBoard(props);
  if (!opened) return <NoPlan />;
  const { actor, board, address } = opened;
  const { id } = await props.params;
  const person = board.people.find((each) => each.id === id);
  if (!person) notFound();
  const t = await getTranslations("people");
  const title = t(actor.personId === id ? "mine" : "one", { name: person.post ?? person.name });
  const subtitle = [person.post ? person.name : null, namesOf(board).office(person.officeId), board.plan.title]
    .filter(Boolean)
    .join(" · ");
  const trail = <a href={hrefWith("/people", address)}>{t("title")}</a>;
  return (
    <Stack>
      <BoardHeader
        title={title}
        subtitle={subtitle}
        trail={trail}
        path={`/people/${encodeURIComponent(id)}`}
        opened={opened}
      />
      <PersonBody shown={opened} summary={summarizePerson(board, person)} />
    </Stack>
  );
}
