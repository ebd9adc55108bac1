import { getTranslations } from "next-intl/server";
import { ZodError } from "zod";
import { isStoreError } from "@/db/errors";
import { DomainError, type Fault, faultsOf } from "@/lib/errors/rules";
import { log } from "@/lib/log/log";
import { spokenFault } from "./store-faults";
import messages from "@/messages/zh-CN.json";

type ErrorMessage = Parameters<Awaited<ReturnType<typeof getTranslations<"errors">>>>[0];

/**
 * Is there a message of this name, or path of names, below `errors`? The build makes lists of those with something to
 * fill in.
 */
function isErrorMessage(key: string): key is ErrorMessage {
  let at: unknown = messages.errors;
  for (const name of key.split(".")) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, name)) return false;
    at = Object.entries(at).find(([known]) => known === name)?.[1];
  }
  return typeof at === "string" || Array.isArray(at);
}

/** A fault with its message in the language of the request. */
export interface WordedFault {
  readonly field: string;
  readonly message: string;
}

/** What an error has to say to a user; null when it is none of ours and says nothing of itself. */
export function asDomainError(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  if (error instanceof ZodError) return new DomainError("invalid", faultsOf(error));
  if (!isStoreError(error)) return null;
  log.error({ err: error }, "the database cannot be used");
  return new DomainError("unavailable", [{ path: "", message: `store.${spokenFault(error.code)}` }]);
}

/**
 * Words faults in the language of the request. One without a message in the catalogue is worded generally, and logged.
 */
export async function wordFaults(faults: readonly Fault[]): Promise<WordedFault[]> {
  const t = await getTranslations("errors");
  return faults.map(({ path, message, params }) => {
    if (isErrorMessage(message)) return { field: path, message: t(message, params) };
    log.error({ message }, "an error without a message in the catalogue");
    return { field: path, message: t("internal") };
  });
}
