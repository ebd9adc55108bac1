import { useTranslations } from "next-intl";
import { Tile } from "@/components/progress/tile";

/** How much of what is due for the month is there; nothing where nothing is due. */
export function ReportingTile({ reported, expected }: { reported: number; expected: number }) {
  const t = useTranslations("overview.tiles");
  if (expected === 0) return null;
  return (
    <Tile label={t("reporting")} figure={reported} unit={t("ofReports", { total: expected })}>
      {reported < expected ? <a href="#missing">{t("left", { count: expected - reported })}</a> : t("allReported")}
    </Tile>
  );
}
