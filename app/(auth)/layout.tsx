import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LanguageSwitch } from "@/components/shell/language-switch";
import { askedHost, publicOrigins } from "@/lib/web/configuration";
import { changeLanguage } from "../actions";
import { OriginCheck } from "./_components/origin-check";
import styles from "./layout.module.css";

/** The pages before the door: one column, what the system is, and what it is not for. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("signIn");
  const app = await getTranslations("app");
  const errors = await getTranslations("errors");
  const origins = publicOrigins();
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
        <OriginCheck
          origins={origins}
          host={askedHost(await headers())}
          text={errors(origins.length > 0 ? "otherOrigin" : "originNotSet")}
        />
        {children}
      </main>
      <footer className={styles.notice}>{t("unclassified")}</footer>
    </div>
  );
}
