import { createTranslator } from "next-intl";
import { CHINA } from "@/lib/calendar/terms";

/** A message of messages/*.json by its full key. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

export const LANGUAGES = ["zh", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

export const isLanguage = (text: string): text is Language => LANGUAGES.some((language) => language === text);

/** Chinese unless the environment says English. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
  return locale.toLowerCase().startsWith("en") ? "en" : "zh";
}

const load = {
  zh: () => import("@/messages/zh-CN.json"),
  en: () => import("@/messages/en.json"),
};

/** Messages by their full key with slashes: the translator's own dots would ask for each key's type. */
function flat(messages: object, base = "", found: Record<string, string> = {}): Record<string, string> {
  for (const [name, value] of Object.entries(messages)) {
    if (typeof value === "object" && value !== null) flat(value, `${base}${name}/`, found);
    else Object.assign(found, { [`${base}${name}`]: String(value) });
  }
  return found;
}

export async function wordsOf(language: Language): Promise<Say> {
  const messages = flat((await load[language]()).default);
  const locale = language === "zh" ? "zh-CN" : "en";
  // A message that is missing shows as its key; a test keeps both catalogues complete.
  const translate = createTranslator({ locale, messages, timeZone: CHINA, onError: () => undefined });
  return (key, params) => translate(key.replaceAll(".", "/"), params ? { ...params } : undefined);
}
