import { resolve } from "node:path";
import { backupTo } from "@/db/backup";
import type { Manifest } from "@/db/manifest";
import { restoreFrom } from "@/db/restore";
import { DONE } from "./failure";
import type { Run, Session } from "./command";

/** What an archive holds, in a line. */
function contentsText({ engine, instant, parts, rows, years, demo }: Manifest, say: Session["say"]): string {
  const sum = Object.values(rows).reduce((total, count) => total + count, 0);
  const megabytes = (parts.reduce((total, { size }) => total + size, 0) / 1024 / 1024).toFixed(1);
  const values = {
    engine,
    instant,
    megabytes,
    tables: Object.keys(rows).length,
    rows: sum,
    years: years.join(", ") || "—",
  };
  return say(demo ? "cli.backup.demo" : "cli.backup.contents", values);
}

export const runBackup: Run = async ({ call, terminal, say }) => {
  const file = resolve(call.positionals[0] ?? "");
  const manifest = await backupTo(file);
  terminal.out(`${say("cli.backup.done", { file })}\n${contentsText(manifest, say)}\n`);
  return DONE;
};

export const runRestore: Run = async ({ call, terminal, say }) => {
  const file = resolve(call.positionals[0] ?? "");
  const { kept, pending, manifest } = await restoreFrom(file, undefined, { changeKind: call.has("demo") });
  terminal.out(`${say("cli.restore.done", { file })}\n`);
  if (manifest) terminal.out(`${contentsText(manifest, say)}\n`);
  else terminal.err(`${say("cli.restore.bare")}\n`);
  if (kept) terminal.out(`${say("cli.restore.kept", { kept })}\n`);
  if (pending.length > 0) terminal.out(`${say("cli.restore.pending", { pending: pending.join(", ") })}\n`);
  return DONE;
};
