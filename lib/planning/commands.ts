import { db, type Reader, transaction, type Writer } from "@/db";
import { type Actor, may, thePlan } from "@/lib/access/rules";
import { writeAudit } from "@/lib/audit/records";
import { forbidden } from "@/lib/errors/rules";
import { appendMilestoneRevisions, appendRevisions } from "@/lib/figures/records";
import { partsOf } from "@/lib/figures/terms";
import { publishComplete } from "@/lib/periods/records";
import { findPlan, type PlanRow } from "@/lib/plan/queries";
import { touchPlan } from "@/lib/plan/records";
import { type Changes, changesOf } from "./changes";
import { checkPlan } from "./checks";
import { checkDrafts } from "./drafts";
import { type ChangeCount, type ChangeLine, type Stamp } from "./comparison";
import { checkDone } from "./figure-checks";
import { type GivenPlan, NOTHING } from "./model";
import { countIdentities, type Identities, loadIdentities, loadStored } from "./queries";
import { inParts, writePlan } from "./records";
import { recordsOf } from "./stored";
import { type Warnings, warningsOf } from "./warnings";

/** What a plan changed, or would. */
export interface Applied {
  readonly year: number;
  readonly planId: string;
  /** The first of them. */
  readonly lines: readonly ChangeLine[];
  /** Empty: it says nothing that is not stored already, and nothing was written. */
  readonly counts: readonly ChangeCount[];
  readonly warnings: Warnings;
}

export interface ApplyOptions {
  /** Only reports what would change. */
  readonly dryRun?: boolean;
  /** With `dryRun`: there is no database to look into yet. */
  readonly emptyStore?: boolean;
}

const NOBODY: Identities = { offices: new Map(), people: new Map() };

/**
 * Imports a plan: all or nothing, in one transaction; adds and changes, never deletes; the same plan again writes
 * nothing. Throws `invalid` with every fault (200 at most, then their number), `forbidden`.
 */
export async function applyPlan(actor: Actor, given: GivenPlan, options: ApplyOptions = {}): Promise<Applied> {
  if (!may(actor, "importPlan", thePlan)) throw forbidden();
  const stamp = { recordedAt: new Date(), recordedBy: actor.kind === "account" ? actor.userId : null };
  // Looked at before the transaction, so that other writers need not wait for that.
  const prepared = await prepare(options.emptyStore ? null : db, given, { actor, stamp });
  if (options.dryRun || prepared.applied.counts.length === 0) return prepared.applied;
  return transaction(async (tx) => {
    const { changes, applied } = (await isCurrent(tx, prepared))
      ? prepared
      : await prepare(tx, given, { actor, stamp });
    if (applied.counts.length === 0) return applied;
    await write(tx, changes, stamp);
    const plan = await findPlan(tx, applied.year);
    const months = changes.figures.map(({ after }) => after.month);
    if (plan) await publishComplete(tx, plan, { actor, months, at: stamp.recordedAt });
    const detail = Object.fromEntries(applied.counts.map(({ thing, added, changed }) => [thing, { added, changed }]));
    await writeAudit(tx, {
      actor,
      action: "plan_imported",
      subject: "plan",
      subjectId: changes.planId,
      planId: changes.planId,
      detail,
    });
    await touchPlan(tx, changes.planId);
    return applied;
  });
}

interface Prepared {
  readonly changes: Changes;
  readonly applied: Applied;
  /** The plan's data versions before anything of it was read; null: there was no plan. */
  readonly version: string | null;
  readonly identities: Identities;
}

/** Of all of it: drafts have a version of their own. */
const versionOf = (plan: PlanRow | null): string | null => plan && `${plan.version} ${plan.draftsVersion}`;

/** Is everything still as it was when the changes were found? */
async function isCurrent(tx: Reader, { applied, version, identities }: Prepared): Promise<boolean> {
  const plan = await findPlan(tx, applied.year);
  const keys = await countIdentities(tx);
  return (
    versionOf(plan) === version && keys.offices === identities.offices.size && keys.people === identities.people.size
  );
}

/** Checks the plan against what is stored and says what it changes. */
async function prepare(
  reader: Reader | null,
  given: GivenPlan,
  { actor, stamp }: { actor: Actor; stamp: Stamp },
): Promise<Prepared> {
  const { head, records, faults } = given;
  const plan = reader && head && (await findPlan(reader, head.year));
  const identities = reader ? await loadIdentities(reader) : NOBODY;
  const rows = plan && (await loadStored(reader, plan, actor));
  const before = rows && { rows, records: await recordsOf(rows, identities) };
  const stored = before?.records.records ?? NOTHING;
  const merged = await checkPlan(given, { records: stored, locked: rows?.locked ?? new Set() });
  if (!faults.none || !head) throw faults.error();
  const changes = await changesOf({ head, records, before, identities, stamp });
  checkDone(changes.done, rows?.locked ?? new Set(), faults);
  if (rows) checkDrafts(changes, rows.unread, faults);
  if (!faults.none) throw faults.error();
  const { planId, report } = changes;
  const warnings = await warningsOf({ head, records, merged, changes, now: stamp.recordedAt });
  const applied = { year: head.year, planId, lines: report.lines, counts: report.counts, warnings };
  return { changes, applied, version: versionOf(plan), identities };
}

async function write(tx: Writer, changes: Changes, { recordedAt, recordedBy }: Stamp): Promise<void> {
  await writePlan(tx, changes);
  const by = { typedBy: recordedBy, submittedBy: null, recordedBy };
  const approved = { ...by, review: "approved", late: false, note: null, comment: null } as const;
  await inParts(changes.done, (part) => {
    const dates = part.map(({ milestoneId, done }) => ({ milestoneId, done, ...approved }));
    return appendMilestoneRevisions(tx, dates, recordedAt);
  });
  await inParts(changes.figures, (part) => {
    const figures = part.map(({ after: figure }) => {
      const content = { ...partsOf(figure), review: figure.status, late: false, comment: null };
      return { ...content, ...by, assignmentId: changes.assignmentIds.of(figure.assignment), month: figure.month };
    });
    return appendRevisions(tx, figures, recordedAt);
  });
}
