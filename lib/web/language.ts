import "server-only";
import { cookies } from "next/headers";
import { chooseLocale } from "@/lib/access/commands";
import { secureCookies } from "./configuration";
import { isLocale, LOCALE_COOKIE } from "./locale";
import { currentActor } from "./session";

const YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

/** Reads on in another language: in this browser, and wherever the account signs in. What is no language changes nothing. */
export async function chooseLanguage(locale: unknown): Promise<void> {
  if (!isLocale(locale)) return;
  const actor = await currentActor();
  if (actor) await chooseLocale(actor, { locale });
  await keepLanguage(locale);
}

/** Keeps a language in this browser. What is no language changes nothing. */
export async function keepLanguage(locale: unknown): Promise<void> {
  if (!isLocale(locale)) return;
  (await cookies()).set(LOCALE_COOKIE, locale, {
    maxAge: YEAR_IN_SECONDS,
    sameSite: "lax",
    httpOnly: true,
    secure: secureCookies(),
    path: "/",
  });
}
