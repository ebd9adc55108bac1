import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/ui/action-form";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Stack } from "@/components/ui/stack";
import { readEntrance } from "@/lib/access/queries";
import { readText, type SearchParams } from "@/lib/web/address";
import { localPath } from "@/lib/web/local-path";
import { currentActor } from "@/lib/web/session";
import { enter } from "../actions";
import { DemoAccounts } from "./_components/demo-accounts";
import { SetUpHint } from "./_components/set-up-hint";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("signIn"))("title") });

export default async function SignInPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const next = localPath(readText(params, "next") ?? undefined);
  if (await currentActor()) redirect(next);
  const t = await getTranslations("signIn");
  const errors = await getTranslations("errors");
  const { needsSetUp, demoAccounts } = await readEntrance();
  const fields = [
    { name: "username", label: t("username"), autoComplete: "username" },
    { name: "password", label: t("password"), type: "password", autoComplete: "current-password" },
  ] as const;
  return (
    <>
      <Stack>
        {needsSetUp ? <SetUpHint /> : null}
        {readText(params, "refused") ? <Notice kind="error">{errors("wrongSignIn")}</Notice> : null}
        <Panel title={t("title")}>
          <ActionForm action={enter} fields={fields} hidden={{ next }} submit={t("submit")} wide />
        </Panel>
      </Stack>
      {demoAccounts.length > 0 ? <DemoAccounts accounts={demoAccounts} next={next} /> : null}
    </>
  );
}
