import type { DomainError } from "@/lib/errors/rules";
import { wordFaults } from "@/lib/web/words";

/**
 * One entry's outcome among many: its own error in the form that a whole request's has, `{ error: { code, message,
 * field, … } }`.
 */
export async function answerOf<R extends object>(outcome: R | { readonly error: DomainError }) {
  if (!("error" in outcome)) return outcome;
  const { error, ...entry } = outcome;
  const [first] = await wordFaults(error.faults);
  const data = typeof error.data === "object" && error.data !== null ? error.data : {};
  return {
    ...entry,
    error: { ...data, code: error.code, message: first?.message ?? error.code, field: first?.field ?? "" },
  };
}

export const answersOf = <R extends object>(outcomes: readonly (R | { readonly error: DomainError })[]) =>
  Promise.all(outcomes.map(answerOf));
