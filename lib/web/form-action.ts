import { unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import type { AccountActor } from "@/lib/access/rules";
import { type FormState, parse } from "@/lib/errors/rules";
import { requestContext } from "@/lib/log/context";
import { log } from "@/lib/log/log";
import { requireActor } from "./session";
import { asDomainError, wordFaults } from "./words";

/** For `useActionState(action, null)`. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

/**
 * The one way a form reaches a command: who, what, run, answer. What `run` throws of ours is worded; redirects go
 * through.
 */
export function formAction<S extends z.ZodType>(
  schema: S,
  run: (actor: AccountActor, input: z.output<S>) => Promise<unknown>,
): FormAction {
  return async (_previous, sent) => {
    const form = received(sent);
    const actor = await requireActor();
    return answer(form, () => run(actor, parse(schema, fieldsOf(form))));
  };
}

/** The same for forms of people who are not signed in. */
export function openFormAction<S extends z.ZodType>(
  schema: S,
  run: (input: z.output<S>) => Promise<unknown>,
): FormAction {
  return async (_previous, sent) => {
    const form = received(sent);
    return answer(form, () => run(parse(schema, fieldsOf(form))));
  };
}

/** A form of one button, which has nothing to say when it was done. */
export const buttonAction =
  (run: (form: FormData) => Promise<unknown>) =>
  async (sent?: FormData): Promise<void> => {
    await run(received(sent));
  };

/**
 * Every action begins with this: the framework could read what was sent. Programs may send something else than a form:
 * an empty one.
 */
function received(sent: unknown): FormData {
  const context = requestContext();
  if (context) context.form = "read";
  return sent instanceof FormData ? sent : new FormData();
}

/**
 * The form's fields; a field that comes several times is a list. What the framework adds for its own use is left out.
 */
function fieldsOf(form: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith("$ACTION"));
  return Object.fromEntries(
    names.map((name) => {
      const all = form.getAll(name);
      return [name, all.length > 1 ? all : (all[0] ?? "")];
    }),
  );
}

const SECRET = /password|repeat|current|key/i;

function keptValues(form: FormData): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of form)
    if (typeof value === "string" && !name.startsWith("$ACTION") && !SECRET.test(name)) kept[name] = value;
  return kept;
}

async function answer(form: FormData, run: () => Promise<unknown>): Promise<FormState> {
  try {
    await run();
    return { ok: true };
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, ...(await explain(error)), values: keptValues(form) };
  }
}

async function explain(error: unknown): Promise<{ message: string | null; fields: Record<string, string[]> }> {
  const known = asDomainError(error);
  if (!known) {
    log.error({ err: error }, "a form action failed");
    return { message: (await getTranslations("errors"))("internal"), fields: {} };
  }
  const fields: Record<string, string[]> = {};
  const general: string[] = [];
  for (const { field, message } of await wordFaults(known.faults)) {
    if (field === "") general.push(message);
    else (fields[field] ??= []).push(message);
  }
  return { message: general.length > 0 ? general.join(" ") : null, fields };
}
