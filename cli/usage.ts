/** The command line's shape: which commands there are, what they take, what is wrong with a call. */
import { parseArgs } from "node:util";
import type { Say } from "./words";

export interface Option {
  /** How help calls its value; none: a switch. */
  readonly value?: string;
  readonly required?: boolean;
  readonly choices?: readonly string[];
  readonly form?: RegExp;
}

export interface CommandShape {
  /** `user add` */
  readonly name: string;
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** Takes the call, and says that it cannot be done yet. */
  readonly planned?: boolean;
}

const YEAR = /^\d{4}$/;
const MONTH = /^(0?[1-9]|1[0-2])$/;

const year: Option = { value: "Y", required: true, form: YEAR };
const month: Option = { value: "M", required: true, form: MONTH };
const ROLE_CHOICES = ["administrator", "coordinator", "leader", "reviewer", "reporter", "viewer"];

export const COMMANDS: readonly CommandShape[] = [
  { name: "import", positionals: ["FILE"], options: { "dry-run": {} } },
  { name: "export", positionals: [], options: { year } },
  {
    name: "completion",
    positionals: [],
    options: {
      year,
      month,
      office: { value: "KEY" },
      basis: { value: "BASIS", choices: ["approved", "submitted"] },
      "known-at": { value: "ISO" },
      format: { value: "FORMAT", choices: ["table", "json", "csv"] },
    },
  },
  { name: "report", positionals: ["KIND"], options: { year, month, out: { value: "FILE", required: true } }, planned: true },
  {
    name: "user add",
    positionals: ["NAME"],
    options: { role: { value: "ROLE", required: true, choices: ROLE_CHOICES }, person: { value: "KEY" } },
  },
  { name: "user password", positionals: ["NAME"], options: {} },
  { name: "user disable", positionals: ["NAME"], options: {} },
  { name: "user enable", positionals: ["NAME"], options: {} },
  { name: "migrate", positionals: [], options: {} },
  { name: "backup", positionals: ["FILE"], options: {} },
  { name: "restore", positionals: ["FILE"], options: {} },
  { name: "audit verify", positionals: [], options: {}, planned: true },
  { name: "demo", positionals: [], options: {} },
];

/** Wrong usage: a sentence, and which command's help to point to. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  constructor(
    readonly key: string,
    readonly params: Readonly<Record<string, string | number>> = {},
    readonly command?: CommandShape,
  ) {
    super(key);
  }
}

export interface Call {
  readonly positionals: readonly string[];
  /** The option's value; undefined when it was not given. */
  readonly option: (name: string) => string | undefined;
  readonly has: (name: string) => boolean;
}

/** The command that the words begin with. Throws UsageError. */
export function findCommand(args: readonly string[]): CommandShape {
  const found = COMMANDS.filter(({ name }) => name.split(" ").every((word, index) => args[index] === word));
  const [command] = found.sort((a, b) => b.name.length - a.name.length);
  if (command) return command;
  const [first = ""] = args;
  if (first === "") throw new UsageError("cli.usage.noCommand");
  if (first.startsWith("-")) throw new UsageError("cli.usage.unknownOption", { option: first, hint: "" });
  const group = COMMANDS.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name);
  if (group.length > 0) throw new UsageError("cli.usage.oneOf", { values: group.join(", ") });
  throw new UsageError("cli.usage.unknownCommand", {
    command: first,
    hint: nearest(
      first,
      COMMANDS.map(({ name }) => name.split(" ")[0] ?? ""),
    ),
  });
}

/** What was given to a command. Throws UsageError for what it does not take and for what is missing. */
export function readCall(command: CommandShape, args: readonly string[]): Call {
  const names = Object.keys(command.options);
  const options = Object.fromEntries(
    names.map((name) => [name, { type: command.options[name]?.value ? ("string" as const) : ("boolean" as const) }]),
  );
  const given = args.slice(command.name.split(" ").length);
  const { values, positionals, tokens } = parseArgs({ args: [...given], options, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind === "option" && !names.includes(token.name))
      throw new UsageError(
        "cli.usage.unknownOption",
        {
          option: token.rawName,
          hint: nearest(
            token.rawName,
            names.map((name) => `--${name}`),
          ),
        },
        command,
      );
  }
  for (const name of names) checkOption(command, name, values[name]);
  if (positionals.length < command.positionals.length)
    throw new UsageError("cli.usage.missing", { what: command.positionals[positionals.length] ?? "" }, command);
  const extra = positionals[command.positionals.length];
  if (extra !== undefined) throw new UsageError("cli.usage.tooMuch", { what: extra }, command);
  const option = (name: string) => (typeof values[name] === "string" ? values[name] : undefined);
  return { positionals, option, has: (name) => values[name] !== undefined };
}

function checkOption(command: CommandShape, name: string, value: string | boolean | undefined | (string | boolean)[]): void {
  const { value: hint, required, choices, form } = command.options[name] ?? {};
  const option = `--${name}`;
  if (value === undefined) {
    if (required) throw new UsageError("cli.usage.missing", { what: `${option} ${hint ?? ""}`.trim() }, command);
    return;
  }
  if (!hint) {
    if (value !== true) throw new UsageError("cli.usage.noValue", { option }, command);
    return;
  }
  if (typeof value !== "string" || value === "") throw new UsageError("cli.usage.needsValue", { option, what: hint }, command);
  if (choices && !choices.includes(value))
    throw new UsageError("cli.usage.choice", { option, given: value, values: choices.join(", ") }, command);
  if (form && !form.test(value)) throw new UsageError(`cli.usage.form.${name}`, { option, given: value }, command);
}

/** How many letters must be put in, taken out or replaced to make one word of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The known word that was probably meant; empty when none is near. */
function nearest(given: string, known: readonly string[]): string {
  const short = given.slice(0, 40);
  const [best] = known.map((word) => ({ word, apart: distance(short, word) })).sort((a, b) => a.apart - b.apart);
  return best && best.apart <= Math.max(2, Math.floor(short.length / 3)) ? best.word : "";
}

const optionText = (name: string, { value }: Option): string => (value ? `--${name} ${value}` : `--${name}`);

/** `completion --year Y --month M [--office KEY]` */
export function synopsis({ name, positionals, options }: CommandShape): string {
  const flags = Object.entries(options).map(([flag, option]) =>
    option.required ? optionText(flag, option) : `[${optionText(flag, option)}]`,
  );
  return [name, ...positionals, ...flags].join(" ");
}

/** Every command with a line of what it does. */
export function overview(say: Say): string {
  const commands = COMMANDS.flatMap((command) => [`  ${synopsis(command)}`, `      ${summary(command, say)}`]);
  return [say("cli.help.head"), "", say("cli.help.commands"), ...commands, "", say("cli.help.tail"), ""].join("\n");
}

/** One command with everything it takes. */
export function commandHelp(command: CommandShape, say: Say): string {
  const id = command.name.replace(" ", "_");
  const options = Object.entries(command.options).map(([name, option]) => {
    const choices = option.choices ? ` (${option.choices.join(", ")})` : "";
    return `  ${optionText(name, option)}\n      ${say(`cli.help.options.${name}`)}${choices}`;
  });
  const lines = [
    `${say("cli.help.usage")}  npm run -s guoban -- ${synopsis(command)}`,
    "",
    summary(command, say),
    "",
    say(`cli.help.${id}.text`),
  ];
  return [...lines, ...(options.length > 0 ? ["", say("cli.help.optionsTitle"), ...options] : []), "", say("cli.help.common"), ""].join(
    "\n",
  );
}

function summary(command: CommandShape, say: Say): string {
  const text = say(`cli.help.${command.name.replace(" ", "_")}.summary`);
  return command.planned ? `${text} ${say("cli.help.planned")}` : text;
}
