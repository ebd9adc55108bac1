import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import bureau from "@/demo/bureau-2022.plan.json";
import en from "@/messages/en.json";
import zh from "@/messages/zh-CN.json";
import { hasBackupTools } from "@/test/database";
import { draftDocument, withoutNulls } from "@/test/plan-document";
import { run } from "./run";
import { COMMANDS } from "./commands";
import { wordsOf } from "./words";
import { bureauFile, fileWith, folder, guoban } from "./testing/guoban";

describe("wrong usage ends with 2 and a hint", () => {
  test.each([
    [[], "Name a command."],
    [["improt"], "There is no command improt. Did you mean import?"],
    [["export", "--yaer", "2022"], "There is no option --yaer. Did you mean --year?"],
    [["export"], "--year Y is missing."],
    [["export", "--year"], "--year needs its Y."],
    [["export", "--year", "22"], "--year is a year of four digits, not “22”."],
    [["completion", "--year", "2022", "--month", "13"], "--month is 1 to 12, not “13”."],
    [
      ["completion", "--year", "2022", "--month", "6", "--basis", "draft"],
      "--basis is one of approved, submitted, not “draft”.",
    ],
    [["completion", "--year", "2022", "--month", "6", "--known-at", "2022-02-30"], "--known-at is an instant"],
    [["import", "a", "b"], "This is too much: b"],
    [["import"], "FILE is missing."],
    [["import", "a", "--dry-run=yes"], "--dry-run takes no value."],
    [["user"], "Say which: user add, user password, user disable, user enable, user unlock."],
    [["--lang", "de", "export"], "--lang"],
    [["report", "table", "--year", "2022", "--month", "6", "--out", "x.docx"], "report is not built yet."],
    [["audit", "verify"], "audit verify is not built yet."],
    [["calendar", "days.csv"], "calendar is not built yet."],
    [["import", "a", "--correct", "wrong"], "import --correct is not built yet."],
  ])("%j", async (args, says) => {
    const { code, out, err } = await guoban(args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(says);
  });
});

describe("help", () => {
  test("names every command, and each command everything it takes", async () => {
    const { code, out } = await guoban(["--help"]);
    expect(code).toBe(0);
    for (const { name, options } of COMMANDS) {
      expect(out).toContain(`\n  ${name}`);
      const own = await guoban([...name.split(" "), "--help"]);
      expect(own.code).toBe(0);
      for (const option of Object.keys(options)) expect(own.out).toContain(`  --${option}`);
      expect(`${out}${own.out}`).not.toMatch(/cli\/|cli\./);
    }
  });

  test("every sentence of the command line and every fault can be said in both languages", async () => {
    const keys = (messages: object, base: string): string[] =>
      Object.entries(messages).flatMap(([name, inner]) =>
        typeof inner === "string" ? [`${base}.${name}`] : keys(inner, `${base}.${name}`),
      );
    const names = JSON.stringify(zh).matchAll(/\{(\w+)/g);
    const params = Object.fromEntries([...names].map(([, name]) => [name ?? "", 1]));
    for (const language of ["zh", "en"] as const) {
      const say = await wordsOf(language);
      for (const key of [...keys(zh.cli, "cli"), ...keys(zh.errors, "errors")])
        expect(say(key, params)).not.toBe(key.replaceAll(".", "/"));
    }
  });

  test("is Chinese unless the environment says English", async () => {
    const help = async () => {
      let out = "";
      await run(["--help"], {
        out: (text) => (out += text),
        err: () => undefined,
        input: (async function* () {})(),
        interactive: false,
      });
      return out;
    };
    vi.stubEnv("LC_ALL", "");
    vi.stubEnv("LC_MESSAGES", "");
    vi.stubEnv("LANG", "C.UTF-8");
    expect(await help()).toContain(zh.cli.help.commands);
    vi.stubEnv("LANG", "en_US.UTF-8");
    expect(await help()).toContain(en.cli.help.commands);
  });
});

describe("the store", () => {
  test("migrates, backs itself up and comes back", async () => {
    expect((await guoban(["migrate"])).out).toContain("migrated (0000_initial");
    expect((await guoban(["migrate"])).out).toContain("up to date");
    await guoban(["import", bureauFile]);
    const file = join(folder, "backup.db");
    const backup = await guoban(["backup", file]);
    if (!hasBackupTools) {
      expect(backup).toMatchObject({ code: 1, err: expect.stringContaining("pg_dump") });
      return;
    }
    expect(backup).toMatchObject({ code: 0, out: expect.stringContaining("plans of 2022") });
    expect((await guoban(["backup", file])).code).toBe(1);
    await guoban(["import", fileWith("draft.json", draftDocument())]);
    expect(await guoban(["restore", file])).toMatchObject({ code: 0, out: expect.stringContaining("is kept as") });
    expect(withoutNulls(JSON.parse((await guoban(["export", "--year", "2022"])).out))).toEqual(withoutNulls(bureau));
    expect((await guoban(["restore", bureauFile])).code).toBe(1);
  });
});

describe("the demo", () => {
  test("loads once, with its months locked and its accounts", async () => {
    const first = await guoban(["demo"]);
    expect([first.code, first.err]).toEqual([0, ""]);
    expect(first.out).toMatch(/gaoxin-keyuan +Guoban2022 +高新技术科科员 +Reporter/);
    expect(await guoban(["demo"])).toEqual(first);
    expect((await guoban(["import", bureauFile])).out).toContain("nothing changed");
    const july = {
      ...bureau,
      figures: [...bureau.figures, { assignment: "a_fn", month: "2022-07", value: "1", status: "draft" }],
    };
    expect((await guoban(["import", fileWith("july.json", july)])).code).toBe(0);
    const june = { ...bureau, figures: bureau.figures.map((figure) => ({ ...figure, note: "改" })) };
    expect((await guoban(["import", fileWith("june.json", june)])).err).toContain(
      "figures[0].month: 2022-01 is locked",
    );
    expect((await guoban(["demo"])).code).toBe(0);
  });

  test("leaves a database alone that is not its own", async () => {
    await guoban(["import", bureauFile]);
    expect(await guoban(["demo"])).toMatchObject({ code: 1, out: "", err: expect.stringContaining("is not a demo’s") });
  });
});
