import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Stack } from "@/components/ui/stack";
import { summarizeOffice } from "@/lib/boards/offices";
import { hrefWith, type SearchParams } from "@/lib/web/address";
import { openOfficeBoard } from "@/lib/web/board";
import { BoardHeader } from "../../_components/board-header";
import { NoPlan } from "../../_components/no-plan";
import { OfficeBody } from "../_components/office-body";

interface Props {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params, searchParams }: Props) {
  const { id } = await params;
  const opened = await openOfficeBoard(searchParams, id);
  const office = opened?.board.offices.find((each) => each.id === id);
  return office ? { title: office.name } : {};
}

export default async function OfficePage({ params, searchParams }: Props) {
  const { id } = await params;
  const opened = await openOfficeBoard(searchParams, id);
  if (!opened) return <NoPlan />;
  const { board, address } = opened;
  const office = board.offices.find((each) => each.id === id);
  if (!office) notFound();
  const t = await getTranslations("offices");
  return (
    <Stack>
      <BoardHeader
        title={office.name}
        subtitle={board.plan.title}
        trail={<a href={hrefWith("/offices", address)}>{t("title")}</a>}
        path={`/offices/${encodeURIComponent(id)}`}
        opened={opened}
      />
      <OfficeBody shown={opened} summary={summarizeOffice(board, office)} />
    </Stack>
  );
}
