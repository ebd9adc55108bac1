import { useTranslations } from "next-intl";
import { type Choice, FilterForm } from "@/components/shell/filter-form";
import type { Option } from "@/components/ui/control";
import { type Board, type BoardOffice, itemsOf, READING_ORDER } from "@/lib/boards/rules";
import { monthText } from "@/lib/calendar/rules";
import { type Address, hrefWith } from "@/lib/web/address";
import { type Asked, isNarrowed } from "@/lib/web/filter";
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
    .flatMap(({ id, name }) => [
      { value: id, label: INDENT.repeat(depth) + name },
      ...officeOptions(offices, id, depth + 1),
    ]);
}

/** The lists, in each the choice that narrows nothing first. */
function useChoices(board: Board, filter: Asked): Choice[] {
  const t = useTranslations("filters");
  const words = useTranslations("status");
  const names = namesOf(board);
  const leaders = [...new Set(board.tasks.map((task) => task.leaderInChargeId))].filter((id) => id !== null);
  const sources = [...new Set(board.tasks.map((task) => task.source))];
  const present = new Set(itemsOf(board).map(({ indicator }) => indicator.progress.status));
  const statuses = READING_ORDER.filter((status) => present.has(status) || status === filter.status);
  const choice = (name: "source" | "leader" | "office" | "status", options: Option[]): Choice => ({
    name,
    label: t(name),
    value: filter[name] ?? "",
    options: [{ value: "", label: t(`all.${name}`) }, ...options],
  });
  return [
    choice(
      "source",
      sources.map((value) => ({ value, label: value })),
    ),
    choice(
      "leader",
      leaders.map((id) => ({ value: id, label: names.post(id) ?? "" })),
    ),
    choice("office", officeOptions(board.offices)),
    choice(
      "status",
      statuses.map((value) => ({ value, label: words(value) })),
    ),
  ];
}

function useOrder({ sort }: Asked): Choice {
  const t = useTranslations("filters");
  const options = [
    { value: "", label: t("bySource") },
    { value: "gap", label: t("byGap") },
  ];
  return { name: "sort", label: t("sort"), value: sort === "gap" ? sort : "", options };
}

/** Narrows the overview, or a page like it. */
export function Filters({ board, address, filter, path = "/" }: Props) {
  const t = useTranslations("filters");
  const choices = useChoices(board, filter);
  const order = useOrder(filter);
  return (
    <FilterForm
      action={path}
      labels={{ form: t("label"), search: t("search"), apply: t("apply"), clear: t("clear") }}
      text={filter.text ?? ""}
      choices={path === "/" ? [...choices, order] : choices}
      kept={{ month: monthText(address.year, address.month), basis: address.basis }}
      clearHref={isNarrowed(filter) ? hrefWith(path, address, { sort: order.value }) : null}
    />
  );
}
