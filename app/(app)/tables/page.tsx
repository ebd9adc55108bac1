import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PrintedTable } from "@/components/documents/printed-table";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { Stack } from "@/components/ui/stack";
import { layoutOf } from "@/lib/documents/layout";
import { hrefWith, type PageProps } from "@/lib/web/address";
import { tableOf } from "@/app/_tables/completion-table";
import { BoardHeader } from "../_components/board-header";
import { filterParams, readFilter } from "@/lib/web/filter";
import { Filters } from "../_components/filters";
import { NoPlan } from "../_components/no-plan";
import { openBoard } from "../open-board";
import styles from "./page.module.css";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("tables"))("pageTitle"),
});

export default async function TablesPage(props: PageProps) {
  const opened = await openBoard(props);
  if (!opened) return <NoPlan />;
  const { board, address } = opened;
  const t = await getTranslations("tables");
  const filter = readFilter(await props.searchParams);
  const kept = filterParams(filter);
  const table = await tableOf(opened, filter);
  return (
    <>
      <div className={styles.tools}>
        <Stack>
          <BoardHeader title={t("pageTitle")} subtitle={t("intro")} path="/tables" opened={opened} kept={kept} />
        </Stack>
        <div className={styles.choices}>
          <Filters board={board} address={address} filter={filter} path="/tables" />
          <LinkButton look="primary" href={hrefWith("/api/v1/tables/completion.xlsx", address, kept)} download>
            {t("xlsx")}
          </LinkButton>
          <LinkButton href={hrefWith("/api/v1/tables/completion.csv", address, kept)} download>
            {t("csv")}
          </LinkButton>
        </div>
      </div>
      {table.rows.length > 1 ? (
        <PrintedTable
          table={table}
          layout={layoutOf(table)}
          linked="name"
          link={["/indicators/", hrefWith("", address)]}
        />
      ) : (
        <Panel>
          <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>
        </Panel>
      )}
    </>
  );
}
