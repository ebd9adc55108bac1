import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Stack } from "@/components/ui/stack";
import { summarizeOffice } from "@/lib/boards/offices";
import { hrefWith, type PageProps } from "@/lib/web/address";
import { BoardHeader } from "../../_components/board-header";
import { NoPlan } from "../../_components/no-plan";
import { openOfficeBoard } from "../../open-board";
import { OfficeBody } from "../_components/office-body";

type Props = PageProps<{ id: string }>;

export async function generateMetadata(props: Props) {
  const { id } = await props.params;
  const opened = await openOfficeBoard(props);
  const office = opened?.board.offices.find((each) => each.id === id);
  return office ? { title: office.name } : {};
}

export default async function OfficePage(props: Props) {
  const { id } = await props.params;
  const opened = await openOfficeBoard(props);
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
