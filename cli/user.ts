import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { db } from "@/db";
import { addUser, disableUser, enableUser, setPassword, unlockUser } from "@/lib/access/commands";
import { operator } from "@/lib/access/rules";
import { ROLES } from "@/lib/access/terms";
import { invalid } from "@/lib/errors/rules";
import { findPlan, loadStaff } from "@/lib/plan/queries";
import { DONE } from "./failure";
import type { Run, Session } from "./command";
import { openExisting, openOrCreate } from "./store";

const LONGEST_LINE = 10_000;

/** The first line of standard input; asked for without showing it where somebody is typing. */
async function readPassword({ terminal, say }: Session): Promise<string> {
  if (terminal.interactive) return askPassword(say("cli.user.password"));
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of terminal.input) {
    text += typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    if (/[\r\n]/.test(text) || text.length > LONGEST_LINE) break;
  }
  const [line = ""] = text.replace(/^\ufeff/, "").split(/\r?\n|\r/);
  if (line === "") throw invalid("", "passwordOnInput");
  return line;
}

async function askPassword(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await reader.question("");
  } finally {
    reader.close();
    process.stderr.write("\n");
  }
}

/** What the post is called in the newest plan, for the account's shown name. */
async function postName(key: string | undefined): Promise<string | undefined> {
  const plan = key === undefined ? null : await findPlan(db);
  if (!plan) return undefined;
  return (await loadStaff(db, plan.id)).people.find((person) => person.key === key)?.name;
}

export const runUserAdd: Run = async (session) => {
  const { call, terminal, say } = session;
  const [username = ""] = call.positionals;
  const role = ROLES.find((one) => one === call.option("role"));
  if (!role) throw invalid("--role", "required");
  await openOrCreate();
  const person = call.option("person");
  const password = await readPassword(session);
  await addUser(operator, { username, name: (await postName(person)) ?? username, role, person, password });
  terminal.out(`${say("cli.user.added", { username, role: say(`app.roles.${role}`) })}\n`);
  return DONE;
};

export const runUserPassword: Run = async (session) => {
  const [username = ""] = session.call.positionals;
  await openExisting();
  await setPassword(operator, { username, password: await readPassword(session) });
  session.terminal.out(`${session.say("cli.user.passwordSet", { username })}\n`);
  return DONE;
};

const runSwitch =
  (change: typeof disableUser, message: string): Run =>
  async ({ call, terminal, say }) => {
    const [username = ""] = call.positionals;
    await openExisting();
    await change(operator, { username });
    terminal.out(`${say(message, { username })}\n`);
    return DONE;
  };

export const runUserDisable = runSwitch(disableUser, "cli.user.disabled");
export const runUserEnable = runSwitch(enableUser, "cli.user.enabled");
export const runUserUnlock = runSwitch(unlockUser, "cli.user.unlocked");
