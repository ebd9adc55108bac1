"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { spokenFault } from "@/lib/web/store-faults";

/** How the digest of a fault of the store begins. */
const STORE = "store:";

const digestOf = (error: unknown): string | null =>
  typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : null;

/**
 * A fault of the database is said in a sentence. An unforeseen failure says nothing of itself: only a number to find it
 * by in the log.
 */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("app.error");
  const sentence = useTranslations("errors.store");
  const digest = digestOf(error);
  const fault = digest?.startsWith(STORE) ? spokenFault(digest.slice(STORE.length)) : undefined;
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
      <p>{fault ? sentence(fault) : t("text")}</p>
      {digest && !fault ? <p>{t("digest", { digest })}</p> : null}
    </EmptyState>
  );
}
