import { db, type Reader, transaction, type Writer } from "@/db";
import { type Actor, may, thePlan } from "@/lib/access/rules";
import { writeAudit } from "@/lib/audit/records";
import { forbidden } from "@/lib/errors/rules";
import { appendMilestoneRevisions, appendRevisions } from "@/lib/figures/records";
import { partsOf } from "@/lib/figures/terms";
import { findPlan } from "@/lib/plan/queries";
import { touchPlan } from "@/lib/plan/records";
import { type Changes, changesOf } from "./changes";
import { checkPlan } from "./checks";
import { type ChangeCount, type ChangeLine, countLines, type Stamp } from "./comparison";
import { type GivenPlan, NOTHING } from "./model";
import { type Identities, loadIdentities, loadStored } from "./queries";
import { writePlan } from "./records";
import { recordsOf } from "./stored";
import { type Warnings, warningsOf } from "./warnings";

/** What a plan changed, or would. */
export interface Applied {
  readonly year: number;
  readonly planId: string;
  /** Empty: it says nothing that is not stored already, and nothing was written. */
  readonly lines: readonly ChangeLine[];
  readonly counts: readonly ChangeCount[];
  readonly warnings: Warnings;
}

export interface ApplyOptions {
  /** Only tells what would change. */
  readonly dryRun?: boolean;
  /** With `dryRun`: there is no database to look into yet. */
  readonly emptyStore?: boolean;
}

const NOBODY: Identities = { offices: new Map(), people: new Map() };

/**
 * Brings a plan in: all or nothing, in one transaction; adds and changes, never deletes; the same plan again writes nothing.
 * Throws `invalid` with every fault (200 at most, then their number), `forbidden`.
 */
export async function applyPlan(actor: Actor, given: GivenPlan, options: ApplyOptions = {}): Promise<Applied> {
  if (!may(actor, "importPlan", thePlan)) throw forbidden();
  const stamp = { recordedAt: new Date(), recordedBy: actor.kind === "account" ? actor.userId : null };
  if (options.dryRun) return (await prepare(options.emptyStore ? null : db, given, stamp)).applied;
  return transaction(async (tx) => {
    const { changes, applied } = await prepare(tx, given, stamp);
    if (changes.lines.length === 0) return applied;
    await write(tx, changes, stamp);
    const detail = Object.fromEntries(applied.counts.map(({ thing, added, changed }) => [thing, { added, changed }]));
    await writeAudit(tx, { actor, action: "plan_imported", subject: "plan", subjectId: changes.planId, planId: changes.planId, detail });
    await touchPlan(tx, changes.planId);
    return applied;
  });
}

/** Checks the plan against what is stored and says what it changes. */
async function prepare(reader: Reader | null, given: GivenPlan, stamp: Stamp): Promise<{ changes: Changes; applied: Applied }> {
  const { head, records, faults } = given;
  const plan = reader && head && (await findPlan(reader, head.year));
  const identities = reader ? await loadIdentities(reader) : NOBODY;
  const rows = plan && (await loadStored(reader, plan));
  const before = rows && { rows, records: recordsOf(rows, identities) };
  const stored = before?.records.records ?? NOTHING;
  checkPlan(given, { records: stored, locked: rows?.locked ?? new Set() });
  if (!faults.none || !head) throw faults.error();
  const changes = changesOf({ head, records, before, identities, stamp });
  const { planId, lines } = changes;
  const warnings = warningsOf({ head, records, stored, changes, now: stamp.recordedAt });
  return { changes, applied: { year: head.year, planId, lines, counts: countLines(lines), warnings } };
}

async function write(tx: Writer, changes: Changes, { recordedAt, recordedBy }: Stamp): Promise<void> {
  await writePlan(tx, changes);
  const by = { submittedBy: null, recordedBy };
  const done = changes.done.map((change) => ({ ...change, ...by, review: "approved" as const, note: null }));
  await appendMilestoneRevisions(tx, done, recordedAt);
  const figures = changes.figures.map(({ after: figure }) => {
    const said = { ...partsOf(figure), review: figure.status, late: false, comment: null };
    return { ...said, ...by, assignmentId: changes.assignmentIds.of(figure.assignment), month: figure.month };
  });
  await appendRevisions(tx, figures, recordedAt);
}
