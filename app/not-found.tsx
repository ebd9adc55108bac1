import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** For addresses that lead nowhere; within the signed-in pages the bar stays above it. */
export default async function NotFound() {
  const t = await getTranslations("app.notFound");
  return (
    <EmptyState
      title={t("title")}
      heading
      action={
        <LinkButton look="primary" href="/">
          {t("home")}
        </LinkButton>
      }
    >
      {t("text")}
    </EmptyState>
  );
}
