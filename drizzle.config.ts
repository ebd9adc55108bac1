import { defineConfig } from "drizzle-kit";

/** Run by scripts/generate-migrations.mjs, once per engine; DATABASE_URL chooses which (see db/columns.ts). */
const dialect = process.env.DATABASE_URL?.startsWith("postgres") ? "postgresql" : "sqlite";

export default defineConfig({
  dialect,
  schema: "./db/schema/index.ts",
  out: process.env.MIGRATIONS_OUT ?? `./db/migrations/${dialect}`,
});
