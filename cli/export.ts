import { operator } from "@/lib/access/rules";
import { exportPlan } from "@/lib/interchange/export";
import { DONE } from "./failure";
import type { Session } from "./command";
import { openExisting } from "./store";

export async function runExport({ call, terminal }: Session): Promise<number> {
  await openExisting();
  const document = await exportPlan(operator, Number(call.option("year")));
  terminal.out(`${JSON.stringify(document, null, 1)}\n`);
  return DONE;
}
