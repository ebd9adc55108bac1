import { z } from "zod";
import { ROLES } from "@/lib/access/terms";

const count = (least: number, most: number) => z.int().min(least).max(most).optional();

/** Each part is a row of its own and may be partial. */
export const settingsInput = z.strictObject({
  password: z.strictObject({ minLength: count(6, 64), classes: count(1, 4) }).optional(),
  signIn: z
    .strictObject({
      failures: count(3, 100),
      lockMinutes: count(1, 1440),
      strictLock: z.boolean().optional(),
      addressFailures: count(5, 10_000),
      addressMinutes: count(1, 1440),
    })
    .optional(),
  session: z.strictObject({ idleMinutes: count(1, 720) }).optional(),
});
export type SettingsInput = z.output<typeof settingsInput>;
export const PARTS = ["password", "signIn", "session"] as const satisfies readonly (keyof SettingsInput)[];

/** What the form of the strict lock sends. */
export const strictLockForm = z.object({
  strictLock: z.enum(["on", "off"]).transform((value) => value === "on"),
});

/** The demo's accounts, shown on the sign-in page of a database marked as a demo. */
export const demoMark = z.object({
  accounts: z
    .array(z.object({ username: z.string(), password: z.string(), name: z.string(), role: z.enum(ROLES) }))
    .default([]),
});
export type DemoMark = z.output<typeof demoMark>;
