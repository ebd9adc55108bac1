import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ForgetAtSignOut } from "./entry/_components/saving/forget-at-sign-out";
import { LanguageSwitch } from "@/components/shell/language-switch";
import { SkipLink } from "@/components/shell/skip-link";
import type { Destination } from "@/components/shell/navigation";
import { TopBar } from "@/components/shell/top-bar";
import { WhoAmI } from "@/components/shell/who-am-i";
import type { AccountActor } from "@/lib/access/rules";
import type { Role } from "@/lib/access/terms";
import { requireActor } from "@/lib/web/session";
import { changeLanguage } from "../actions";
import { leave } from "./actions";
import styles from "./layout.module.css";

type Words = Awaited<ReturnType<typeof getTranslations<"app">>>;

/** Who enters figures or decides on them. */
const ENTERING: readonly Role[] = ["coordinator", "leader", "reviewer", "reporter"];

/** What is shown goes along from board to board; entry opens at its own month. */
const SHOWN = ["year", "month", "basis"];

/**
 * The places that are of use to a role: who enters and decides nothing has no grid, who fills one month's figures no
 * wall.
 */
function placesFor({ personId, role }: AccountActor, t: Words): Destination[] {
  const mine =
    personId === null ? [] : [{ href: `/people/${encodeURIComponent(personId)}`, label: t("nav.mine"), keeps: SHOWN }];
  const grid = { href: "/entry", label: t(role === "leader" ? "nav.review" : "nav.entry"), keeps: ["year"] };
  const todo = { href: "/todo", label: t("nav.todo"), keeps: [] };
  return [
    ...(ENTERING.includes(role) ? [todo] : []),
    { href: "/", label: t("nav.overview"), keeps: SHOWN },
    ...mine,
    ...(ENTERING.includes(role) ? [grid] : []),
    { href: "/offices", label: t("nav.offices"), keeps: SHOWN },
    { href: "/people", label: t("nav.people"), keeps: SHOWN },
    { href: "/tables", label: t("nav.tables"), keeps: SHOWN },
    ...(role === "reporter" ? [] : [{ href: "/wall", label: t("nav.wall"), keeps: ["year"] }]),
    ...(role === "administrator" ? [{ href: "/settings", label: t("nav.settings"), keeps: [] }] : []),
  ];
}

/** What rows of completion say in the browser, and the error page. */
async function rowWords() {
  const { app, errors, status, reporting, overview } = await getMessages();
  return {
    app: { error: app.error, date: app.date },
    errors: { store: errors.store },
    status,
    reporting,
    overview: { columns: overview.columns, picture: overview.picture, row: overview.row },
  };
}

export default async function AppLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const t = await getTranslations("app");
  return (
    <>
      <SkipLink target="content">{t("skip")}</SkipLink>
      <TopBar
        name={t("name")}
        navigationLabel={t("nav.label")}
        menuLabel={t("nav.menu")}
        destinations={placesFor(actor, t)}
      >
        <LanguageSwitch action={changeLanguage} />
        <WhoAmI
          name={actor.name}
          role={t(`roles.${actor.role}`)}
          account={t("account")}
          signOutLabel={t("signOut")}
          signOut={leave}
          leaving={<ForgetAtSignOut account={actor.userId} question={(await getTranslations("entry"))("signOut")} />}
        />
      </TopBar>
      <main id="content" tabIndex={-1} className={styles.main}>
        <NextIntlClientProvider messages={await rowWords()}>{children}</NextIntlClientProvider>
      </main>
    </>
  );
}
