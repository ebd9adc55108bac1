"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { lookOf, type Message } from "./selection/messages";

type Words = ReturnType<typeof useTranslations<"entry">>;

/** What the last paste, submission or decision came to; announced. */
export function MessageLine({ message }: { readonly message: Message | null }) {
  const t = useTranslations("entry");
  if (!message) return null;
  const texts = wordsOf(message, t);
  return texts.length > 0 ? <Notice kind={lookOf(message)}>{texts.join(" ")}</Notice> : null;
}

function wordsOf(message: Message, t: Words): readonly string[] {
  switch (message.kind) {
    case "words":
      return message.texts;
    case "closed":
      return [t(`messages.closed.${message.why}`, { month: message.month })];
    case "undo":
    case "redo":
      return [
        ...(message.cells > 0 ? [t(`messages.${message.kind}`, { cells: message.cells })] : []),
        ...(message.left > 0 ? [t("messages.left", { count: message.left })] : []),
      ];
    case "pasted":
      return pastedWords(message, t);
  }
}

const NAMED = 3;

function pastedWords(
  { cells, wrong, offers, closed, foreign, outside, unknown }: Extract<Message, { kind: "pasted" }>,
  t: Words,
): string[] {
  const months = closed.map((month) => t("monthShort", { month })).join(t("messages.and"));
  const names = unknown.slice(0, NAMED).join(t("messages.and"));
  return [
    t("messages.pasted", { cells }),
    ...(wrong > offers ? [t("messages.wrong", { count: wrong - offers })] : []),
    ...(offers > 0 ? [t("messages.offers", { count: offers })] : []),
    ...(closed.length > 0 ? [t("messages.closedMonths", { months })] : []),
    ...(foreign > 0 ? [t("messages.foreign", { count: foreign })] : []),
    ...(outside > 0 ? [t("messages.outside", { count: outside })] : []),
    ...(unknown.length > 0 ? [t("messages.unknown", { names, count: unknown.length })] : []),
  ];
}
