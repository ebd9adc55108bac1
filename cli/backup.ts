import { resolve } from "node:path";
import { backupTo } from "@/db/backup";
import { restoreFrom } from "@/db/restore";
import { DONE } from "./failure";
import type { Run } from "./command";

export const runBackup: Run = async ({ call, terminal, say }) => {
  const file = resolve(call.positionals[0] ?? "");
  await backupTo(file);
  terminal.out(`${say("cli.backup.done", { file })}\n`);
  return DONE;
};

export const runRestore: Run = async ({ call, terminal, say }) => {
  const file = resolve(call.positionals[0] ?? "");
  const { kept, pending } = await restoreFrom(file);
  terminal.out(`${say("cli.restore.done", { file })}\n`);
  if (kept) terminal.out(`${say("cli.restore.kept", { kept })}\n`);
  if (pending.length > 0) terminal.out(`${say("cli.restore.pending", { pending: pending.join(", ") })}\n`);
  return DONE;
};
