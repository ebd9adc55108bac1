/**
 * A PostgreSQL server for tests: made in a temporary folder, on a free port of this machine only, gone
 * afterwards. `startPostgres()` starts a guard process, which owns the server and ends it when told to, or when its
 * starter dies in whatever way.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { findPostgres, serverUser } from "./postgres-binaries.mjs";

const GUARD = "--guard";
if (process.argv[1] === import.meta.filename && process.argv[2] === GUARD) await guard(JSON.parse(process.argv[3]));

/**
 * Starts a server and resolves when it takes connections. `url`: its database `postgres`, as its superuser.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startPostgres() {
  const bin = await findPostgres();
  const port = await freePort();
  const args = [import.meta.filename, GUARD, JSON.stringify({ bin, port, user: serverUser() })];
  // Its own session: an interrupt from the keyboard reaches only the starter, whose end shows on the guard's input.
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"], detached: true });
  const ended = once(child, "exit");
  const ready = await Promise.race([once(createInterface(child.stdout), "line"), ended.then(() => undefined)]);
  if (!ready) throw new Error("PostgreSQL did not start; its own words are above.");
  const stop = async () => {
    child.stdin.end();
    await ended;
  };
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Resolves when the starter says so by closing our input, when it dies, or when we are told to end. */
function endOfStarter() {
  // There may be nobody left to read our output.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  return new Promise((resolve) => {
    process.stdin.resume().on("end", resolve).on("error", resolve);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, resolve);
  });
}

async function guard({ bin, port, user }) {
  const ended = endOfStarter();
  const folder = mkdtempSync(join(tmpdir(), "guoban-postgres-"));
  const options = { cwd: folder, ...user, stdio: ["ignore", "pipe", "pipe"] };
  try {
    if (user) chownSync(folder, user.uid, user.gid);
    const data = join(folder, "data");
    await run(
      join(bin, "initdb"),
      ["-D", data, "-U", "postgres", "-A", "trust", "--locale=C.UTF-8", "-E", "UTF8", "--no-sync"],
      options,
    );
    const settings = {
      port,
      listen_addresses: "127.0.0.1",
      unix_socket_directories: folder,
      fsync: "off",
      max_connections: 200,
    };
    const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    await serve(spawn(join(bin, "postgres"), ["-D", data, ...args], options), ended);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  process.exit();
}

async function serve(server, ended) {
  const exited = once(server, "exit");
  try {
    await Promise.race([readiness(server, exited), ended]);
    process.stdout.write("ready\n");
    await Promise.race([ended, exited]);
  } finally {
    // A fast shutdown, which does not wait for clients and ends the server's own processes too.
    server.kill("SIGINT");
    await exited;
  }
}

async function run(command, args, options) {
  const child = spawn(command, args, options);
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${command} failed:\n${output}`);
}

/** Resolves when the server says that it is ready; rejects with its output when it ends instead. */
async function readiness(server, exited) {
  let log = "";
  await new Promise((resolve, reject) => {
    server.stdout.resume();
    server.stderr.on("data", (chunk) => {
      if (log.length < 20_000) log += chunk;
      if (log.includes("ready to accept connections")) resolve();
    });
    exited.then(() => reject(new Error(`postgres ended:\n${log}`)), reject);
  });
}
