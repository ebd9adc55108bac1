import type { ReactNode } from "react";
import styles from "./who-am-i.module.css";

interface Props {
  readonly name: string;
  readonly role: string;
  readonly account: string;
  readonly signOutLabel: string;
  readonly signOut: () => Promise<void>;
  /** Inside the form that signs out: what the browser does first. */
  readonly leaving?: ReactNode;
}

/** Who is signed in, the way to the account, and out. */
export function WhoAmI({ name, role, account, signOutLabel, signOut, leaving }: Props) {
  return (
    <>
      <a href="/account" title={account} className={styles.who}>
        {name === role ? name : `${name} · ${role}`}
      </a>
      <form action={signOut}>
        {leaving}
        <button type="submit" className={styles.out}>
          {signOutLabel}
        </button>
      </form>
    </>
  );
}
