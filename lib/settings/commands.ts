import { eq } from "drizzle-orm";
import { transaction } from "@/db";
import { settings } from "@/db/schema";
import { type Actor, may, theInstallation } from "@/lib/access/rules";
import { writeAudit } from "@/lib/audit/records";
import { forbidden, parse } from "@/lib/errors/rules";
import { PARTS, type SettingsInput, settingsInput } from "./schemas";

/** Sets the values given; all others stay. Throws `forbidden`, `invalid`. */
export async function changeSettings(actor: Actor, input: SettingsInput): Promise<void> {
  const parts = parse(settingsInput, input);
  if (!may(actor, "manageSettings", theInstallation)) throw forbidden();
  await transaction(async (tx) => {
    for (const key of PARTS) {
      if (parts[key] === undefined) continue;
      const [before] = await tx.select().from(settings).where(eq(settings.key, key));
      const value = { ...settingsInput.safeParse({ [key]: before?.value }).data?.[key], ...parts[key] };
      await tx.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } });
      const detail = { before: before?.value ?? null, after: value };
      await writeAudit(tx, { actor, action: "settings_changed", subject: "settings", subjectId: key, detail });
    }
  });
}
