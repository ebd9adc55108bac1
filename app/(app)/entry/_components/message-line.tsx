"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { labelOf } from "./cells/cell";
import { lookOf, type Message, type Tidied } from "./selection/messages";

type Words = ReturnType<typeof useTranslations<"entry">>;

/** What the last paste, submission or decision came to; announced. */
export function MessageLine({ message }: { readonly message: Message | null }) {
  const t = useTranslations("entry");
  if (!message) return null;
  const texts = wordsOf(message, t);
  return texts.length > 0 ? <Notice kind={lookOf(message)}>{texts.join(t("messages.between"))}</Notice> : null;
}

function wordsOf(message: Message, t: Words): readonly string[] {
  switch (message.kind) {
    case "submitted":
      return submittedWords(message, t);
    case "decided":
      return [
        ...(message.count > 0 ? [t(`messages.${message.review}`, { count: message.count })] : []),
        ...(message.refused > 0 ? [t("messages.refused", { count: message.refused, message: message.why })] : []),
      ];
    case "unsaved":
      return [t("messages.unsaved", { count: message.count })];
    case "refused":
      return [message.text];
    case "unanswered":
      return [t(`messages.unanswered.${message.reason}`)];
    case "closed":
      return [t(`messages.closed.${message.why}`, { month: message.month })];
    case "undo":
    case "redo":
      return [
        ...(message.cells > 0 ? [t(`messages.${message.kind}`, { cells: message.cells })] : []),
        ...(message.left > 0 ? [t("messages.left", { count: message.left })] : []),
      ];
    case "tidied":
      return tidiedWords(message.tidied, t);
    case "pasted":
      return pastedWords(message, t);
  }
}

const NAMED = 3;

function tidiedWords({ cells, codes }: Tidied, t: Words): string[] {
  const named = cells.slice(0, NAMED).map(({ line, month }) => t("bar.label", { name: labelOf(line, t), month }));
  const values = { cells: named.join(t("messages.and")), codes: codes.join(t("messages.and")), count: cells.length };
  if (cells.length === 0) return [];
  return [cells.length > NAMED ? t("messages.tidiedMore", values) : t("messages.tidied", values)];
}

function submittedWords(
  { count, changed, late, incomplete, missing }: Extract<Message, { kind: "submitted" }>,
  t: Words,
): string[] {
  const names = missing.slice(0, NAMED).join(t("messages.and"));
  return [
    count > 0 ? t("messages.submitted", { count }) : t("messages.nothing"),
    ...(changed > 0 ? [t("messages.changed", { count: changed })] : []),
    ...(late ? [t("messages.late")] : []),
    ...(incomplete > 0 ? [t("messages.incomplete", { count: incomplete })] : []),
    ...(missing.length > 0 ? [t("messages.missing", { count: missing.length, names })] : []),
  ];
}

function pastedWords(
  { cells, wrong, offers, closed, foreign, outside, unknown, tidied }: Extract<Message, { kind: "pasted" }>,
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
    ...tidiedWords(tidied, t),
  ];
}
