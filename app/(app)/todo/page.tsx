import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Stack } from "@/components/ui/stack";
import { loadWaiting } from "@/lib/entry/waiting";
import { readText, type SearchParams } from "@/lib/web/address";
import { requireActor } from "@/lib/web/session";
import { MonthList } from "./_components/month-list";

export const generateMetadata = async () => ({ title: (await getTranslations("todo"))("title") });

/** What waits for whoever is signed in. Who comes from signing in and finds nothing goes on to the overview. */
export default async function TodoPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const waiting = await loadWaiting(actor, new Date());
  if (waiting.length === 0 && readText(await searchParams, "from") === "sign-in") redirect("/");
  const t = await getTranslations("todo");
  return (
    <Stack>
      <PageHeader title={t("title")} subtitle={actor.name} />
      <Panel flush>
        {waiting.length > 0 ? (
          <MonthList waiting={waiting} />
        ) : (
          <EmptyState title={t("none")}>
            <LinkButton href="/">{t("overview")}</LinkButton>
          </EmptyState>
        )}
      </Panel>
    </Stack>
  );
}
