import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/ui/action-form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Stack } from "@/components/ui/stack";
import { readPasswordRules } from "@/lib/web/password-rules";
import { requireActor } from "@/lib/web/session";
import { LanguageForm } from "./_components/language-form";
import { changePassword } from "./actions";
import styles from "./page.module.css";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("account"))("title") });

export default async function AccountPage() {
  const actor = await requireActor();
  const t = await getTranslations("account");
  const app = await getTranslations("app");
  const fields = [
    { name: "current", label: t("current"), type: "password", autoComplete: "current-password" },
    {
      name: "password",
      label: t("new"),
      type: "password",
      hint: t("passwordHint", await readPasswordRules()),
      autoComplete: "new-password",
    },
    { name: "repeat", label: t("repeat"), type: "password", autoComplete: "new-password" },
  ] as const;
  return (
    <Stack>
      <PageHeader title={t("title")} subtitle={t("subtitle", { name: actor.name, role: app(`roles.${actor.role}`) })} />
      <div className={styles.parts}>
        <Panel title={t("changePassword")} note={t("othersEnd")}>
          <ActionForm action={changePassword} fields={fields} submit={t("change")} done={t("changed")} />
        </Panel>
        <Panel title={t("language")}>
          <LanguageForm />
        </Panel>
      </div>
    </Stack>
  );
}
