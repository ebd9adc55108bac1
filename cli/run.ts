import { complain, DONE, WRONG_USAGE } from "./failure";
import type { Terminal } from "./terminal";
import { commandHelp, COMMANDS, findCommand, overview, readCall, type Call, UsageError } from "./usage";
import { isLanguage, type Language, languageOf, type Say, wordsOf } from "./words";

/** What a command works with. */
export interface Session {
  readonly call: Call;
  readonly terminal: Terminal;
  readonly say: Say;
}

/** Does the work and gives the exit code. */
export type Runner = (session: Session) => Promise<number>;

/** Loaded when called: help is quick, and the address of the database is settled before anything reads it. */
const RUNNERS: Readonly<Record<string, () => Promise<Runner>>> = {
  import: async () => (await import("./import")).runImport,
  export: async () => (await import("./export")).runExport,
  completion: async () => (await import("./completion")).runCompletion,
  "user add": async () => (await import("./user")).runUserAdd,
  "user password": async () => (await import("./user")).runUserPassword,
  "user disable": async () => (await import("./user")).runUserDisable,
  "user enable": async () => (await import("./user")).runUserEnable,
  migrate: async () => (await import("./migrate")).runMigrate,
  backup: async () => (await import("./backup")).runBackup,
  restore: async () => (await import("./backup")).runRestore,
  demo: async () => (await import("./demo")).runDemo,
};

/** Takes `--lang`, `--help` and `-h` out of the arguments, wherever they stand. */
function commonOptions(args: readonly string[]): { rest: string[]; language: string | undefined; help: boolean } {
  const rest: string[] = [];
  let language: string | undefined;
  let help = false;
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? "";
    if (arg === "--help" || arg === "-h") help = true;
    else if (arg === "--lang") language = args[++index] ?? "";
    else if (arg.startsWith("--lang=")) language = arg.slice("--lang=".length);
    else rest.push(arg);
  }
  return { rest, language, help };
}

/** Runs one call of the command line and gives its exit code: 0 done, 1 refused, 2 wrong usage or not built yet. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { rest, language, help } = commonOptions(args);
  const chosen: Language = language !== undefined && isLanguage(language) ? language : languageOf(process.env);
  const say = await wordsOf(chosen);
  try {
    if (language !== undefined && !isLanguage(language))
      throw new UsageError("cli.usage.choice", { option: "--lang", given: language, values: "zh, en" });
    return await perform(rest, help, { terminal, say });
  } catch (error) {
    return complain(error, terminal, say);
  }
}

async function perform(args: readonly string[], help: boolean, { terminal, say }: Omit<Session, "call">): Promise<number> {
  if (args[0] === "help" || (help && args.length === 0)) {
    const named = args.length > 1 ? COMMANDS.filter(({ name }) => name.startsWith(args.slice(1).join(" "))) : [];
    terminal.out(named.length > 0 ? named.map((command) => commandHelp(command, say)).join("\n") : overview(say));
    return DONE;
  }
  const group = COMMANDS.filter(({ name }) => name.startsWith(`${args[0]} `));
  if (help && args.length === 1 && group.length > 0) {
    terminal.out(group.map((command) => commandHelp(command, say)).join("\n"));
    return DONE;
  }
  const command = findCommand(args);
  if (help) {
    terminal.out(commandHelp(command, say));
    return DONE;
  }
  const load = RUNNERS[command.name];
  if (command.planned || !load) {
    terminal.err(`${say("cli.notBuilt", { command: command.name })}\n`);
    return WRONG_USAGE;
  }
  const call = readCall(command, args);
  // The demo has a folder of its own.
  if (command.name === "demo" && !process.env.DATABASE_URL?.trim()) process.env.DATABASE_URL = "file:data/demo/guoban.db";
  const runner = await load();
  try {
    return await runner({ call, terminal, say });
  } finally {
    const { closeStore } = await import("@/db");
    await closeStore();
  }
}
