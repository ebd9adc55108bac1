/** PostgreSQL's own dump, with counts of the same instant. */
import type { Contents } from "./manifest";
import { connectPostgresOnce } from "./postgresql";
import { runTool } from "./postgresql-tools";
import { checkPostgresRows, checkPostgresSchema } from "./verify-postgresql";

export async function dumpPostgres(url: string, to: string): Promise<Contents> {
  const client = await connectPostgresOnce(url);
  try {
    await checkPostgresSchema(client);
    await client.query("begin isolation level repeatable read read only");
    const { rows } = await client.query<{ id: string }>("select pg_export_snapshot() as id");
    const contents = await checkPostgresRows(client);
    const options = [
      "--format=custom",
      "--no-owner",
      "--no-privileges",
      "--table=public.*",
      `--snapshot=${rows[0]?.id ?? ""}`,
    ];
    await runTool("pg_dump", url, [...options, `--file=${to}`]);
    return contents;
  } finally {
    await client.end();
  }
}
