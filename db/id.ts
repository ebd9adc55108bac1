import { v7 } from "uuid";

/** A new row's id: a UUIDv7, made in the application. Ids made later by one process sort after earlier ones. */
export const newId = (): string => v7();
