import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "@/demo/accounts";
import { loadDemo } from "@/demo/load";
import { DONE } from "./failure";
import type { Run } from "./command";
import { openOrCreate } from "./store";
import { tableText } from "./terminal";

export const runDemo: Run = async ({ terminal, say }) => {
  await openOrCreate();
  await loadDemo();
  const columns = ["username", "password", "name", "role"].map((key) => ({ title: say(`cli.demo.${key}`) }));
  const rows = DEMO_ACCOUNTS.map(({ username, name, role }) => [
    username,
    DEMO_PASSWORD,
    name,
    say(`app.roles.${role}`),
  ]);
  terminal.out(`${say("cli.demo.accounts")}\n\n${tableText(columns, rows)}`);
  return DONE;
};
