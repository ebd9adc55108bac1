import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";

/** Before the first import. */
export function NoPlan() {
  const t = useTranslations("app.noPlan");
  return (
    <Panel>
      <EmptyState heading title={t("title")} action={<code>{t("command")}</code>}>
        {t("text")}
      </EmptyState>
    </Panel>
  );
}
