import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LanguageSwitch } from "@/components/shell/language-switch";
import { changeLanguage } from "../actions";
import styles from "./layout.module.css";

/** The pages before the door: one column, what the system is, and what it is not for. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("signIn");
  const app = await getTranslations("app");
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <LanguageSwitch action={changeLanguage} />
      </header>
      <main className={styles.column}>
        <div className={styles.brand}>
          <h1 className={styles.name}>{app("name")}</h1>
          <p className={styles.what}>{t("what")}</p>
        </div>
        {children}
      </main>
      <footer className={styles.notice}>{t("unclassified")}</footer>
    </div>
  );
}
