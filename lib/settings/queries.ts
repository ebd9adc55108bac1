import { eq } from "drizzle-orm";
import type { Reader } from "@/db";
import { settings } from "@/db/schema";
import { type DemoMark, demoMark, settingsInput } from "./schemas";
import { DEFAULT_SETTINGS, DEMO_KEY, type Settings } from "./terms";

/** What the office has set over the defaults. A row that makes no sense counts as not set. */
export async function readSettings(db: Reader): Promise<Settings> {
  const rows = await db.select().from(settings);
  const set = (key: keyof Settings) =>
    settingsInput.safeParse({ [key]: rows.find((row) => row.key === key)?.value }).data?.[key];
  return {
    password: { ...DEFAULT_SETTINGS.password, ...set("password") },
    signIn: { ...DEFAULT_SETTINGS.signIn, ...set("signIn") },
    session: { ...DEFAULT_SETTINGS.session, ...set("session") },
  };
}

/** The mark of a demo database; null for a real one. */
export async function readDemoMark(db: Reader): Promise<DemoMark | null> {
  const [row] = await db.select().from(settings).where(eq(settings.key, DEMO_KEY));
  return row ? (demoMark.safeParse(row.value).data ?? { accounts: [] }) : null;
}
