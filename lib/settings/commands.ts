import { eq } from "drizzle-orm";
import { transaction } from "@/db";
import { settings } from "@/db/schema";
import { type Actor, may, theInstallation } from "@/lib/access/rules";
import { writeAudit } from "@/lib/audit/records";
import { forbidden, parse } from "@/lib/errors/rules";
import { type SettingsInput, settingsInput } from "./schemas";

/** Sets the parts given; values left out of a part return to their defaults. Throws `forbidden`, `invalid`. */
export async function changeSettings(actor: Actor, input: SettingsInput): Promise<void> {
  const parts = Object.entries(parse(settingsInput, input));
  if (!may(actor, "manageSettings", theInstallation)) throw forbidden();
  await transaction(async (tx) => {
    for (const [key, value] of parts) {
      if (value === undefined) continue;
      const [before] = await tx.select().from(settings).where(eq(settings.key, key));
      await tx.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } });
      const detail = { before: before?.value ?? null, after: value };
      await writeAudit(tx, { actor, action: "settings_changed", subject: "settings", subjectId: key, detail });
    }
  });
}
