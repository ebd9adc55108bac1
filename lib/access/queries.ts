import { and, eq, isNull, sql } from "drizzle-orm";
import { db, prepared, type Reader } from "@/db";
import { credentials, planPeople, sessions, users } from "@/db/schema";
import { officesWithin } from "@/lib/offices/rules";
import { loadOfficeTree } from "@/lib/plan/queries";
import { readDemoMark } from "@/lib/settings/queries";
import { type Actor, nowhere, type Place } from "./rules";

/** The provider under which the sign-in library keeps passwords. */
export const PASSWORD_PROVIDER = "credential";

const sessionByToken = prepared((on) =>
  on
    .select({
      id: sessions.id,
      expiresAt: sessions.expiresAt,
      lastSeenAt: sessions.lastSeenAt,
      createdAt: sessions.createdAt,
      userId: users.id,
      name: users.name,
      role: users.role,
      personId: users.personId,
      locale: users.locale,
      disabledAt: users.disabledAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.token, sql.placeholder("token")))
    .prepare("session_by_token"),
);

/** A session with its account, by the token of the cookie: one query over two unique indexes, with every request. */
export async function findSession(token: string) {
  const [row] = await sessionByToken(db, { token });
  return row ?? null;
}
export type SessionRow = NonNullable<Awaited<ReturnType<typeof findSession>>>;

/** An account by its normalized user name. */
export async function findAccount(db: Reader, username: string) {
  const [row] = await db.select().from(users).where(eq(users.username, username));
  return row ?? null;
}

/** An account's stored hash; null when it has no password. */
export async function findPassword(db: Reader, userId: string): Promise<string | null> {
  const [row] = await db
    .select({ password: credentials.password })
    .from(credentials)
    .where(and(eq(credentials.userId, userId), eq(credentials.providerId, PASSWORD_PROVIDER)));
  return row?.password ?? null;
}

/** Is there an administrator who can sign in? Until there is one, the set-up page makes one. */
export async function hasAdministrator(db: Reader): Promise<boolean> {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, "administrator"), isNull(users.disabledAt)))
    .limit(1);
  return rows.length > 0;
}

/** Who could sign in here: nobody yet (`needsSetUp`), the demo's accounts, or people of whom nothing is said. */
export async function readEntrance() {
  return { needsSetUp: !(await hasAdministrator(db)), demoAccounts: (await readDemoMark(db))?.accounts ?? [] };
}

/** Is the account the only administrator who can sign in? */
export async function isOnlyAdministrator(db: Reader, userId: string | null): Promise<boolean> {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, "administrator"), isNull(users.disabledAt)))
    .limit(2);
  return rows.length === 1 && rows[0]?.id === userId;
}

const postOf = prepared((on) =>
  on
    .select({ officeId: planPeople.officeId })
    .from(planPeople)
    .where(and(eq(planPeople.planId, sql.placeholder("planId")), eq(planPeople.personId, sql.placeholder("personId"))))
    .prepare("post_of"),
);

/** Where the actor's post stands in a plan: its office and all below. Nowhere without a post that the plan knows. */
export async function placeOf(db: Reader, actor: Actor, planId: string): Promise<Place> {
  if (actor.kind === "operator" || actor.personId === null) return nowhere;
  const [own] = await postOf(db, { planId, personId: actor.personId });
  if (!own) return nowhere;
  const tree = await loadOfficeTree(db, planId);
  return { officeId: own.officeId, officeIds: [...officesWithin(tree, own.officeId)] };
}
