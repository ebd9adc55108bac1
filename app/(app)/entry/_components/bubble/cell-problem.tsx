"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { dayOf, monthOf } from "@/lib/calendar/rules";
import { inShort, type Pending, type Problem } from "../cells/entries";
import { CellForm } from "./cell-form";
import styles from "./bubble.module.css";

interface Props {
  readonly pending: Pending;
  readonly problem: Problem;
  readonly onReason: (text: string) => void;
  readonly onMine: () => void;
  /** Types this into the cell instead. */
  readonly onText: (text: string) => void;
  /** As Enter does: takes up what the cell offers. */
  readonly onAccept: () => void;
  /** As Escape does: what is typed goes; of a conflict, theirs stays. */
  readonly onDiscard: () => void;
}

/** Why what is typed is not saved, and what can be done about it, in place. */
export function CellProblem(props: Props) {
  const { problem } = props;
  const tError = useTranslations("errors");
  switch (problem.kind) {
    case "conflict":
      return <Conflict {...props} problem={problem} />;
    case "offer":
      return <Offer {...props} problem={problem} />;
    case "either":
      return <Either {...props} problem={problem} />;
    case "typed":
      return <Refusal {...props} message={tError(problem.message, problem.params)} doubtful={false} />;
    case "refused":
      return <Refusal {...props} message={problem.message} doubtful={problem.doubtful} />;
  }
}

type Of<K extends Problem["kind"]> = Props & { readonly problem: Extract<Problem, { kind: K }> };

function Refusal({
  message,
  doubtful,
  onReason,
  onDiscard,
}: Props & { readonly message: string; readonly doubtful: boolean }) {
  const t = useTranslations("entry.forms");
  return (
    <>
      <p className={styles.message} role="alert">
        {message}
      </p>
      {doubtful ? (
        <CellForm
          reason
          label={t("reason")}
          hint="Alt+R"
          submit={t("keep")}
          cancel={t("discard")}
          onSubmit={onReason}
          onCancel={onDiscard}
        />
      ) : (
        <div className={styles.buttons}>
          <Button onClick={onDiscard}>{t("discard")}</Button>
        </div>
      )}
    </>
  );
}

/** Words where a figure belongs: one key makes them the reason why there is none. */
function Offer({ problem: { reason, sign }, onAccept, onDiscard }: Of<"offer">) {
  const t = useTranslations("entry");
  return (
    <>
      <p role="alert">{t("offer.question", { reason: reason ?? t("offer.sign", { sign }) })}</p>
      <div className={styles.buttons}>
        <Button onClick={onDiscard}>{t("forms.discard")}</Button>
        <Button look="primary" onClick={onAccept} aria-keyshortcuts="Enter">
          {t("offer.accept")}
        </Button>
      </div>
    </>
  );
}

function Either({ problem: { days }, onText, onDiscard }: Of<"either">) {
  const t = useTranslations("entry");
  return (
    <>
      <p role="alert">{t("either.question")}</p>
      <div className={styles.buttons}>
        <Button onClick={onDiscard}>{t("forms.discard")}</Button>
        {days.map((day, place) => (
          <Button key={day} look={place === 0 ? "primary" : "plain"} onClick={() => onText(day)}>
            {t(place === 0 ? "either.first" : "either.second", { month: monthOf(day), day: dayOf(day) })}
          </Button>
        ))}
      </div>
    </>
  );
}

function Conflict({ pending, problem: { theirs }, onMine, onDiscard }: Of<"conflict">) {
  const t = useTranslations("entry");
  const name = theirs?.by ?? null;
  const hidden = theirs !== null && theirs.words === null;
  const said = theirs?.words ? inShort(theirs.words) : "";
  return (
    <>
      <p className={styles.title} role="alert">
        {hidden ? t("conflict.overDraft", { name: name || t("someone") }) : t("conflict.title")}
      </p>
      <dl className={styles.both}>
        <dt>{name === null ? t("conflict.system") : t("conflict.theirs", { name })}</dt>
        <dd>{hidden ? t("conflict.hidden") : said || t("conflict.blank")}</dd>
        <dt>{t("conflict.mine")}</dt>
        <dd>{inShort(pending.words) || t("conflict.blank")}</dd>
      </dl>
      <div className={styles.buttons}>
        <Button onClick={onDiscard} aria-keyshortcuts="Escape">
          {t(hidden ? "conflict.keepDraft" : "conflict.keepTheirs")}
        </Button>
        <Button look="primary" onClick={onMine}>
          {t(hidden ? "conflict.writeOver" : "conflict.keepMine")}
        </Button>
      </div>
    </>
  );
}
