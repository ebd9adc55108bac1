"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

const digestOf = (error: unknown): string | null =>
  typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : null;

/** An unforeseen failure says nothing of itself: only a number to find it by in the log. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("app.error");
  const digest = digestOf(error);
  return (
    <EmptyState
      title={t("title")}
      heading
      action={
        <Button look="primary" onClick={retry}>
          {t("retry")}
        </Button>
      }
    >
      <p>{t("text")}</p>
      {digest ? <p>{t("digest", { digest })}</p> : null}
    </EmptyState>
  );
}
