/**
 * Faults of the store as visitors hear of them: what is going on, and no more than they need. Sentences:
 * `errors.store`.
 */
export const SPOKEN_FAULTS = ["busy", "full", "readonly", "disk", "unreachable", "broken"] as const;
export type SpokenFault = (typeof SPOKEN_FAULTS)[number];

/** What is said of a code; of those that only an operator understands, that the database cannot be used. */
export const spokenFault = (code: string): SpokenFault =>
  SPOKEN_FAULTS.find((known) => known === code) ?? "unreachable";
