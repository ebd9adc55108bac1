"use server";

import { buttonAction } from "@/lib/web/form-action";
import { chooseLanguage } from "@/lib/web/language";

/** The language form, on every page and on the sign-in page. */
export const changeLanguage = buttonAction((form) => chooseLanguage(form.get("locale")));
