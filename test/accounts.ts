import { addUser } from "@/lib/access/commands";
import { operator } from "@/lib/access/rules";
import type { Role } from "@/lib/access/terms";

export const PASSWORD = "Guoban-2022";
let count = 0;

/** An account that can sign in with PASSWORD. */
export async function anAccount(
  role: Role = "reporter",
  username = `account${++count}`,
): Promise<{ id: string; username: string }> {
  return { id: await addUser(operator, { username, name: `用户${count}`, role, password: PASSWORD }), username };
}
