import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/ui/action-form";
import { Panel } from "@/components/ui/panel";
import { Stack } from "@/components/ui/stack";
import { readEntrance } from "@/lib/access/queries";
import { readPasswordRules } from "@/lib/web/password-rules";
import { currentActor } from "@/lib/web/session";
import { setUp } from "../actions";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("setUp"))("title") });

/** Makes the first administrator, for whoever sees the server's console. Gone once there is one. */
export default async function SetUpPage() {
  await currentActor();
  if (!(await readEntrance()).needsSetUp) notFound();
  const t = await getTranslations("setUp");
  const fields = [
    { name: "key", label: t("key"), hint: t("keyHint"), autoComplete: "off" },
    { name: "name", label: t("name"), hint: t("nameHint"), autoComplete: "off" },
    { name: "username", label: t("username"), autoComplete: "username" },
    {
      name: "password",
      label: t("password"),
      type: "password",
      hint: t("passwordHint", await readPasswordRules()),
      autoComplete: "new-password",
    },
    { name: "repeat", label: t("repeat"), type: "password", autoComplete: "new-password" },
  ] as const;
  return (
    <Panel title={t("title")}>
      <Stack>
        <p>{t("text")}</p>
        <ActionForm action={setUp} fields={fields} submit={t("submit")} wide />
      </Stack>
    </Panel>
  );
}
