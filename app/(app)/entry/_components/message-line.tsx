"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { Message } from "./selection/state";

/** What the last paste, submission or decision came to; announced. */
export function MessageLine({ message }: { readonly message: Message | null }) {
  const t = useTranslations("entry.messages");
  if (!message) return null;
  if (message.kind === "words")
    return message.texts.length > 0 ? <Notice kind={message.error ? "error" : "success"}>{message.texts.join(" ")}</Notice> : null;
  const skipped = message.skipped > 0 ? t("skipped", { count: message.skipped }) : "";
  return <Notice kind={message.skipped > 0 ? "warn" : "success"}>{`${t("pasted", { cells: message.cells })} ${skipped}`.trim()}</Notice>;
}
