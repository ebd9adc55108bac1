/** From the arguments of a call to the command and its options. */
import { parseArgs } from "node:util";
import { type Call, type Command, UsageError } from "./command";
import { COMMANDS } from "./commands";
import { nearest } from "./spelling";

/** The command that the arguments begin with. Throws UsageError. */
export function findCommand(args: readonly string[]): Command {
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

/** The options given to a command. Throws UsageError for unknown and missing ones. */
export function readCall(command: Command, args: readonly string[]): Call {
  const names = Object.keys(command.options);
  const options = Object.fromEntries(
    names.map((name) => [name, { type: command.options[name]?.value ? ("string" as const) : ("boolean" as const) }]),
  );
  const given = args.slice(command.name.split(" ").length);
  const { values, positionals, tokens } = parseArgs({
    args: [...given],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
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

function checkOption(command: Command, name: string, value: string | boolean | undefined | (string | boolean)[]): void {
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
  if (typeof value !== "string" || value === "")
    throw new UsageError("cli.usage.needsValue", { option, what: hint }, command);
  if (choices && !choices.includes(value))
    throw new UsageError("cli.usage.choice", { option, given: value, values: choices.join(", ") }, command);
  if (form && !form.test(value)) throw new UsageError(`cli.usage.form.${name}`, { option, given: value }, command);
}
