import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Browser, BrowserContext } from "@playwright/test";

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

export interface Account {
  readonly username: string;
  readonly role: string;
  readonly password: string;
}

const folder = resolve(import.meta.dirname, "../.cache/e2e");
const accountsFile = resolve(folder, "accounts.json");
const sessionFile = (username: string): string => resolve(folder, `${username}.json`);

/** Forgets what earlier runs left, and keeps the accounts for the stories of this one. */
export function keepAccounts(accounts: readonly Account[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(accountsFile, JSON.stringify(accounts));
}

/** The account meant by a user name, or by a role: the demo's first of that role. */
export function accountOf(who: string): Account {
  const accounts: Account[] = JSON.parse(readFileSync(accountsFile, "utf8"));
  const found = accounts.find(({ username }) => username === who) ?? accounts.find(({ role }) => role === who);
  if (!found) throw new Error(`The demo has no account and no role ${who}.`);
  return found;
}

/** The file with the signed-in state of `who`. Sign-in is limited in rate, so each account signs in once a run. */
export async function signIn(browser: Browser, url: string, who: string): Promise<string> {
  const { username, password } = accountOf(who);
  const file = sessionFile(username);
  if (existsSync(file)) return file;
  const context = await browser.newContext({ baseURL: url, locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.locator("input[name=username]:visible").fill(username);
  await page.locator("input[name=password]:visible").fill(password);
  await page.keyboard.press("Enter");
  await page.waitForURL((address) => address.pathname !== "/sign-in");
  await context.storageState({ path: file });
  await context.close();
  return file;
}

/** The cookies of a role that is signed in, for a browser that Playwright does not drive. */
export function cookiesOf(role: string): State["cookies"] {
  const state: State = JSON.parse(readFileSync(sessionFile(accountOf(role).username), "utf8"));
  return state.cookies;
}
