"use client";

import { useActionState, useId } from "react";
import type { FormState } from "@/lib/errors/rules";
import styles from "./action-form.module.css";
import { Button } from "./button";
import { Input } from "./control";
import { Field, messageId } from "./field";
import { Notice } from "./notice";
import { Stack } from "./stack";

export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: "text" | "password";
  readonly autoComplete?: string;
}

interface Props {
  readonly action: (previous: FormState, form: FormData) => Promise<FormState>;
  readonly fields: readonly FormField[];
  /** Sent along others. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly submit: string;
  /** Said when it was done; left out where a success leads to another page. */
  readonly done?: string;
  /** The button as wide as the fields. */
  readonly wide?: boolean;
}

/** A form of text fields, sent to a server action; works before and without scripts. */
export function ActionForm({ action, fields, hidden = {}, submit, done, wide = false }: Props) {
  const [state, send, pending] = useActionState(action, null);
  const refused = state?.ok === false ? state : null;
  const general = refused ? messageOf(refused, fields) : null;
  return (
    <form action={send}>
      <Stack>
        {general ? <Notice kind="error">{general}</Notice> : null}
        {state?.ok && done ? <Notice kind="success">{done}</Notice> : null}
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {fields.map((field) => (
          <TextField
            key={field.name}
            field={field}
            value={refused?.values[field.name]}
            errors={refused?.fields[field.name]}
          />
        ))}
        <div className={wide ? styles.wide : undefined}>
          <Button type="submit" look="primary" disabled={pending}>
            {submit}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

/** What concerns no field, or one that is not shown. */
function messageOf({ message, fields }: Extract<FormState, { ok: false }>, shown: readonly FormField[]): string | null {
  const others = Object.entries(fields).filter(([name]) => !shown.some((field) => field.name === name));
  const all = [...(message === null ? [] : [message]), ...others.flatMap(([, messages]) => messages)];
  return all.length > 0 ? all.join(" ") : null;
}

function TextField({ field, value, errors }: { field: FormField; value?: string; errors?: readonly string[] }) {
  const id = useId();
  const { label, hint, ...rest } = field;
  return (
    <Field label={label} htmlFor={id} hint={hint} error={errors?.join(" ")}>
      <Input
        {...rest}
        id={id}
        defaultValue={value}
        required
        aria-invalid={errors ? true : undefined}
        aria-describedby={errors || hint ? messageId(id) : undefined}
      />
    </Field>
  );
}
