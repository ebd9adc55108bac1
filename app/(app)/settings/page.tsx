import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/ui/action-form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Stack } from "@/components/ui/stack";
import { loadSettings } from "@/lib/settings/queries";
import { orNotFound } from "@/lib/web/found";
import { requireActor } from "@/lib/web/session";
import { setStrictLock } from "./actions";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("settings"))("title"),
});

export default async function SettingsPage() {
  const { signIn } = await orNotFound(loadSettings(await requireActor()));
  const t = await getTranslations("settings");
  const state = signIn.strictLock ? "on" : "off";
  return (
    <Stack>
      <PageHeader title={t("title")} subtitle={t("subtitle")} />
      <Panel title={t("strictLock.title")} note={t(`strictLock.${state}`)}>
        <Stack>
          <p>{t("strictLock.text", { failures: signIn.failures, minutes: signIn.lockMinutes })}</p>
          <p>{t("strictLock.exempt")}</p>
          <ActionForm
            action={setStrictLock}
            fields={[]}
            hidden={{ strictLock: signIn.strictLock ? "off" : "on" }}
            submit={t(signIn.strictLock ? "strictLock.turnOff" : "strictLock.turnOn")}
          />
        </Stack>
      </Panel>
    </Stack>
  );
}
