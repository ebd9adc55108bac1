import { DomainError } from "@/lib/errors/rules";

/** What the work gives, or the DomainError that it throws: one refused cell of many leaves the others. */
export function attempt<T>(work: () => T): T | DomainError {
  try {
    return work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
