import { findCommand, readCall } from "./call";
import { type Session, UsageError } from "./command";
import { COMMANDS } from "./commands";
import { complain, DONE, WRONG_USAGE } from "./failure";
import { commandHelp, overview } from "./help";
import type { Terminal } from "./terminal";
import { isLanguage, type Language, languageOf, wordsOf } from "./words";

/** Takes `--lang`, `--help` and `-h` out of the arguments, wherever they are. */
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

async function perform(
  args: readonly string[],
  help: boolean,
  { terminal, say }: Omit<Session, "call">,
): Promise<number> {
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
  const notBuilt = (what: string) => {
    terminal.err(`${say("cli.notBuilt", { command: what })}\n`);
    return WRONG_USAGE;
  };
  if (!command.load) return notBuilt(command.name);
  const call = readCall(command, args);
  const planned = Object.keys(command.options).find((name) => command.options[name]?.planned && call.has(name));
  if (planned) return notBuilt(`${command.name} --${planned}`);
  if (command.store && !process.env.DATABASE_URL?.trim()) process.env.DATABASE_URL = command.store;
  const work = await command.load();
  try {
    return await work({ call, terminal, say });
  } finally {
    const { closeStore } = await import("@/db");
    await closeStore();
  }
}
