import { createTranslator } from "next-intl";
import { isStoreError } from "@/db/errors";
import { asStoreError } from "@/db/leaving";
import { ConfigurationError } from "@/lib/errors/rules";
import en from "@/messages/en.json";
import zh from "@/messages/zh-CN.json";

/**
 * Why a server cannot start, for whoever runs it, in both languages; null: unforeseen. `folder`: where its data goes.
 */
export function startFault(error: unknown, folder: string): string | null {
  if (error instanceof ConfigurationError) return error.message;
  const fault = asStoreError(error, folder);
  if (!isStoreError(fault)) return null;
  const catalogues = [
    { locale: "zh-CN", messages: zh },
    { locale: "en", messages: en },
  ] as const;
  return catalogues
    .map((each) => createTranslator({ ...each, namespace: "cli.store" })(fault.code, { detail: fault.message }))
    .join("\n");
}
