/** Every command: what it takes and what it runs. */
import type { Command, Option } from "./command";

const year: Option = { value: "Y", required: true, form: /^\d{4}$/ };
const month: Option = { value: "M", required: true, form: /^(0?[1-9]|1[0-2])$/ };
const reason: Option = { value: "TEXT" };
const ROLE_CHOICES = ["administrator", "coordinator", "leader", "reviewer", "reporter", "viewer"];

export const COMMANDS: readonly Command[] = [
  {
    name: "import",
    positionals: ["FILE"],
    options: { "dry-run": {}, correct: { value: "REASON", planned: true } },
    load: async () => (await import("./import")).runImport,
  },
  { name: "export", positionals: [], options: { year }, load: async () => (await import("./export")).runExport },
  {
    name: "completion",
    positionals: [],
    options: {
      year,
      month,
      office: { value: "KEY" },
      basis: { value: "BASIS", choices: ["approved", "submitted"] },
      "known-at": { value: "ISO|lock|now" },
      format: { value: "FORMAT", choices: ["table", "json", "csv"] },
    },
    load: async () => (await import("./completion")).runCompletion,
  },
  {
    name: "period open",
    positionals: [],
    options: { year, month, reason },
    load: async () => (await import("./period")).runPeriodOpen,
  },
  {
    name: "period publish",
    positionals: [],
    options: { year, month, reason },
    load: async () => (await import("./period")).runPeriodPublish,
  },
  {
    name: "period lock",
    positionals: [],
    options: { year, month, reason },
    load: async () => (await import("./period")).runPeriodLock,
  },
  {
    name: "period unlock",
    positionals: [],
    options: { year, month, reason: { ...reason, required: true } },
    load: async () => (await import("./period")).runPeriodUnlock,
  },
  { name: "calendar", positionals: ["FILE"], options: {}, load: null },
  {
    name: "report",
    positionals: ["KIND"],
    options: { year, month, out: { value: "FILE", required: true } },
    load: null,
  },
  {
    name: "user add",
    positionals: ["NAME"],
    options: { role: { value: "ROLE", required: true, choices: ROLE_CHOICES }, person: { value: "KEY" } },
    load: async () => (await import("./user")).runUserAdd,
  },
  {
    name: "user password",
    positionals: ["NAME"],
    options: {},
    load: async () => (await import("./user")).runUserPassword,
  },
  {
    name: "user disable",
    positionals: ["NAME"],
    options: {},
    load: async () => (await import("./user")).runUserDisable,
  },
  { name: "user enable", positionals: ["NAME"], options: {}, load: async () => (await import("./user")).runUserEnable },
  { name: "user unlock", positionals: ["NAME"], options: {}, load: async () => (await import("./user")).runUserUnlock },
  { name: "migrate", positionals: [], options: {}, load: async () => (await import("./migrate")).runMigrate },
  { name: "backup", positionals: ["FILE"], options: {}, load: async () => (await import("./backup")).runBackup },
  {
    name: "restore",
    positionals: ["FILE"],
    options: { demo: {} },
    load: async () => (await import("./backup")).runRestore,
  },
  { name: "audit verify", positionals: [], options: { anchor: { value: "FILE" } }, load: null },
  {
    name: "demo",
    positionals: [],
    options: {},
    store: "file:data/demo/guoban.db",
    load: async () => (await import("./demo")).runDemo,
  },
];
