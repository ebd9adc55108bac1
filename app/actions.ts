"use server";

import { chooseLanguage } from "@/lib/web/language";

/** The language form, on every page and on the sign-in page. */
export async function changeLanguage(form: FormData): Promise<void> {
  await chooseLanguage(form.get("locale"));
}
