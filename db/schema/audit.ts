import { index, instant, json, table, text } from "../columns";

/** Who did what to which row; written in the same transaction as the change, never updated. */
export const auditRows = table(
  "audit_rows",
  {
    id: text("id").primaryKey(),
    at: instant("at").notNull(),
    /** Account; null: the command line or the system itself. */
    actorId: text("actor_id"),
    action: text("action").notNull(),
    subject: text("subject").notNull(),
    subjectId: text("subject_id"),
    planId: text("plan_id"),
    /** What changed, before and after. Never a password or a token. */
    detail: json<Record<string, unknown>>("detail"),
    requestId: text("request_id"),
  },
  (t) => [index("audit_rows_at").on(t.at), index("audit_rows_subject").on(t.subject, t.subjectId)],
);
