import { NextIntlClientProvider, useTranslations } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Stack } from "@/components/ui/stack";
import { monthText } from "@/lib/calendar/rules";
import type { Grid } from "@/lib/entry/rules";
import type { PageProps } from "@/lib/web/address";
import { signInAddress } from "@/lib/web/local-path";
import { NoPlan } from "../_components/no-plan";
import { OpenedGrid } from "./_components/opened-grid";
import { packGrid } from "./_components/packed-grid";
import { PeriodForm } from "./_components/period-form";
import { openGrid } from "./open-grid";

export default async function EntryPage(props: PageProps) {
  const opened = await openGrid(props);
  if (!opened) return <NoPlan />;
  const { actor, grid } = opened;
  const t = await getTranslations("entry");
  const { entry, errors } = await getMessages();
  const here = `/entry?month=${monthText(grid.plan.year, grid.month)}`;
  return (
    <Stack>
      <PageHeader title={t(reviewsOnly(grid) ? "reviewTitle" : "title")} subtitle={grid.plan.title}>
        <PeriodForm grid={grid} />
      </PageHeader>
      <Panel flush>
        {grid.tasks.length === 0 ? (
          <NothingToEnter />
        ) : (
          <NextIntlClientProvider messages={{ entry, errors }}>
            <OpenedGrid
              key={here}
              packed={await packGrid(grid)}
              account={actor.userId}
              signInHref={signInAddress(here)}
            />
          </NextIntlClientProvider>
        )}
      </Panel>
    </Stack>
  );
}

/** Called by what its reader does here, as in the menu. */
function reviewsOnly({ tasks }: Grid): boolean {
  const rows = tasks.flatMap((task) => task.rows);
  return rows.length > 0 && rows.every((row) => row.mayDecide && !row.mayEnter);
}

function NothingToEnter() {
  const t = useTranslations("entry.empty");
  return (
    <EmptyState title={t("title")} action={<a href="/">{t("action")}</a>}>
      {t("text")}
    </EmptyState>
  );
}

export async function generateMetadata() {
  return { title: (await getTranslations("entry"))("title") };
}
