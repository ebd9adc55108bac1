import "server-only";
import { db } from "@/db";
import { readSettings } from "@/lib/settings/queries";
import type { Settings } from "@/lib/settings/terms";

/** The office's rules for passwords, to be said beside the field. */
export const readPasswordRules = async (): Promise<Settings["password"]> => (await readSettings(db)).password;
