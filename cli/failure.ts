/** What went wrong, in a line or a few, and how the program then ends. */
import { DomainError, type Fault } from "@/lib/errors/rules";
import { inertText, type Terminal } from "./terminal";
import { UsageError } from "./command";
import type { Say } from "./words";

export const DONE = 0;
export const REFUSED = 1;
export const WRONG_USAGE = 2;

/** `tasks[3].indicators[0].target.value: …` */
export function faultLine({ path, message, params }: Fault, say: Say): string {
  const text = say(`errors.${message}`, params);
  return inertText(path === "" ? text : `${path}: ${text}`);
}

/** The first code that an error, or one it was caused by, carries: `ENOENT`, `SQLITE_FULL`, `28P01`. */
function codeOf(error: unknown): string | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 10; at = at.cause, depth++) {
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return undefined;
}

/** What the store itself may say that has a sentence here. */
const STORE = new Set([
  ...["missing", "busy", "full", "readonly", "disk", "newer", "changed", "foreign"],
  ...["broken", "unsuitable", "exists", "unreachable", "unsupported", "kind"],
]);

/** System errors that an operator can do something about. */
const SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: "noFile",
  EISDIR: "isFolder",
  ENOTDIR: "noFile",
  EACCES: "noAccess",
  EPERM: "noAccess",
  EROFS: "noAccess",
  SQLITE_READONLY: "noAccess",
  SQLITE_CANTOPEN: "noAccess",
  ENOSPC: "diskFull",
  SQLITE_FULL: "diskFull",
  ECONNREFUSED: "noServer",
  ECONNRESET: "noServer",
  ENOTFOUND: "noServer",
  EAI_AGAIN: "noServer",
  ETIMEDOUT: "noServer",
  "28P01": "noSignIn",
  "28000": "noSignIn",
  "3D000": "noDatabase",
};

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Says what an error means and gives the exit code. */
export function complain(error: unknown, terminal: Terminal, say: Say): number {
  const line = (text: string) => terminal.err(`${text}\n`);
  if (error instanceof UsageError) {
    const hint = error.params.hint ? say("cli.usage.didYouMean", { hint: error.params.hint }) : "";
    line(inertText(`${say(error.key, error.params)} ${hint}`.trimEnd()));
    line(say("cli.usage.seeHelp", { command: error.command?.name ?? "" }).replace(/ {2,}/g, " "));
    return WRONG_USAGE;
  }
  if (error instanceof DomainError) {
    if (error.faults.length > 1) line(say("cli.refused"));
    for (const fault of error.faults) line(faultLine(fault, say));
    return REFUSED;
  }
  // By name: the store is loaded only by the commands that use it.
  if (error instanceof Error && error.name === "StoreError") {
    const code = codeOf(error) ?? "";
    line(inertText(say(STORE.has(code) ? `cli.store.${code}` : "cli.store.other", { detail: error.message })));
    return REFUSED;
  }
  const known = SYSTEM[codeOf(error) ?? ""];
  line(
    inertText(
      known
        ? say(`cli.system.${known}`, { detail: wordsOf(error) })
        : say("cli.system.unknown", { detail: wordsOf(error) }),
    ),
  );
  if (!known && process.env.GUOBAN_DEBUG && error instanceof Error) line(error.stack ?? "");
  return REFUSED;
}
