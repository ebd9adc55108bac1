"use client";

import type { Words } from "@/lib/figures/terms";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Pending, Problem } from "../cells/entries";
import { CellForm } from "./cell-form";
import styles from "./bubble.module.css";

interface Props {
  readonly pending: Pending;
  readonly problem: Problem;
  readonly onReason: (text: string) => void;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
  readonly onDiscard: () => void;
}

/** Why what is typed is not saved, and what can be done about it, in place. */
export function CellProblem({ pending, problem, onReason, onMine, onTheirs, onDiscard }: Props) {
  const t = useTranslations("entry");
  const tError = useTranslations("errors");
  if (problem.kind === "conflict") return <Conflict pending={pending} problem={problem} onMine={onMine} onTheirs={onTheirs} />;
  const message = problem.kind === "typed" ? tError(problem.message, problem.params) : problem.message;
  const doubtful = problem.kind === "refused" && problem.doubtful;
  return (
    <>
      <p className={styles.message} role="alert">
        {message}
      </p>
      {doubtful ? (
        <CellForm
          reason
          label={t("forms.reason")}
          hint="Alt+R"
          submit={t("forms.keep")}
          cancel={t("forms.discard")}
          onSubmit={onReason}
          onCancel={onDiscard}
        />
      ) : (
        <div className={styles.buttons}>
          <Button onClick={onDiscard}>{t("forms.discard")}</Button>
        </div>
      )}
    </>
  );
}

const says = (words: Words): string => words.na ?? ([words.value ?? words.numerator, words.denominator].filter(Boolean).join(" / ") || "");

type ConflictProps = Pick<Props, "pending" | "onMine" | "onTheirs"> & { readonly problem: Extract<Problem, { kind: "conflict" }> };

function Conflict({ pending, problem: { theirs }, onMine, onTheirs }: ConflictProps) {
  const t = useTranslations("entry");
  const name = theirs?.by ?? null;
  return (
    <>
      <p className={styles.title} role="alert">
        {t("conflict.title")}
      </p>
      <dl className={styles.both}>
        <dt>{name === null ? t("conflict.system") : t("conflict.theirs", { name })}</dt>
        <dd>{theirs && !theirs.words ? t("conflict.hidden") : (theirs?.words && says(theirs.words)) || t("conflict.blank")}</dd>
        <dt>{t("conflict.mine")}</dt>
        <dd>{says(pending.words) || t("conflict.blank")}</dd>
      </dl>
      <div className={styles.buttons}>
        <Button onClick={onTheirs}>{t("conflict.keepTheirs")}</Button>
        <Button look="primary" onClick={onMine}>
          {t("conflict.keepMine")}
        </Button>
      </div>
    </>
  );
}
