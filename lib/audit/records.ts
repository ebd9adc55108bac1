import { sql } from "drizzle-orm";
import { prepared, type Writer } from "@/db";
import { everyColumn } from "@/db/columns";
import { newId } from "@/db/id";
import { auditRows } from "@/db/schema";
import type { Actor } from "@/lib/access/rules";
import { requestContext } from "@/lib/log/context";

export interface AuditLine {
  /** Null: nobody yet, e.g. a failed sign-in. */
  readonly actor: Actor | null;
  /** A verb: `sign_in`, `figure_approved` … */
  readonly action: string;
  /** What kind of thing: `user`, `plan`, `figure` … */
  readonly subject: string;
  readonly subjectId?: string | null;
  readonly planId?: string | null;
  /** What changed, before and after, as plain JSON. Never a password or a token. */
  readonly detail?: Record<string, unknown>;
}

/** Writes who did what, in the transaction of the change itself: what cannot be recorded does not happen. */
export async function writeAudit(tx: Writer, entry: AuditLine): Promise<void> {
  await insertRow(tx, {
    id: newId(),
    at: new Date(),
    actorId: entry.actor?.kind === "account" ? entry.actor.userId : null,
    action: entry.action,
    subject: entry.subject,
    subjectId: entry.subjectId ?? null,
    planId: entry.planId ?? null,
    detail: entry.detail ? JSON.stringify(entry.detail) : null,
    requestId: requestContext()?.requestId ?? null,
  });
}

const insertRow = prepared((on: Writer) =>
  on
    .insert(auditRows)
    // The detail comes as text: the column's own conversion would make a JSON null of nothing.
    .values({ ...everyColumn(auditRows), detail: sql`${sql.placeholder("detail")}` })
    .prepare("insert_audit_row"),
);
