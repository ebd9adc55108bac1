import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import styles from "./set-up-hint.module.css";

/** Nobody can sign in yet: leads to where the first account is made. */
export async function SetUpHint() {
  const t = await getTranslations("signIn");
  return (
    <Notice title={t("needsSetUp")}>
      <p>
        {t.rich("setUpLink", {
          link: (text) => (
            <a href="/set-up" className={styles.link}>
              {text}
            </a>
          ),
        })}
      </p>
    </Notice>
  );
}
