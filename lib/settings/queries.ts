import { eq } from "drizzle-orm";
import { db, type Reader } from "@/db";
import { settings } from "@/db/schema";
import { type Actor, may, theInstallation } from "@/lib/access/rules";
import { notFound } from "@/lib/errors/rules";
import { type DemoMark, demoMark, settingsInput } from "./schemas";
import { DEFAULT_SETTINGS, DEMO_KEY, type Settings } from "./terms";

/** What the office has set over the defaults. A row that makes no sense counts as not set. */
export async function readSettings(reader: Reader): Promise<Settings> {
  const rows = await reader.select().from(settings);
  const set = (key: keyof Settings) =>
    settingsInput.safeParse({ [key]: rows.find((row) => row.key === key)?.value }).data?.[key];
  return {
    password: { ...DEFAULT_SETTINGS.password, ...set("password") },
    signIn: { ...DEFAULT_SETTINGS.signIn, ...set("signIn") },
    session: { ...DEFAULT_SETTINGS.session, ...set("session") },
  };
}

/** The same for who may change it. Throws `not_found` for others: to them there is no such page. */
export async function loadSettings(actor: Actor): Promise<Settings> {
  if (!may(actor, "manageSettings", theInstallation)) throw notFound("settings");
  return readSettings(db);
}

/** The mark of a demo database; null for a real one. */
export async function readDemoMark(reader: Reader): Promise<DemoMark | null> {
  const [row] = await reader.select().from(settings).where(eq(settings.key, DEMO_KEY));
  return row ? (demoMark.safeParse(row.value).data ?? { accounts: [] }) : null;
}
