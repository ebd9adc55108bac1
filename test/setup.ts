/** Before each test file: a database address of its own. The database is made only if the file asks for it (test/database.ts). */
import { inject } from "vitest";
import { newAddress } from "./address";

process.env.DATABASE_URL = newAddress(inject("store"));

// Else the tests would leave a secret in the data folder.
process.env.AUTH_SECRET = "only for tests ".repeat(3);
