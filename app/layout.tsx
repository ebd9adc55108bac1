import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("app");
  return { title: { default: t("name"), template: `%s · ${t("name")}` }, description: t("description") };
}

export const viewport: Viewport = { themeColor: "#1558a8" };

/** Islands bring their own namespaces; the error page cannot be given any, so its messages are here. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const { app, errors } = await getMessages();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang={locale}>
      <body>
        <script src="/browser-check.js" nonce={nonce} suppressHydrationWarning />
        <NextIntlClientProvider messages={{ app: { error: app.error }, errors: { store: errors.store } }}>
          {children}
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
