import { useLocale, useTranslations } from "next-intl";
import { BulletTable, type RowGroup } from "@/components/progress/bullet-table";
import { EmptyState } from "@/components/ui/empty-state";
import { type Board, byGap, bySource, countHalfDone, type Item } from "@/lib/boards/rules";
import { hanNumeral } from "@/lib/documents/rules";
import type { Address } from "@/lib/web/address";
import type { Sort } from "@/lib/web/filter";
import { rowMaker } from "./rows";

interface Props {
  readonly board: Board;
  readonly address: Address;
  readonly items: readonly Item[];
  readonly sort: Sort;
}

/** Indicators as bullet rows: by source as in the meeting table, or furthest behind first. */
export function IndicatorTable({ board, address, items, sort }: Props) {
  const t = useTranslations("overview.table");
  const numeral = useLocale() === "zh-CN" ? hanNumeral : String;
  const { indicator } = rowMaker(board, address);
  if (items.length === 0) return <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>;
  const grouped: RowGroup[] = bySource(items).map((group, place) => {
    const half = countHalfDone(group.items);
    return {
      key: group.source,
      title: t("source", { numeral: numeral(place + 1), source: group.source }),
      note: t(half.total > 0 ? "sourceNote" : "sourceCount", { total: group.items.length, done: half.done, compared: half.total }),
      rows: group.items.map(indicator),
    };
  });
  const groups = sort === "gap" ? [{ key: "all", title: null, rows: byGap(items).map(indicator) }] : grouped;
  return <BulletTable caption={t("caption")} groups={groups} provisional={board.basis === "submitted"} />;
}
