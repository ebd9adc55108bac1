import { json, table, text } from "../columns";

/** What an office may set, by name (password rules, idle minutes …), and the mark of a demo database. */
export const settings = table("settings", { key: text("key").primaryKey(), value: json<unknown>("value").notNull() });
