import { useTranslations } from "next-intl";
import { BulletTable } from "@/components/progress/bullet-table";
import { packRows } from "@/components/progress/packed-rows";
import { StatusCounts } from "@/components/progress/status-counts";
import { Tile, Tiles } from "@/components/progress/tile";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import type { PersonSummary } from "@/lib/boards/people";
import { itemsOf, reportingOf } from "@/lib/boards/rules";
import { hrefWith } from "@/lib/web/address";
import { AverageTile } from "../../_components/average-tile";
import { MissingReports } from "../../_components/missing-reports";
import { ReportingTile } from "../../_components/reporting-tile";
import { rowMaker, type Shown } from "../../_components/rows";

interface Props {
  readonly shown: Shown;
  readonly summary: PersonSummary;
}

function PersonTiles({ shown, summary }: Props) {
  const t = useTranslations("people.tiles");
  const overview = useTranslations("overview.tiles");
  const href = hrefWith("/derivation", shown.address, { person: summary.person.id });
  const { inCharge, owns, carries, completion, statuses, reported, expected } = summary;
  return (
    <Panel flush>
      <Tiles>
        <Tile
          label={t("part")}
          figure={
            inCharge.length + owns.length + carries.length > 0
              ? t("figure", { inCharge: inCharge.length, owns: owns.length, carries: carries.length })
              : "–"
          }
        >
          <StatusCounts counts={statuses} />
        </Tile>
        <AverageTile
          label={t("average")}
          of={summary}
          basis={overview("averageBasis", { counted: completion.counted, total: completion.total })}
          href={href}
        />
        <ReportingTile reported={reported} expected={expected} />
      </Tiles>
    </Panel>
  );
}

/** Nothing is theirs by name: what their office answers for is the next thing to read. */
function Nothing({ shown: { board, address }, officeId }: Pick<Props, "shown"> & { officeId: string | null }) {
  const t = useTranslations("people");
  const office = board.offices.find(({ id }) => id === officeId);
  const link = office && <a href={hrefWith(`/offices/${encodeURIComponent(office.id)}`, address)}>{office.name}</a>;
  return (
    <EmptyState title={t("nothing")} action={link}>
      {t("nothingHint")}
    </EmptyState>
  );
}

/** One person: what they are in charge of, answer for and carry, and what they have not reported. */
export function PersonBody({ shown, summary }: Props) {
  const { board, address } = shown;
  const t = useTranslations("people");
  const rows = rowMaker(shown);
  const carried = ({ item, assignment }: (typeof summary.carries)[number]) => rows.assignment(item, assignment);
  const provisional = board.basis === "submitted";
  const { missing } = reportingOf(itemsOf(board), ({ personId }) => personId === summary.person.id);
  const parts = [
    { key: "inCharge", count: summary.inCharge.length, rows: packRows(summary.inCharge, rows.indicator) },
    { key: "owns", count: summary.owns.length, rows: packRows(summary.owns, rows.indicator) },
    { key: "carries", count: summary.carries.length, rows: packRows(summary.carries, carried) },
  ] as const;
  const titleOf = (key: (typeof parts)[number]["key"]) =>
    t(key === "inCharge" && summary.person.principal ? "parts.whole" : `parts.${key}`);
  const present = parts.filter((part) => part.count > 0);
  return (
    <>
      <PersonTiles shown={shown} summary={summary} />
      {present.length === 0 ? <Nothing shown={shown} officeId={summary.person.officeId} /> : null}
      {present.map(({ key, count, rows: own }) => (
        <Panel key={key} flush title={titleOf(key)} note={t("count", { count })}>
          <BulletTable caption={titleOf(key)} groups={[{ key, title: null, rows: own }]} provisional={provisional} />
        </Panel>
      ))}
      <MissingReports board={board} address={address} missing={missing} />
    </>
  );
}
