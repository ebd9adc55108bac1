import { createHmac, randomBytes } from "node:crypto";
import Database from "better-sqlite3";

/** Begins a session of an account without its password, for a server of this secret; its cookie as a header. */
export function beginSession(database: string, secret: string, username: string): string {
  const db = new Database(database);
  const token = randomBytes(24).toString("base64url");
  const now = Date.now();
  db.prepare(
    `insert into sessions (id, token, user_id, expires_at, last_seen_at, created_at, updated_at)
     select ?, ?, id, ?, ?, ?, ? from users where username = ?`,
  ).run(token, token, now + 3_600_000, now, now, now, username);
  db.close();
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  return `guoban.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
