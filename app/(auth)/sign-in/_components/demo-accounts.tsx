import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { DemoMark } from "@/lib/settings/schemas";
import { enterDemo } from "../../actions";
import styles from "./demo-accounts.module.css";

/** The demo's accounts, each with what signs it in and a button that does. */
export async function DemoAccounts({ accounts, next }: { accounts: DemoMark["accounts"]; next: string }) {
  const t = await getTranslations("signIn");
  const app = await getTranslations("app");
  return (
    <div data-wide>
      <Panel title={t("demo.title")} note={t("demo.note")} flush>
        <ul className={styles.list}>
          {accounts.map(({ username, password, name, role }) => (
            <li key={username} className={styles.account}>
              <div className={styles.who}>
                <span className={styles.name}>{name}</span> <span className={styles.role}>{app(`roles.${role}`)}</span>
                <p className={styles.words}>
                  <code>{username}</code> <code>{password}</code>
                </p>
              </div>
              <form action={enterDemo}>
                <input type="hidden" name="username" value={username} />
                <input type="hidden" name="password" value={password} />
                <input type="hidden" name="next" value={next} />
                <Button type="submit" aria-label={t("demo.enterAs", { name })}>
                  {t("demo.enter")}
                </Button>
              </form>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
