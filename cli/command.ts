/** What a command of the command line is, and what it works with. */
import type { Terminal } from "./terminal";
import type { Say } from "./words";

export interface Option {
  /** How help calls its value; none: a switch. */
  readonly value?: string;
  readonly required?: boolean;
  readonly choices?: readonly string[];
  readonly form?: RegExp;
  /** Taken, and answered that it cannot be done yet. */
  readonly planned?: boolean;
}

export interface Call {
  readonly positionals: readonly string[];
  /** The option's value; undefined when it was not given. */
  readonly option: (name: string) => string | undefined;
  readonly has: (name: string) => boolean;
}

export interface Session {
  readonly call: Call;
  readonly terminal: Terminal;
  readonly say: Say;
}

/** Does the work and gives the exit code. */
export type Run = (session: Session) => Promise<number>;

export interface Command {
  /** `user add` */
  readonly name: string;
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** Where its database lies when the environment names none. */
  readonly store?: string;
  /** Loaded when called, so that help is quick and the database is chosen before it is read. Null: not available. */
  readonly load: (() => Promise<Run>) | null;
}

/** Wrong usage: a sentence, and which command's help to point to. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  constructor(
    readonly key: string,
    readonly params: Readonly<Record<string, string | number>> = {},
    readonly command?: Command,
  ) {
    super(key);
  }
}
