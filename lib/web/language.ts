import "server-only";
import { chooseLocale } from "@/lib/access/commands";
import { keepInBrowser } from "./cookie";
import { isLocale, LOCALE_COOKIE } from "./locale";
import { currentActor } from "./session";

/**
 * Reads on in another language: in this browser, and wherever the account signs in. What is no language changes
 * nothing.
 */
export async function chooseLanguage(locale: unknown): Promise<void> {
  if (!isLocale(locale)) return;
  const actor = await currentActor();
  if (actor) await chooseLocale(actor, { locale });
  await keepLanguage(locale);
}

/** Keeps a language in this browser. What is no language changes nothing. */
export async function keepLanguage(locale: unknown): Promise<void> {
  if (!isLocale(locale)) return;
  await keepInBrowser(LOCALE_COOKIE, locale);
}
