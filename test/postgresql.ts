import pg from "pg";

/** The address of another database of the same server. */
export function sibling(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.toString();
}

async function run(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Creates a database, empty or as a copy of another one that nobody uses. */
export const createDatabase = (server: string, name: string, template = "template0") =>
  run(server, `create database "${name}" template "${template}"`);

export const dropDatabase = (server: string, name: string) =>
  run(server, `drop database if exists "${name}" with (force)`);
