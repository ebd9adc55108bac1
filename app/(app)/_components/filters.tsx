import { useTranslations } from "next-intl";
import { AutoSubmit } from "@/components/ui/auto-submit";
import { Button, LinkButton } from "@/components/ui/button";
import { Input, type Option, Select } from "@/components/ui/control";
import { type Board, type BoardOffice, READING_ORDER } from "@/lib/boards/rules";
import { monthText } from "@/lib/plan/rules";
import { type Address, hrefWith } from "@/lib/web/address";
import { type Asked, isNarrowed } from "./filter";
import styles from "./filters.module.css";
import { namesOf } from "./rows";

interface Props {
  readonly board: Board;
  readonly address: Address;
  readonly filter: Asked;
  /** The page it narrows; only the overview may be sorted. */
  readonly path?: string;
}

const INDENT = "\u3000";

/** Offices below each other, indented as deep as they are. */
function officeOptions(offices: readonly BoardOffice[], parentId: string | null = null, depth = 0): Option[] {
  return offices
    .filter((office) => office.parentId === parentId)
    .flatMap(({ id, name }) => [{ value: id, label: INDENT.repeat(depth) + name }, ...officeOptions(offices, id, depth + 1)]);
}

/** The choices of each list, the one that narrows nothing first. */
function useChoices(board: Board): Record<"source" | "leader" | "office" | "status", Option[]> {
  const t = useTranslations("filters.all");
  const words = useTranslations("status");
  const names = namesOf(board);
  const leaders = [...new Set(board.tasks.map((task) => task.leaderInChargeId))].filter((id) => id !== null);
  const sources = [...new Set(board.tasks.map((task) => task.source))];
  return {
    source: [{ value: "", label: t("source") }, ...sources.map((value) => ({ value, label: value }))],
    leader: [{ value: "", label: t("leader") }, ...leaders.map((id) => ({ value: id, label: names.post(id) ?? "" }))],
    office: [{ value: "", label: t("office") }, ...officeOptions(board.offices)],
    status: [{ value: "", label: t("status") }, ...READING_ORDER.map((value) => ({ value, label: words(value) }))],
  };
}

/** Narrows the overview, or a page like it: a GET form, so that the address holds what is shown. */
export function Filters({ board, address, filter, path = "/" }: Props) {
  const t = useTranslations("filters");
  const choices = useChoices(board);
  const sort = filter.sort === "gap" ? "gap" : "";
  const orders = [
    { value: "", label: t("bySource") },
    { value: "gap", label: t("byGap") },
  ];
  return (
    <form action={path} className={styles.filters} aria-label={t("label")}>
      <input type="hidden" name="month" value={monthText(address.year, address.month)} />
      <input type="hidden" name="basis" value={address.basis} />
      <Input type="search" name="q" defaultValue={filter.text ?? ""} placeholder={t("search")} aria-label={t("search")} />
      <Select name="source" aria-label={t("source")} defaultValue={filter.source ?? ""} options={choices.source} />
      <Select name="leader" aria-label={t("leader")} defaultValue={filter.leader ?? ""} options={choices.leader} />
      <Select name="office" aria-label={t("office")} defaultValue={filter.office ?? ""} options={choices.office} />
      <Select name="status" aria-label={t("status")} defaultValue={filter.status ?? ""} options={choices.status} />
      {path === "/" ? <Select name="sort" aria-label={t("sort")} defaultValue={sort} options={orders} /> : null}
      <Button type="submit">{t("apply")}</Button>
      {isNarrowed(filter) ? (
        <LinkButton look="quiet" href={hrefWith(path, address, { sort })}>
          {t("clear")}
        </LinkButton>
      ) : null}
      <AutoSubmit />
    </form>
  );
}
