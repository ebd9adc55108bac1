import { DomainError, type Fault } from "@/lib/errors/rules";
import type { Settings } from "@/lib/settings/terms";

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{Ll}\p{Lu}\p{N}]/u];

/** What is wrong with a new password under the office's rules; empty when nothing is. Length counts code points. */
export function passwordFaults(password: string, username: string, rules: Settings["password"]): Fault[] {
  const path = "password";
  const faults: Fault[] = [];
  if ([...password].length < rules.minLength)
    faults.push({ path, message: "passwordTooShort", params: { limit: rules.minLength } });
  if (CLASSES.filter((oneOf) => oneOf.test(password)).length < rules.classes) {
    faults.push({ path, message: "passwordTooSimple", params: { classes: rules.classes } });
  }
  if (password.normalize("NFKC").toLowerCase().includes(username))
    faults.push({ path, message: "passwordHasUsername" });
  return faults;
}

/** Throws `invalid` with everything that is wrong with it. */
export function checkPassword(password: string, username: string, rules: Settings["password"]): void {
  const faults = passwordFaults(password, username, rules);
  if (faults.length > 0) throw new DomainError("invalid", faults);
}
