"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { type Cleaned, withoutInvisible } from "@/lib/text/rules";
import styles from "./bubble.module.css";

interface Props extends FieldProps {
  readonly submit: string;
  readonly cancel: string;
  readonly initial?: string;
  /** Empty text is an answer too: it takes a note away. */
  readonly optional?: boolean;
  readonly onSubmit: (text: string) => void;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  /** Stands by an answer that nobody asked for: it waits for Alt+R or a click instead of taking the keyboard. */
  readonly reason?: boolean;
  readonly choices?: readonly string[];
  readonly onCancel: () => void;
}

/** One line of words for a cell: a reason, a note, what is to be corrected. */
export function CellForm({ submit, cancel, initial = "", optional = false, onSubmit, ...field }: Props) {
  const [{ text, removed }, setTyped] = useState<Cleaned>({ text: initial, removed: [] });
  const tEntry = useTranslations("entry");
  const ready = optional || text.trim() !== "";
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onSubmit(text);
  };
  return (
    <form className={styles.form} onSubmit={send}>
      <TextField {...field} text={text} onText={(typed) => setTyped(withoutInvisible(typed))} />
      {removed.length > 0 ? (
        <small role="status">{tEntry("forms.tidied", { codes: removed.join(tEntry("messages.and")) })}</small>
      ) : null}
      <div className={styles.buttons}>
        <Button onClick={field.onCancel}>{cancel}</Button>
        <Button type="submit" look="primary" disabled={!ready}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

/** The words, with the usual ones to choose from. */
function TextField({
  label,
  hint,
  reason = false,
  choices = [],
  onCancel,
  text,
  onText,
}: FieldProps & { text: string; onText: (text: string) => void }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!reason) input.current?.focus({ preventScroll: true });
  }, [reason]);
  return (
    <>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        id={id}
        ref={input}
        data-reason={reason || undefined}
        className={styles.input}
        value={text}
        maxLength={200}
        placeholder={hint}
        autoComplete="off"
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onCancel();
        }}
      />
      {choices.length > 0 ? <Choices choices={choices} onChoose={onText} /> : null}
    </>
  );
}

function Choices({
  choices,
  onChoose,
}: {
  readonly choices: readonly string[];
  readonly onChoose: (text: string) => void;
}) {
  return (
    <div className={styles.choices}>
      {choices.map((choice) => (
        <button key={choice} type="button" className={styles.choice} onClick={() => onChoose(choice)}>
          {choice}
        </button>
      ))}
    </div>
  );
}
