import { APIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { username } from "better-auth/plugins";
import { transaction } from "@/db";
import { newId } from "@/db/id";
import { isUsername, LONGEST_PASSWORD, normalizeUsername } from "@/lib/access/schemas";
import { authSecret } from "@/lib/access/secret";
import { SESSION_SECONDS } from "@/lib/access/sessions";
import { writeAudit } from "@/lib/audit/records";
import { steadyNow } from "@/lib/log/clock";
import { requestContext } from "@/lib/log/context";
import { log } from "@/lib/log/log";
import { authAdapter } from "./auth-adapter";
import { publicOrigins, secureCookies } from "./configuration";
import { COOKIE_PREFIX } from "./cookie";

/** The address that tries count for. */
export const clientAddress = (): string => requestContext()?.address ?? "unknown";

/** The sign-in is recorded, or there is no session. Its times are by the clock that sessions are judged by. */
const openSession = async (session: { userId: string }) => {
  await transaction((tx) =>
    writeAudit(tx, { actor: null, action: "sign_in", subject: "user", subjectId: session.userId }),
  );
  const now = steadyNow();
  return { data: { createdAt: now, lastSeenAt: now, expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000) } };
};

/** Only called from our own server code: none of its addresses is served. */
const make = () =>
  betterAuth({
    appName: "guoban",
    secret: authSecret(),
    baseURL: publicOrigins()[0] ?? "http://127.0.0.1",
    database: authAdapter,
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: LONGEST_PASSWORD },
    session: {
      expiresIn: SESSION_SECONDS,
      cookieCache: { enabled: false },
      additionalFields: { lastSeenAt: { type: "date", required: false, input: false } },
    },
    databaseHooks: { session: { create: { before: openSession } } },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: "error", log: (_, message) => log.error({ source: "better-auth" }, message) },
    advanced: { useSecureCookies: secureCookies(), cookiePrefix: COOKIE_PREFIX, database: { generateId: newId } },
    plugins: [
      username({
        minUsernameLength: 1,
        maxUsernameLength: 100,
        usernameNormalization: normalizeUsername,
        usernameValidator: (text) => isUsername(normalizeUsername(text)),
      }),
    ],
  });

declare global {
  var guobanAuth: ReturnType<typeof make> | undefined;
}

/** The sign-in library over our tables, made on first use. */
export const auth = () => (globalThis.guobanAuth ??= make());

/** A refusal of the library's, as opposed to a fault. */
export const isRefusal = (error: unknown): boolean => error instanceof APIError && error.statusCode < 500;
