import { useLocale, useTranslations } from "next-intl";
import { BulletTable, type RowGroup } from "@/components/progress/bullet-table";
import { packRows } from "@/components/progress/packed-rows";
import { EmptyState } from "@/components/ui/empty-state";
import { atScheduleOf, byGap, bySource, type Item, sourcePlaces } from "@/lib/boards/rules";
import { hanNumeral } from "@/lib/documents/rules";
import type { Sort } from "@/lib/web/filter";
import { rowMaker, type Shown } from "./rows";

interface Props {
  readonly shown: Shown;
  readonly items: readonly Item[];
  readonly sort: Sort;
  /** Narrowed by a filter: what was looked for is not folded away. */
  readonly narrowed: boolean;
}

/** Beyond so many rows a table begins with its headings alone. */
const UNFOLDED = 60;

/** Indicators as bullet rows: by source as in the meeting table, or furthest behind first. */
export function IndicatorTable({ shown, items, sort, narrowed }: Props) {
  const t = useTranslations("overview.table");
  const sentence = useTranslations("atSchedule");
  const numeral = useLocale() === "zh-CN" ? hanNumeral : String;
  const { indicator } = rowMaker(shown);
  if (items.length === 0) return <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>;
  const places = sourcePlaces(shown.board);
  const grouped = (): RowGroup[] =>
    bySource(items).map((group) => {
      const { done, comparable, notComparable: left } = atScheduleOf(group.items, shown.board.month);
      return {
        key: group.source,
        title: t("source", { numeral: numeral(places.get(group.source) ?? 0), source: group.source }),
        note: t("sourceNote", { total: group.items.length, at: sentence("sentence", { done, comparable, left }) }),
        rows: packRows(group.items, indicator),
      };
    });
  const groups = sort === "gap" ? [{ key: "all", title: null, rows: packRows(byGap(items), indicator) }] : grouped();
  const folded = !narrowed && groups.length > 1 && items.length > UNFOLDED;
  return (
    <BulletTable
      caption={t("caption")}
      groups={groups}
      provisional={shown.board.basis === "submitted"}
      folded={folded}
    />
  );
}
