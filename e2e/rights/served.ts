import { DEMO_ACCOUNTS } from "@/demo/accounts";
import { type Answer, ask } from "../requests/ask";
import { columnOf } from "../requests/known";
import { beginSession } from "../requests/sessions";
import { type Served, serveDemoYear } from "../server";

const SECRET = "only for stories ".repeat(3);

export const NOBODY = "nobody";
export const everybody = [NOBODY, ...DEMO_ACCOUNTS.map(({ username }) => username)];
export const ofRole = (...roles: string[]) =>
  DEMO_ACCOUNTS.filter(({ role }) => roles.includes(role)).map(({ username }) => username);
/** Who is posted in the office that the planted figures are of. */
export const OFFICE = ["gaoxin-keyuan", "gaoxin-kezhang"];

/** A request as a table writes it. */
export interface Wanted {
  /** A method and a path, such as `GET /entry`. */
  readonly asked: string;
  /** A text goes as it is, all else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The demo year, with everybody signed in. */
export interface World extends Served {
  send(who: string, wanted: Wanted): Promise<Answer>;
  /** What shows who somebody is. */
  headersOf(who: string): Record<string, string>;
  /** The first value of the only column that a query finds. */
  one(query: string): string;
}

export async function serveWorld(name: string): Promise<World> {
  const cookies = new Map<string, string>();
  const prepare = (database: string) => {
    for (const { username } of DEMO_ACCOUNTS) cookies.set(username, beginSession(database, SECRET, username));
  };
  const served = await serveDemoYear({ name, env: { AUTH_SECRET: SECRET }, prepare });
  const headersOf = (who: string): Record<string, string> => {
    const cookie = cookies.get(who);
    return cookie ? { cookie } : {};
  };
  return {
    ...served,
    headersOf,
    one: (query) => columnOf(served.database, query)[0] ?? "",
    send(who, { asked, body, headers = { "content-type": "application/json" } }) {
      const [method = "", path = ""] = asked.split(" ");
      return ask(served.url, {
        method,
        path,
        headers: { ...headersOf(who), ...(body === undefined ? {} : headers) },
        body: body === undefined || typeof body === "string" ? (body ?? null) : JSON.stringify(body),
      });
    },
  };
}
