/** What the command line says of itself. */
import type { Command, Option } from "./command";
import { COMMANDS } from "./commands";
import type { Say } from "./words";

const optionText = (name: string, { value }: Option): string => (value ? `--${name} ${value}` : `--${name}`);

/** `completion --year Y --month M [--office KEY]` */
function synopsis({ name, positionals, options }: Command): string {
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
export function commandHelp(command: Command, say: Say): string {
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
  return [
    ...lines,
    ...(options.length > 0 ? ["", say("cli.help.optionsTitle"), ...options] : []),
    "",
    say("cli.help.common"),
    "",
  ].join("\n");
}

function summary(command: Command, say: Say): string {
  const text = say(`cli.help.${command.name.replace(" ", "_")}.summary`);
  return command.load === null ? `${text} ${say("cli.help.planned")}` : text;
}
