import type { Role } from "./terms";

/** Someone signed in. */
export interface AccountActor {
  readonly kind: "account";
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  /** The post they hold; null for an account without one. */
  readonly personId: string | null;
  readonly locale: string | null;
}

/** Whoever runs the command line on the server: may do everything; rows it writes have no author. */
export interface OperatorActor {
  readonly kind: "operator";
}

export type Actor = AccountActor | OperatorActor;
export const operator: OperatorActor = { kind: "operator" };

/** An actor's place in one plan's office tree. */
export interface Place {
  readonly officeId: string | null;
  /** Their office and all below it. */
  readonly officeIds: readonly string[];
}
export const nowhere: Place = { officeId: null, officeIds: [] };

/** A figure's cell (or a milestone's), with the actor's own place in the same plan. */
export interface FigureSubject {
  readonly kind: "figure";
  readonly place: Place;
  /** The assignment's office and post. */
  readonly officeId: string;
  readonly personId: string | null;
  readonly leaderInChargeId: string | null;
  /** Accounts that typed and submitted the revision; null: nobody, or the command line. */
  readonly typedBy?: string | null;
  readonly submittedBy: string | null;
  /** Account that wrote the revision: it reads its own draft wherever it may enter (代填). */
  readonly recordedBy?: string | null;
}

/** A plan as a whole, and the things of the installation (accounts, settings): who it is decides alone. */
export interface PlanSubject {
  readonly kind: "plan";
}
export interface InstallationSubject {
  readonly kind: "installation";
}

export type FigureAction =
  | "readOfficial"
  | "readSubmitted"
  | "readDraft"
  | "enterFigure"
  | "submitFigure"
  | "approveFigure"
  | "returnFigure";
export type PlanAction =
  | "readOfficial"
  | "readSubmittedSomewhere"
  | "readSubmittedEverywhere"
  | "enterEverywhere"
  | "lockPeriod"
  | "importPlan";
export type InstallationAction = "manageUsers" | "manageSettings";
export type Action = FigureAction | PlanAction | InstallationAction;
export type Subject = FigureSubject | PlanSubject | InstallationSubject;

const planRules: Record<PlanAction, readonly Role[]> = {
  readOfficial: ["administrator", "coordinator", "leader", "reviewer", "reporter", "viewer"],
  readSubmittedSomewhere: ["coordinator", "leader", "reviewer", "reporter"],
  readSubmittedEverywhere: ["coordinator", "leader"],
  enterEverywhere: ["coordinator"],
  lockPeriod: ["coordinator"],
  importPlan: ["coordinator"],
};
const installationRules: Record<InstallationAction, readonly Role[]> = {
  manageUsers: ["administrator"],
  manageSettings: ["administrator"],
};

type FigureRule = (actor: AccountActor, figure: FigureSubject) => boolean;

/** In their office or below it, or their own assignment. */
const near: FigureRule = (actor, { place, officeId, personId }) =>
  place.officeIds.includes(officeId) || (personId !== null && personId === actor.personId);

/** In the assignment's own office or on its post: whatever stands above it in the tree is not meant. */
const posted: FigureRule = (actor, { place, officeId, personId }) =>
  officeId === place.officeId || (personId !== null && personId === actor.personId);

const enter: FigureRule = (actor, figure) => {
  if (actor.role === "coordinator") return true;
  if (actor.role === "reviewer") return near(actor, figure);
  return actor.role === "reporter" && posted(actor, figure);
};

/** Nobody decides on what they typed or submitted themselves. */
const decide: FigureRule = (actor, figure) => {
  if (figure.submittedBy === actor.userId || figure.typedBy === actor.userId) return false;
  if (actor.role === "coordinator") return true;
  if (actor.role === "reviewer") return figure.place.officeIds.includes(figure.officeId);
  return actor.role === "leader" && figure.leaderInChargeId !== null && figure.leaderInChargeId === actor.personId;
};

const figureRules: Record<FigureAction, FigureRule> = {
  readOfficial: () => true,
  readSubmitted: (actor, figure) => {
    if (actor.role === "coordinator" || actor.role === "leader") return true;
    return (actor.role === "reviewer" || actor.role === "reporter") && near(actor, figure);
  },
  readDraft: (actor, figure) => {
    if (actor.role === "administrator" || actor.role === "viewer") return false;
    return posted(actor, figure) || (figure.recordedBy === actor.userId && enter(actor, figure));
  },
  enterFigure: enter,
  submitFigure: enter,
  approveFigure: decide,
  returnFigure: decide,
};

/**
 * May this actor do this to that? The one place that decides; it knows nothing of what exists or is locked.
 * The command line's operator may do everything.
 */
export function may(actor: Actor, action: FigureAction, subject: FigureSubject): boolean;
export function may(actor: Actor, action: PlanAction, subject: PlanSubject): boolean;
export function may(actor: Actor, action: InstallationAction, subject: InstallationSubject): boolean;
export function may(actor: Actor, action: Action, subject: Subject): boolean {
  if (actor.kind === "operator") return true;
  if (subject.kind === "figure") return allows(figureRules, action)?.(actor, subject) ?? false;
  const roles: Partial<Record<Action, readonly Role[]>> = subject.kind === "plan" ? planRules : installationRules;
  return roles[action]?.includes(actor.role) ?? false;
}

const allows = (rules: Partial<Record<Action, FigureRule>>, action: Action) => rules[action];

export const thePlan: PlanSubject = { kind: "plan" };
export const theInstallation: InstallationSubject = { kind: "installation" };

const SECOND = 1000;
const LONGEST_WAIT = 30 * SECOND;

/** How long a try waits after so many failures, in ms: from `free` on a second, doubling up to half a minute. */
export const slowness = (failures: number, free: number): number =>
  failures < free ? 0 : Math.min(LONGEST_WAIT, SECOND * 2 ** (failures - free));
