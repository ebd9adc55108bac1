import { getLocale, getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { LOCALES } from "@/lib/web/locale";
import { changeLanguage } from "../../../actions";
import styles from "./language-form.module.css";

/** The language this account reads in, here and wherever it signs in. */
export async function LanguageForm() {
  const current = await getLocale();
  const t = await getTranslations("app");
  return (
    <form action={changeLanguage} className={styles.choices}>
      {LOCALES.map((locale) => (
        <Button
          key={locale}
          type="submit"
          name="locale"
          value={locale}
          lang={locale}
          aria-pressed={locale === current}
          look={locale === current ? "primary" : "plain"}
        >
          {t(`languages.${locale}`)}
        </Button>
      ))}
    </form>
  );
}
