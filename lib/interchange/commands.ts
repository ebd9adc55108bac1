import { type Actor, may, thePlan } from "@/lib/access/rules";
import { forbidden } from "@/lib/errors/rules";
import { type Applied, applyPlan, type ApplyOptions } from "@/lib/planning/commands";
import { readDocument } from "./reading";

/** Imports a plan document from JSON data. Throws `invalid` with every fault, `forbidden`. */
export async function importPlan(actor: Actor, document: unknown, options: ApplyOptions = {}): Promise<Applied> {
  if (!may(actor, "importPlan", thePlan)) throw forbidden();
  return applyPlan(actor, await readDocument(document), options);
}
