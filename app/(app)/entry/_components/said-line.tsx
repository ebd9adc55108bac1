"use client";

import { useTranslations } from "next-intl";
import type { Said } from "./selection/state";
import { Notice } from "@/components/ui/notice";

/** What the last paste, submission or decision came to; announced. */
export function SaidLine({ said }: { readonly said: Said | null }) {
  const t = useTranslations("entry.said");
  if (!said) return null;
  if (said.kind === "words")
    return said.texts.length > 0 ? <Notice kind={said.error ? "error" : "success"}>{said.texts.join(" ")}</Notice> : null;
  const skipped = said.skipped > 0 ? t("skipped", { count: said.skipped }) : "";
  return <Notice kind={said.skipped > 0 ? "warn" : "success"}>{`${t("pasted", { cells: said.cells })} ${skipped}`.trim()}</Notice>;
}
