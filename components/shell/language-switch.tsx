import { useLocale, useTranslations } from "next-intl";
import styles from "./language-switch.module.css";

/** Offers the other language, in its own words. */
export function LanguageSwitch({ action }: { action: (form: FormData) => Promise<void> }) {
  const t = useTranslations("app");
  const other = useLocale() === "zh-CN" ? "en" : "zh-CN";
  return (
    <form action={action} aria-label={t("language")}>
      <button type="submit" name="locale" value={other} lang={other} className={styles.button}>
        {t(`languages.${other}`)}
      </button>
    </form>
  );
}
