import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { setFlagsFromString } from "node:v8";
import { operator } from "@/lib/access/rules";
import { readJson } from "@/lib/interchange/json-file";
import { readDocument } from "@/lib/interchange/reading";
import { type Applied, applyPlan } from "@/lib/planning/commands";
import { DONE, faultLine } from "./failure";
import type { Session } from "./command";
import { openOrCreate, storeState } from "./store";
import { inertText } from "./terminal";
import { UsageError } from "./command";

/** A workbook is a ZIP archive, whatever its name. */
async function isWorkbook(file: string): Promise<boolean> {
  if (/\.(xlsx|xlsm|xls|et)$/i.test(file)) return true;
  // What can be read only once (a pipe) is not looked into.
  if (!(await stat(file)).isFile()) return false;
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString("latin1") === "PK\u0003\u0004";
  } finally {
    await handle.close();
  }
}

export async function runImport({ call, terminal, say }: Session): Promise<number> {
  const [file = ""] = call.positionals;
  if (await isWorkbook(file)) throw new UsageError("cli.import.workbook", { file });
  const dryRun = call.has("dry-run");
  // A large plan is in memory until it is written: what is done with is given back early rather than late.
  setFlagsFromString("--optimize-for-size");
  const given = await readDocument(await readJson(createReadStream(file)));
  // A dry run makes nothing, not even a database.
  const state = dryRun ? await storeState() : "ready";
  const emptyStore = state === "missing" || state === "empty";
  if (!emptyStore) await openOrCreate();
  const result = await applyPlan(operator, given, { dryRun, emptyStore });
  for (const warning of result.warnings.shown)
    terminal.err(`${say("cli.import.warning")} ${faultLine(warning, say)}\n`);
  const more = result.warnings.count - result.warnings.shown.length;
  if (more > 0) terminal.err(`${say("cli.import.moreWarnings", { count: more })}\n`);
  terminal.out(reportText(result, dryRun, say));
  return DONE;
}

function reportText({ year, lines, counts }: Applied, dryRun: boolean, say: Session["say"]): string {
  if (counts.length === 0) return `${say("cli.import.nothing", { year })}\n`;
  const head = say(dryRun ? "cli.import.would" : "cli.import.done", { year });
  const totals = counts.map(({ thing, added, changed }) => `  ${say(`cli.import.count.${thing}`, { added, changed })}`);
  if (!dryRun) return [head, ...totals, ""].join("\n");
  const shown = lines.map(({ thing, key, change, detail }) => {
    const what = `${say(`cli.import.thing.${thing}`)} ${key}`;
    return inertText(`  ${say(`cli.import.${change}`)} ${detail === "" ? what : `${what}: ${detail}`}`);
  });
  const left = counts.reduce((sum, { added, changed }) => sum + added + changed, -lines.length);
  const rest = left > 0 ? [`  ${say("cli.import.moreLines", { count: left })}`] : [];
  return [head, ...totals, "", ...shown, ...rest, ""].join("\n");
}
