import { getTranslations } from "next-intl/server";
import { Stack } from "@/components/ui/stack";
import { Panel } from "@/components/ui/panel";
import { matching, reportingOf, withStatus } from "@/lib/boards/rules";
import { hrefWith, type PageProps } from "@/lib/web/address";
import { BoardHeader } from "./_components/board-header";
import { filterParams, isNarrowed, readFilter } from "@/lib/web/filter";
import { Filters } from "./_components/filters";
import { IndicatorTable } from "./_components/indicator-table";
import { MissingReports } from "./_components/missing-reports";
import { NoPlan } from "./_components/no-plan";
import { Summary } from "./_components/summary";
import { openBoard } from "./open-board";

export async function generateMetadata() {
  const t = await getTranslations("overview");
  return { title: t("title") };
}

export default async function OverviewPage(props: PageProps) {
  const opened = await openBoard(props);
  if (!opened) return <NoPlan />;
  const { board, address } = opened;
  const t = await getTranslations("overview");
  const filter = readFilter(await props.searchParams);
  const items = matching(board, filter);
  const shown = withStatus(items, filter.status);
  const { missing } = reportingOf(items);
  const kept = filterParams(filter);
  return (
    <Stack>
      <BoardHeader title={t("title")} subtitle={board.plan.title} path="/" opened={opened} kept={kept} />
      <Summary
        board={board}
        items={items}
        status={filter.status}
        derivationHref={hrefWith("/derivation", address, { ...kept, status: null, sort: null })}
        statusHref={(status) => hrefWith("/", address, { ...kept, status: status === filter.status ? null : status })}
      />
      <Panel
        flush
        title={t("table.title")}
        note={t("table.count", { shown: shown.length, total: items.length })}
        action={<Filters board={board} address={address} filter={filter} />}
      >
        <IndicatorTable shown={opened} items={shown} sort={filter.sort} narrowed={isNarrowed(filter)} />
      </Panel>
      <MissingReports board={board} address={address} missing={missing} />
    </Stack>
  );
}
