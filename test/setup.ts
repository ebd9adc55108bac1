/** Before each test file: its own database address. The database is made only if asked for (test/database.ts). */
import { inject } from "vitest";
import { newAddress } from "./address";

process.env.DATABASE_URL = newAddress(inject("store"));

// Else the tests would leave a secret in the data folder.
process.env.AUTH_SECRET = "only for tests ".repeat(3);
