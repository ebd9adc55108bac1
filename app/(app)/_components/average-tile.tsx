import { useTranslations } from "next-intl";
import { Tile } from "@/components/progress/tile";
import type { OfficeSummary } from "@/lib/boards/offices";
import { showPercent } from "@/lib/progress/show";

interface Props {
  readonly label: string;
  readonly of: Pick<OfficeSummary, "completion" | "likeForLike">;
  /** What the average runs over, in words. */
  readonly basis: string;
  readonly href: string;
}

/** An average completion, and beside it the schedule of the items that have both. */
export function AverageTile({ label, of: { completion, likeForLike }, basis, href }: Props) {
  const t = useTranslations("likeForLike");
  const { average, schedule, counted } = likeForLike;
  return (
    <Tile label={label} figure={showPercent(completion.average)} unit={completion.average ? "%" : null} href={href}>
      {basis}
      {schedule === null
        ? null
        : t("beside", { counted, average: showPercent(average), schedule: showPercent(schedule) })}
    </Tile>
  );
}
