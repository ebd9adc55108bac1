/** pg_dump and pg_restore. */
import { spawn } from "node:child_process";
import { StoreError } from "./errors";

/** The address without its password, which goes into the environment: others on the machine see arguments. */
function connection(url: string): { address: string; env: NodeJS.ProcessEnv } {
  const password = /\/\/[^/@:]*:([^@]*)@/.exec(url)?.[1] ?? /[?&]password=([^&]*)/.exec(url)?.[1];
  const address = url.replace(/(\/\/[^/@:]*):[^@]*@/, "$1@").replace(/([?&])password=[^&]*&?/, "$1");
  return {
    address,
    env: { ...process.env, ...(password !== undefined && { PGPASSWORD: decodeURIComponent(password) }) },
  };
}

/** Runs the program on the database. Throws StoreError `unsupported` if not installed, `broken` if it fails. */
export async function runTool(program: "pg_dump" | "pg_restore", url: string, args: readonly string[]): Promise<void> {
  const { address, env } = connection(url);
  const child = spawn(program, [`--dbname=${address}`, "--no-password", ...args], {
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let words = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (words = (words + text).slice(0, 2_000)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", (error) => reject(notInstalled(program, error)));
    child.on("close", resolve);
  });
  if (code !== 0) throw new StoreError("broken", `${program}: ${firstLine(words)}`);
}

const notInstalled = (program: string, cause: Error): StoreError =>
  new StoreError(
    "unsupported",
    `${program} is not installed here: install PostgreSQL's client programs (postgresql-client).`,
    { cause },
  );

/** Its first words; what follows may quote rows. */
const firstLine = (words: string): string => (words.split("\n")[0] ?? "").slice(0, 300);
