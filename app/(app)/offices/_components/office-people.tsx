import { useTranslations } from "next-intl";
import { PeopleTable } from "../../people/_components/people-table";
import { Panel } from "@/components/ui/panel";
import { summarizePeople } from "@/lib/boards/people";
import type { Board } from "@/lib/boards/rules";
import type { Address } from "@/lib/web/address";

interface Props {
  readonly board: Board;
  readonly address: Address;
  readonly officeIds: ReadonlySet<string>;
}

/** The posts of an office that have a part in the plan. */
export function OfficePeople({ board, address, officeIds }: Props) {
  const t = useTranslations("offices");
  const summaries = summarizePeople(board).filter(({ person }) => officeIds.has(person.officeId));
  if (summaries.length === 0) return null;
  return (
    <Panel flush title={t("people")} note={t("peopleCount", { count: summaries.length })}>
      <PeopleTable board={board} address={address} summaries={summaries} />
    </Panel>
  );
}
