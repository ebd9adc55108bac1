import { db, type Reader, transaction, type Writer } from "@/db";
import { type Actor, may, thePlan } from "@/lib/access/rules";
import { writeAudit } from "@/lib/audit/records";
import { forbidden } from "@/lib/errors/rules";
import { appendMilestoneRevisions, appendRevisions } from "@/lib/figures/records";
import { findPlan } from "@/lib/plan/queries";
import { touchPlan } from "@/lib/plan/records";
import { type Changes, changesOf } from "./changes";
import type { Stamp } from "./comparison";
import { Faults } from "./faults";
import { type ChangeCount, type ChangeLine, countLines } from "./lines";
import { NOTHING } from "./merged";
import { type Identities, loadIdentities, loadStored } from "./queries";
import { type ReadDocument, readDocument } from "./reading";
import { writePlan } from "./records";
import { checkDocument } from "./rules";
import { recordsOf } from "./stored";
import { type Warnings, warningsOf } from "./warnings";

export interface ImportResult {
  readonly year: number;
  readonly planId: string;
  /** Empty: the document says nothing that is not stored already, and nothing was written. */
  readonly lines: readonly ChangeLine[];
  readonly counts: readonly ChangeCount[];
  readonly warnings: Warnings;
}

export interface ImportOptions {
  /** Only tells what would change. */
  readonly dryRun?: boolean;
  /** With `dryRun`: there is no database to look into yet. */
  readonly emptyStore?: boolean;
}

const NOBODY: Identities = { offices: new Map(), people: new Map() };

/**
 * Brings a plan document's JSON data in: all or nothing, in one transaction; adds and changes, never deletes; the same
 * document again writes nothing. Throws `invalid` with every fault (200 at most,
 * then their number), `forbidden`.
 */
export async function importPlan(actor: Actor, document: unknown, options: ImportOptions = {}): Promise<ImportResult> {
  if (!may(actor, "importPlan", thePlan)) throw forbidden();
  const faults = new Faults();
  const read = readDocument(document, faults);
  const stamp = { recordedAt: new Date(), recordedBy: actor.kind === "account" ? actor.userId : null };
  if (options.dryRun) return (await prepare(options.emptyStore ? null : db, read, faults, stamp)).result;
  return transaction(async (tx) => {
    const { changes, result } = await prepare(tx, read, faults, stamp);
    if (changes.lines.length === 0) return result;
    await write(tx, changes, stamp);
    const detail = Object.fromEntries(result.counts.map(({ thing, added, changed }) => [thing, { added, changed }]));
    await writeAudit(tx, { actor, action: "plan_imported", subject: "plan", subjectId: changes.planId, planId: changes.planId, detail });
    await touchPlan(tx, changes.planId);
    return result;
  });
}

/** Checks the document against what is stored and says what it changes. */
async function prepare(
  reader: Reader | null,
  read: ReadDocument,
  faults: Faults,
  stamp: Stamp,
): Promise<{ changes: Changes; result: ImportResult }> {
  const plan = reader && read.head && (await findPlan(reader, read.head.year));
  const identities = reader ? await loadIdentities(reader) : NOBODY;
  const rows = plan && (await loadStored(reader, plan));
  const before = rows && { rows, records: recordsOf(rows, identities) };
  const stored = before?.records.records ?? NOTHING;
  checkDocument(read, { records: stored, locked: rows?.locked ?? new Set() }, faults);
  if (!faults.none || !read.head) throw faults.error();
  const changes = changesOf({ head: read.head, records: read.records, before, identities, stamp });
  const { planId, lines } = changes;
  const warnings = warningsOf(read.head, read.records, stored, changes);
  return { changes, result: { year: read.head.year, planId, lines, counts: countLines(lines), warnings } };
}

async function write(tx: Writer, changes: Changes, { recordedAt, recordedBy }: Stamp): Promise<void> {
  await writePlan(tx, changes);
  const by = { submittedBy: null, recordedBy };
  const done = changes.done.map((change) => ({ ...change, ...by, review: "approved" as const, note: null }));
  await appendMilestoneRevisions(tx, done, recordedAt);
  const figures = changes.figures.map(({ after: { value, numerator, denominator, na, qualifier, note, ...figure } }) => {
    const said = { value, numerator, denominator, na, qualifier, note, review: figure.status, late: false, comment: null };
    return { ...said, ...by, assignmentId: changes.assignmentIds.of(figure.assignment), month: figure.month };
  });
  await appendRevisions(tx, figures, recordedAt);
}
