import { getRequestConfig } from "next-intl/server";
import { cookies } from "next/headers";
import { CHINA } from "@/lib/calendar/terms";
import { isStoreError } from "@/db/errors";
import { DEFAULT_LOCALE, isLocale, LOCALE_COOKIE, type Locale } from "./locale";
import { currentActor } from "./session";

const catalogues = {
  "zh-CN": () => import("@/messages/zh-CN.json"),
  en: () => import("@/messages/en.json"),
};

/** An error page has a language too: nobody is known while the database cannot be used. */
async function actorIfAny(): Promise<Awaited<ReturnType<typeof currentActor>>> {
  try {
    return await currentActor();
  } catch (error) {
    if (isStoreError(error)) return null;
    throw error;
  }
}

/** The language of a request: the one chosen in this browser, else the account's, else the default. */
async function localeOfRequest(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  if (isLocale(chosen)) return chosen;
  const kept = (await actorIfAny())?.locale;
  return isLocale(kept) ? kept : DEFAULT_LOCALE;
}

export default getRequestConfig(async () => {
  const locale = await localeOfRequest();
  const { default: messages } = await catalogues[locale]();
  return { locale, messages, timeZone: CHINA, now: new Date() };
});
