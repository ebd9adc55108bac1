import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Breakdown } from "@/components/indicator/breakdown";
import { DerivationPanel } from "@/components/indicator/derivation-panel";
import { Milestones } from "@/components/indicator/milestones";
import { Revisions } from "@/components/indicator/revisions";
import { Panel } from "@/components/ui/panel";
import { hrefWith, type PageProps } from "@/lib/web/address";
import { IndicatorHeader } from "./_components/indicator-header";
import { revisionRows } from "./_components/revision-rows";
import { Standing } from "./_components/standing";
import { indicatorName, openIndicator } from "./open-indicator";
import styles from "./page.module.css";

type Props = PageProps<{ id: string }>;

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: await indicatorName(props) };
}

export default async function IndicatorPage(props: Props) {
  const found = await openIndicator(props);
  const { head, task, indicator, derivation, derivations } = found;
  const { board, address } = head;
  const t = await getTranslations("indicator");
  const rows = revisionRows(found.revisions, board);
  const pageOf = (place: string) => (id: string) => hrefWith(`/${place}/${encodeURIComponent(id)}`, address);
  return (
    <div className={styles.sheet}>
      <IndicatorHeader head={head} task={task} indicator={indicator} />
      <Standing found={found} />
      <Panel flush title={t("breakdown.title")}>
        <Breakdown
          board={board}
          indicator={indicator}
          derivations={derivations}
          officeHref={pageOf("offices")}
          personHref={pageOf("people")}
        />
      </Panel>
      {derivation.actual.milestones.length > 0 ? (
        <Panel flush title={t("milestones.title")}>
          <Milestones milestones={derivation.actual.milestones} />
        </Panel>
      ) : null}
      <DerivationPanel board={board} model={indicator.model} derivation={derivation} />
      <Panel
        flush
        title={t("revisions.title")}
        note={rows.length > 0 ? t("revisions.note", { count: rows.length }) : null}
      >
        <Revisions rows={rows} />
      </Panel>
    </div>
  );
}
