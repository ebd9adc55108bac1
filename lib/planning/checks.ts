/** What is refused of a plan whose shape is right (semantics §§4–6, 8, 10): references, trees, months, targets. */
import { monthText, yearOf } from "@/lib/calendar/rules";
import { quoted } from "@/lib/errors/rules";
import { eachInTurn } from "@/lib/lists/rules";
import { DEEPEST_TREE, indicatorFaults, type Judged, ownTargetFaults, treeFaults } from "@/lib/plan/rules";
import type { Faults } from "./faults";
import { type Checks, checkFigures, type StoredSide } from "./figure-checks";
import { leavesOf, type Merged, mergeRecords } from "./merged";
import { type AssignmentRecord, type GivenPlan, type IndicatorRecord, STORED, type TaskRecord } from "./model";

/** Adds to the plan's faults whatever cannot go with what is stored; answers what there would be. */
export async function checkPlan(given: GivenPlan, stored: StoredSide): Promise<Merged> {
  const { records } = given;
  const checks: Checks = { ...given, merged: await mergeRecords(records, stored.records), stored };
  checkOffices(checks);
  checkPeople(checks);
  checkUnique(checks, records.tasks, "no");
  await eachInTurn(records.tasks, (task) => checkTask(checks, task));
  checkUnique(checks, records.indicators, "key");
  await eachInTurn(records.indicators, (indicator) => checkIndicator(checks, indicator));
  await checkAssignments(checks);
  await checkFigures(checks);
  return checks.merged;
}

function checkUnique(
  { faults }: Checks,
  records: readonly { readonly key: string; readonly path: string }[],
  field: string,
): void {
  const known = new Set<string>();
  for (const { key, path } of records) {
    if (known.has(key)) faults.add(`${path}.${field}`, "document.duplicate", { key: quoted(key) });
    known.add(key);
  }
}

function checkOffice({ merged, mentioned, faults }: Checks, key: string | null, path: string): void {
  if (key !== null && !merged.offices.has(key) && !mentioned.offices.has(key))
    faults.add(path, "document.unknownOffice", { key: quoted(key) });
}

function checkPerson({ merged, mentioned, faults }: Checks, key: string | null, path: string): void {
  if (key !== null && !merged.people.has(key) && !mentioned.people.has(key))
    faults.add(path, "document.unknownPerson", { key: quoted(key) });
}

/** Rings and trees too deep, noted where the plan given has a part in them. */
function checkTree(
  faults: Faults,
  nodes: ReadonlyMap<string, { readonly path: string; readonly parent: string | null }>,
): void {
  const parents = new Map([...nodes].map(([key, { parent }]) => [key, parent]));
  for (const { key, message } of treeFaults(parents)) {
    let given: string | null = key;
    // What is stored already may become too deep because of what is above it.
    if (message === "plan.treeDeep")
      while (given !== null && nodes.get(given)?.path === STORED) given = parents.get(given) ?? null;
    const path = given === null ? STORED : (nodes.get(given)?.path ?? STORED);
    if (path !== STORED) faults.add(`${path}.parent`, message, { key: quoted(key), most: DEEPEST_TREE });
  }
}

function checkOffices(checks: Checks): void {
  const { records, merged, faults } = checks;
  checkUnique(checks, records.offices, "key");
  for (const office of records.offices) checkOffice(checks, office.parent, `${office.path}.parent`);
  checkTree(faults, merged.offices);
}

function checkPeople(checks: Checks): void {
  checkUnique(checks, checks.records.people, "key");
  for (const person of checks.records.people) checkOffice(checks, person.office, `${person.path}.office`);
}

interface Span {
  readonly path: string;
  readonly start: string | null;
  readonly due: string | null;
}

/** Start and due months of a task, or of an indicator with what it takes over from its task. */
function checkSpan({ head, faults }: Checks, own: Span, task?: TaskRecord): void {
  if (!head) return;
  const { path } = own;
  const outside = (month: string | null) => month !== null && yearOf(month) !== head.year;
  if (outside(own.start)) faults.add(`${path}.start`, "document.outsideYear", { year: head.year });
  if (outside(own.due)) faults.add(`${path}.due`, "document.outsideYear", { year: head.year });
  const [start, due] = [own.start ?? task?.start, own.due ?? task?.due];
  if (own.start === null && own.due === null) return;
  if (start && due && start > due)
    faults.add(`${path}.${own.start === null ? "due" : "start"}`, "document.startAfterDue", { start, due });
}

function checkTask(checks: Checks, task: TaskRecord): void {
  const { faults } = checks;
  const { path } = task;
  checkPerson(checks, task.leaderInCharge, `${path}.leaderInCharge`);
  checkOffice(checks, task.leadOffice, `${path}.leadOffice`);
  checkPerson(checks, task.owner, `${path}.owner`);
  const known = new Set<string>();
  task.supportingOffices.forEach((key, index) => {
    checkOffice(checks, key, `${path}.supportingOffices[${index}]`);
    if (known.has(key)) faults.add(`${path}.supportingOffices[${index}]`, "document.duplicate", { key: quoted(key) });
    known.add(key);
  });
  checkSpan(checks, task);
  if (task.weight < 0n) faults.add(`${path}.weight`, "document.negativeWeight");
}

/** The indicator as the rules of targets see it. */
export const judgedOf = (indicator: IndicatorRecord): Judged => ({
  measure: indicator.measure,
  direction: indicator.direction,
  target: indicator.target,
  baseline: indicator.baseline,
  pacing: indicator.pacing?.kind ?? null,
  curve: indicator.pacing?.curve ?? null,
  milestones: indicator.milestones.length,
});

function checkIndicator(checks: Checks, indicator: IndicatorRecord): void {
  const { merged, faults } = checks;
  const { path } = indicator;
  faults.addBelow(path, indicatorFaults(judgedOf(indicator)));
  checkSpan(checks, indicator, merged.tasks.get(indicator.task));
  if (indicator.weight !== null && indicator.weight < 0n) faults.add(`${path}.weight`, "document.negativeWeight");
  checkMilestones(checks, indicator);
  const months = new Set<number>();
  for (const { year, month, path: at } of indicator.history) {
    if (months.has(year * 12 + month)) faults.add(at, "document.twoHistory", { month: monthText(year, month) });
    months.add(year * 12 + month);
  }
  const leaves = leavesOf(merged, indicator.key);
  if (indicator.measure === "rank" && leaves.length > 1)
    faults.add(`${path}.assignments`, "document.rankLeaves", { count: leaves.length });
}

function checkMilestones({ faults }: Checks, { path, milestones, measure }: IndicatorRecord): void {
  for (const milestone of milestones)
    if (milestone.weight < 0n) faults.add(`${milestone.path}.weight`, "document.negativeWeight");
  if (measure === "milestones" && milestones.length > 0 && milestones.every(({ weight }) => weight === 0n))
    faults.add(`${path}.milestones`, "document.milestonesWeight");
}

async function checkAssignments(checks: Checks): Promise<void> {
  const { records, merged, faults } = checks;
  checkUnique(checks, records.assignments, "key");
  await eachInTurn(records.assignments, (assignment) => {
    checkOffice(checks, assignment.office, `${assignment.path}.office`);
    checkPerson(checks, assignment.person, `${assignment.path}.person`);
    checkParent(checks, assignment);
  });
  checkTree(faults, merged.assignments);
  await eachInTurn(records.indicators, (indicator) => {
    for (const assignment of merged.assignmentsOf.get(indicator.key) ?? [])
      checkOwnTarget(faults, indicator, assignment);
  });
}

function checkParent({ merged, mentioned, faults }: Checks, { parent, indicator, path }: AssignmentRecord): void {
  if (parent === null) return;
  const record = merged.assignments.get(parent);
  if (record && record.indicator !== indicator)
    faults.add(`${path}.parent`, "document.foreignParent", { key: quoted(parent) });
  else if (!record && !mentioned.assignments.has(parent))
    faults.add(`${path}.parent`, "document.unknownAssignment", { key: quoted(parent) });
}

/** Also of assignments that only the database has, when the plan given changes their indicator. */
function checkOwnTarget(faults: Faults, indicator: IndicatorRecord, assignment: AssignmentRecord): void {
  const found = ownTargetFaults(judgedOf(indicator), assignment);
  faults.addBelow(
    assignment.path === STORED ? `${indicator.path}.assignments["${quoted(assignment.key)}"]` : assignment.path,
    found,
  );
}
