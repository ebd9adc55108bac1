import { describeLocation, locate } from "@/db/location";
import { migrate } from "@/db/migrate";
import { DONE } from "./failure";
import type { Run } from "./command";

export const runMigrate: Run = async ({ terminal, say }) => {
  const { applied, copy } = await migrate();
  const place = describeLocation(locate());
  if (applied.length === 0) terminal.out(`${say("cli.migrate.current", { place })}\n`);
  else terminal.out(`${say("cli.migrate.done", { place, applied: applied.join(", ") })}\n`);
  if (copy) terminal.out(`${say("cli.migrate.copy", { copy })}\n`);
  return DONE;
};
