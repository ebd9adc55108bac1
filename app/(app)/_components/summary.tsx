import { useTranslations } from "next-intl";
import { StatusMatrix } from "@/components/progress/status-matrix";
import { Tile, Tiles } from "@/components/progress/tile";
import { Panel } from "@/components/ui/panel";
import {
  atScheduleOf,
  averageOfRows,
  type Board,
  countStatuses,
  type Item,
  likeForLikeOfRows,
  READING_ORDER,
  reportingOf,
  rowsOfItems,
  silentOffices,
  tasksAmong,
} from "@/lib/boards/rules";
import { daysOfMonth } from "@/lib/calendar/rules";
import { showPercent } from "@/lib/progress/show";
import type { Status } from "@/lib/progress/terms";
import { AverageTile } from "./average-tile";
import { namesOf } from "./rows";
import styles from "./summary.module.css";

interface Props {
  readonly board: Board;
  /** Everything the filter leaves, whatever its status. */
  readonly items: readonly Item[];
  readonly status: Status | null;
  readonly statusHref: (status: Status) => string;
  /** Where the counts and the average are taken apart. */
  readonly derivationHref: string;
}

const MOST_NAMES = 3;
const MOST_LETTERS = 24;

/** As many names as stay short together, at least one. */
const firstNames = (names: readonly string[]): readonly string[] =>
  names.filter(
    (_, place) => place === 0 || (place < MOST_NAMES && names.slice(0, place + 1).join().length <= MOST_LETTERS),
  );

/** Who has not reported, in a line: the first offices by name, the rest by number. */
function MissingLine({ board, missing }: { board: Board; missing: ReturnType<typeof reportingOf>["missing"] }) {
  const t = useTranslations("overview.tiles");
  if (missing.length === 0) return <>{t("allReported")}</>;
  const names = namesOf(board);
  const offices = silentOffices(missing).map(({ officeId }) => names.office(officeId));
  const first = firstNames(offices);
  const named = t("officeNames", {
    names: first.join(t("comma")),
    total: offices.length > first.length ? offices.length : 0,
  });
  return (
    <a href="#missing" className={styles.missing}>
      {t("missing", { count: missing.length, offices: named })}
    </a>
  );
}

function ScheduleTile({ board }: { board: Board }) {
  const t = useTranslations("overview.tiles");
  const date = useTranslations("app.date");
  const { year, scheduleBasis } = board.plan.terms;
  const cutOff = date("cutOff", { year, month: board.month, day: daysOfMonth(year, board.month) });
  return (
    <Tile label={t("schedule")} figure={showPercent(board.schedule)} unit="%">
      {t(`scheduleBasis.${scheduleBasis}`, { cutOff })}
    </Tile>
  );
}

/** How many are at schedule of those that can be compared; by its name at mid-year, once all of them are. */
function AtScheduleTile({ items, month, href }: { items: readonly Item[]; month: number; href: string }) {
  const t = useTranslations("atSchedule");
  const tiles = useTranslations("overview.tiles");
  const { done, comparable, notComparable: left, halfDone } = atScheduleOf(items, month);
  return (
    <Tile label={halfDone ? tiles("halfYear") : t("label")} figure={done} unit={t("of", { comparable })} href={href}>
      {comparable > 0 && left === 0 ? t("all") : t("left", { left })}
      {t("means")}
    </Tile>
  );
}

/** How many tasks and indicators there are of each status. */
function Statuses({ items, status, statusHref }: Pick<Props, "items" | "status" | "statusHref">) {
  const t = useTranslations("overview.tiles");
  const tasks = countStatuses(tasksAmong(items).map((task) => task.status));
  const indicators = countStatuses(items.map(({ indicator }) => indicator.progress.status));
  const present = READING_ORDER.filter(
    (each) => [...tasks, ...indicators].some((count) => count.status === each) || each === status,
  );
  return (
    <StatusMatrix
      caption={t("byStatus")}
      lines={[
        { label: t("tasks"), total: tasksAmong(items).length, counts: tasks },
        { label: t("indicators"), total: items.length, counts: indicators },
      ]}
      statuses={present}
      current={status}
      hrefs={present.map(statusHref)}
    />
  );
}

/** The whole at one look: schedule, half done, average, reporting, and how many of each status. */
export function Summary({ board, items, status, statusHref, derivationHref }: Props) {
  const t = useTranslations("overview.tiles");
  const rows = rowsOfItems(items);
  const completion = averageOfRows(rows);
  const reporting = reportingOf(items);
  return (
    <Panel flush>
      <Tiles>
        <ScheduleTile board={board} />
        <AtScheduleTile items={items} month={board.month} href={derivationHref} />
        <AverageTile
          label={t("average")}
          of={{ completion, likeForLike: likeForLikeOfRows(rows) }}
          basis={t("averageBasis", { counted: completion.counted, total: completion.total })}
          href={derivationHref}
        />
        <Tile label={t("reporting")} figure={reporting.reported} unit={t("ofReports", { total: reporting.expected })}>
          <MissingLine board={board} missing={reporting.missing} />
        </Tile>
      </Tiles>
      {items.length === 0 ? null : <Statuses items={items} status={status} statusHref={statusHref} />}
    </Panel>
  );
}
