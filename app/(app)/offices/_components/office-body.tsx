import { useTranslations } from "next-intl";
import { BulletTable } from "@/components/progress/bullet-table";
import { packRows } from "@/components/progress/packed-rows";
import { StatusCounts } from "@/components/progress/status-counts";
import { Tile, Tiles } from "@/components/progress/tile";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { carriedBy, type OfficeSummary } from "@/lib/boards/offices";
import { itemsOf, reportingOf } from "@/lib/boards/rules";
import { officesWithin } from "@/lib/offices/rules";
import { hrefWith } from "@/lib/web/address";
import { AverageTile } from "../../_components/average-tile";
import { MissingReports } from "../../_components/missing-reports";
import { ReportingTile } from "../../_components/reporting-tile";
import { rowMaker, type Shown } from "../../_components/rows";
import { OfficePeople } from "./office-people";

interface Props {
  readonly shown: Shown;
  readonly summary: OfficeSummary;
}

function OfficeTiles({ shown, summary }: Props) {
  const t = useTranslations("offices.tiles");
  const { office, leads, statuses, completion, reported, expected } = summary;
  const href = hrefWith("/derivation", shown.address, { within: office.id });
  return (
    <Panel flush>
      <Tiles>
        <Tile label={t("leads")} figure={leads.length} unit={t("items", { count: leads.length })}>
          <StatusCounts counts={statuses} />
        </Tile>
        <AverageTile
          label={t("average")}
          of={summary}
          basis={t("averageBasis", { counted: completion.counted, total: completion.total })}
          href={href}
        />
        <ReportingTile reported={reported} expected={expected} />
      </Tiles>
    </Panel>
  );
}

/** One office: what it leads, what it carries, its posts, and what it has not reported. */
export function OfficeBody({ shown, summary }: Props) {
  const { board, address } = shown;
  const t = useTranslations("offices");
  const rows = rowMaker(shown);
  const within = officesWithin(board.offices, summary.office.id);
  const carried = carriedBy(itemsOf(board), ({ officeId }) => within.has(officeId));
  const { missing } = reportingOf(itemsOf(board), ({ officeId }) => within.has(officeId));
  const provisional = board.basis === "submitted";
  const led = [{ key: "led", title: null, rows: packRows(summary.leads, rows.indicator) }];
  const carriedRows = packRows(carried, ({ item, assignment }) => rows.assignment(item, assignment));
  const own = [{ key: "own", title: null, rows: carriedRows }];
  return (
    <>
      <OfficeTiles shown={shown} summary={summary} />
      <Panel flush title={t("led")} note={t("count", { count: summary.leads.length })}>
        {summary.leads.length > 0 ? (
          <BulletTable caption={t("led")} groups={led} provisional={provisional} />
        ) : (
          <EmptyState title={t("ledNone")} />
        )}
      </Panel>
      <Panel flush title={t("carried")} note={t("count", { count: carried.length })}>
        {carried.length > 0 ? (
          <BulletTable caption={t("carried")} groups={own} provisional={provisional} />
        ) : (
          <EmptyState title={t("carriedNone")} />
        )}
      </Panel>
      <MissingReports board={board} address={address} missing={missing} />
      <OfficePeople board={board} address={address} officeIds={within} />
    </>
  );
}
