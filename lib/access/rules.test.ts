import { describe, expect, test } from "vitest";
import {
  type Actor,
  type FigureAction,
  type FigureSubject,
  type InstallationAction,
  may,
  nowhere,
  operator,
  type PlanAction,
  theInstallation,
  thePlan,
} from "./rules";
import { ROLES, type Role } from "./terms";

const as = (role: Role): Actor => ({
  kind: "account",
  userId: "me",
  name: role,
  role,
  personId: "my-post",
  locale: null,
});
const everyone = [...ROLES, "operator"] as const;
const actorOf = (who: (typeof everyone)[number]): Actor => (who === "operator" ? operator : as(who));

const place = { officeId: "mine", officeIds: ["mine", "below"] };
const figure = (given: Partial<FigureSubject> = {}): FigureSubject => ({
  kind: "figure",
  place,
  officeId: "other",
  personId: null,
  leaderInChargeId: null,
  submittedBy: null,
  ...given,
});
const subjects = {
  "my office": figure({ officeId: "mine" }),
  "below my office": figure({ officeId: "below" }),
  "another office": figure(),
  "another office, my post": figure({ personId: "my-post" }),
  "another office, in my charge": figure({ leaderInChargeId: "my-post" }),
  "my office, submitted by me": figure({ officeId: "mine", leaderInChargeId: "my-post", submittedBy: "me" }),
  "another office, written by me": figure({ recordedBy: "me" }),
} as const;
type Which = keyof typeof subjects;

/** Who may, by action and subject, besides the operator; nobody else may. */
const table: Record<FigureAction, Record<Which, readonly Role[]>> = {
  readOfficial: {
    "my office": ROLES,
    "below my office": ROLES,
    "another office": ROLES,
    "another office, my post": ROLES,
    "another office, in my charge": ROLES,
    "my office, submitted by me": ROLES,
    "another office, written by me": ROLES,
  },
  readSubmitted: {
    "my office": ["coordinator", "leader", "reviewer", "reporter"],
    "below my office": ["coordinator", "leader", "reviewer", "reporter"],
    "another office": ["coordinator", "leader"],
    "another office, my post": ["coordinator", "leader", "reviewer", "reporter"],
    "another office, in my charge": ["coordinator", "leader"],
    "my office, submitted by me": ["coordinator", "leader", "reviewer", "reporter"],
    "another office, written by me": ["coordinator", "leader"],
  },
  readDraft: {
    "my office": ["coordinator", "leader", "reviewer", "reporter"],
    "below my office": [],
    "another office": [],
    "another office, my post": ["coordinator", "leader", "reviewer", "reporter"],
    "another office, in my charge": [],
    "my office, submitted by me": ["coordinator", "leader", "reviewer", "reporter"],
    "another office, written by me": ["coordinator"],
  },
  enterFigure: entering(),
  submitFigure: entering(),
  approveFigure: deciding(),
  returnFigure: deciding(),
};

function entering(): Record<Which, readonly Role[]> {
  return {
    "my office": ["coordinator", "reviewer", "reporter"],
    "below my office": ["coordinator", "reviewer"],
    "another office": ["coordinator"],
    "another office, my post": ["coordinator", "reviewer", "reporter"],
    "another office, in my charge": ["coordinator"],
    "my office, submitted by me": ["coordinator", "reviewer", "reporter"],
    "another office, written by me": ["coordinator"],
  };
}

function deciding(): Record<Which, readonly Role[]> {
  return {
    "my office": ["coordinator", "reviewer"],
    "below my office": ["coordinator", "reviewer"],
    "another office": ["coordinator"],
    "another office, my post": ["coordinator"],
    "another office, in my charge": ["coordinator", "leader"],
    "my office, submitted by me": [],
    "another office, written by me": ["coordinator"],
  };
}

const figureActions: FigureAction[] = [
  "readOfficial",
  "readSubmitted",
  "readDraft",
  "enterFigure",
  "submitFigure",
  "approveFigure",
  "returnFigure",
];
const whiches: Which[] = [
  "my office",
  "below my office",
  "another office",
  "another office, my post",
  "another office, in my charge",
  "my office, submitted by me",
  "another office, written by me",
];
const cells = figureActions.flatMap((action) => whiches.map((which) => [action, which] as const));

describe("figures", () => {
  test.each(cells)("%s, %s", (action, which) => {
    const allowed = everyone.filter((who) => may(actorOf(who), action, subjects[which]));
    expect(allowed).toEqual([...ROLES.filter((role) => table[action][which].includes(role)), "operator"]);
  });

  test("an account without a post is near nothing, not even to what has no post", () => {
    const adrift: Actor = { kind: "account", userId: "me", name: "", role: "reporter", personId: null, locale: null };
    const leader: Actor = { ...adrift, role: "leader" };
    expect(may(adrift, "enterFigure", figure({ place: nowhere }))).toBe(false);
    expect(may(adrift, "readSubmitted", figure({ place: nowhere }))).toBe(false);
    expect(may(leader, "approveFigure", figure({ place: nowhere }))).toBe(false);
  });
});

const planTable: [PlanAction, readonly Role[]][] = [
  ["readOfficial", ROLES],
  ["readSubmittedSomewhere", ["coordinator", "leader", "reviewer", "reporter"]],
  ["readSubmittedEverywhere", ["coordinator", "leader"]],
  ["enterEverywhere", ["coordinator"]],
  ["lockPeriod", ["coordinator"]],
  ["importPlan", ["coordinator"]],
];
test.each(planTable)("plan: %s", (action, roles) => {
  expect(everyone.filter((who) => may(actorOf(who), action, thePlan))).toEqual([
    ...ROLES.filter((role) => roles.includes(role)),
    "operator",
  ]);
});

const installationTable: [InstallationAction, readonly Role[]][] = [
  ["manageUsers", ["administrator"]],
  ["manageSettings", ["administrator"]],
];
test.each(installationTable)("installation: %s", (action, roles) => {
  expect(everyone.filter((who) => may(actorOf(who), action, theInstallation))).toEqual([...roles, "operator"]);
});
