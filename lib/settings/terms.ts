/** What an office may set, with what holds until it does. */
export const DEFAULT_SETTINGS = {
  password: { minLength: 8, classes: 3 },
  signIn: {
    /** Wrong passwords until an account is locked for the address they came from, and for how many minutes. */
    failures: 5,
    lockMinutes: 15,
    /** Counts failures from all addresses and locks the account for all: then anybody can lock anybody out. */
    strictLock: false,
    /** Failed tries of one address within so many minutes until it is slowed down. Many desks may share one address. */
    addressFailures: 50,
    addressMinutes: 15,
  },
  session: { idleMinutes: 30 },
};
export type Settings = typeof DEFAULT_SETTINGS;

/** The row that marks a demo database. */
export const DEMO_KEY = "demo";
