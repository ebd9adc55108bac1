import { chromium, type FullConfig } from "@playwright/test";
import Database from "better-sqlite3";
import { demoMark } from "@/lib/settings/schemas";
import { serveDemoYear, type Served } from "./server";
import { type Account, keepAccounts, signIn } from "./sessions";

/** The server over a new demo year, and an account of each role signed in. */
export default async function setup(config: FullConfig): Promise<() => Promise<void>> {
  const served = await serveDemoYear();
  process.env.E2E_URL = served.url;
  try {
    await signInRoles(served, config);
  } catch (error) {
    await served.stop();
    throw error;
  }
  return served.stop;
}

/** The demo's accounts with their passwords, from the mark that the demo leaves in its database. */
function readAccounts(file: string): Account[] {
  const store = new Database(file, { readonly: true });
  try {
    const mark = store.prepare<[], { value: string }>("select value from settings where key = 'demo'").get();
    const roles = new Map(
      store
        .prepare<[], { username: string; role: string }>("select username, role from users")
        .all()
        .map((row) => [row.username, row.role]),
    );
    const { accounts } = demoMark.parse(JSON.parse(mark?.value ?? "{}"));
    return accounts.map(({ username, password }) => ({ username, password, role: roles.get(username) ?? "" }));
  } finally {
    store.close();
  }
}

/** The first account of each role signs in now, the others when a story needs them. */
async function signInRoles({ url, database }: Served, config: FullConfig): Promise<void> {
  const accounts = readAccounts(database);
  if (accounts.length === 0) throw new Error("The demo year has no accounts.");
  keepAccounts(accounts);
  const browser = await chromium.launch(config.projects[0]?.use.launchOptions);
  try {
    for (const role of new Set(accounts.map((account) => account.role))) await signIn(browser, url, role);
  } finally {
    await browser.close();
  }
}
