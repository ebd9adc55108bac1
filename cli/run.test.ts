import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import bureau from "@/demo/bureau-2022.plan.json";
import { draftDocument, withoutNulls } from "@/test/plan-document";
import { bureauFile, fileWith, folder, guoban } from "./testing/guoban";

describe("a plan goes in and comes out", () => {
  test("import prepares an empty database, export gives the same document", async () => {
    expect(await guoban(["import", bureauFile])).toMatchObject({
      code: 0,
      out: expect.stringContaining("figures: 109 added"),
    });
    const { code, out } = await guoban(["export", "--year", "2022"]);
    expect(code).toBe(0);
    expect(withoutNulls(JSON.parse(out))).toEqual(withoutNulls(bureau));
    expect(await guoban(["import", bureauFile])).toEqual({
      code: 0,
      out: "Plan of 2022: nothing changed, nothing was written.\n",
      err: "",
    });
  });

  test("a dry run tells all and does not even make a database", async () => {
    const { code, out } = await guoban(["import", bureauFile, "--dry-run"]);
    expect([code, out.split("\n").length]).toEqual([0, 194]);
    expect(out).toContain("  added indicator patent_filed\n");
    expect((await guoban(["export", "--year", "2022"])).err).toBe(
      "There is no data yet: import a plan document first, or start the server\n",
    );
    await guoban(["import", bureauFile]);
    expect((await guoban(["import", fileWith("draft.json", draftDocument()), "--dry-run"])).out).toContain(
      "changed plan 2022: title",
    );
  });

  test("every fault is a line with its path, and nothing is stored", async () => {
    const draft = draftDocument();
    Object.assign(draft.tasks[0]?.indicators[0] ?? {}, { target: { value: "1-2" } });
    draft.figures.push({ assignment: "x", month: "2022-01", value: "1", status: "approved" });
    expect(await guoban(["import", fileWith("faulty.json", draft)])).toEqual({
      code: 1,
      out: "",
      err: [
        "Nothing was done:",
        "tasks[0].indicators[0].target.value: “1-2” is a range: " +
          "put its upper end in target.value and its lower end in target.metAt",
        "figures[1].assignment: there is no assignment “x”",
        "",
      ].join("\n"),
    });
    expect((await guoban(["export", "--year", "2022"])).code).toBe(1);
  });

  test("what cannot be read is refused in a line", async () => {
    const refused = async (file: string) => {
      const { code, err } = await guoban(["import", file]);
      return [code, err.split("\n").length];
    };
    expect(await refused(join(folder, "nowhere.json"))).toEqual([1, 2]);
    expect(await refused(folder)).toEqual([1, 2]);
    expect(await refused(fileWith("cut.json", JSON.stringify(bureau).slice(0, 5000)))).toEqual([1, 2]);
  });

  test("a workbook is not taken yet, whatever it is called", async () => {
    for (const name of ["plan.xlsx", "plan.json"])
      expect((await guoban(["import", fileWith(name, "PK\u0003\u0004")])).code).toBe(2);
  });
});

describe("completion", () => {
  beforeEach(async () => {
    await guoban(["import", bureauFile]);
  });
  const june = ["completion", "--year", "2022", "--month", "6"];

  test("as JSON", async () => {
    const { rows } = JSON.parse((await guoban([...june, "--format", "json"])).out);
    expect(rows[5]).toMatchObject({
      indicator: "patent_filed",
      assignment: null,
      actual: "78.0000",
      completion: "0.520000",
      reported: 2,
    });
    const office = JSON.parse((await guoban([...june, "--format", "json", "--office", "nw"])).out);
    expect(office.rows.map(({ assignment }: { assignment: string }) => assignment)).toEqual(["a_tr2"]);
  });

  test("as a table whose columns stand under one another", async () => {
    const { out } = await guoban(june);
    const lines = out.split("\n");
    expect(lines[0]).toBe("2022年度科技工作目标责任 · 2022, months 1–6 · schedule 50.0% · approved figures");
    expect(lines.find((line) => line.startsWith("申请专利"))?.replace(/ +/g, " ")).toBe(
      "申请专利 知识产权科 项 150 78 52.0 50.0 +2.0 On track 6 Reported 2/2",
    );
  });

  test("as CSV with a byte order mark, formulas made inert and numbers plain", async () => {
    const draft = draftDocument();
    Object.assign(draft.plan, { year: 2023 });
    const text = JSON.stringify(draft).replaceAll("2022", "2023").replace('"name":"指标"', '"name":"=HYPERLINK(1)"');
    await guoban(["import", fileWith("formula.json", text)]);
    const lines = (await guoban(["completion", "--year", "2023", "--month", "1", "--format", "csv"])).out.split("\r\n");
    expect(lines[0]?.startsWith('\ufeff"Indicator key",')).toBe(true);
    expect(lines[1]).toBe(`"i1","","'=HYPERLINK(1)","科","件",100,5.0,5.0,8.3,-3.3,"Watch",1,"Not reported 1/2"`);
  });

  test("as it was known at an instant", async () => {
    const before = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const newer = {
      ...bureau,
      figures: bureau.figures.map((figure) =>
        figure.assignment === "a_pf1" && figure.month === "2022-06" ? { ...figure, value: "99" } : figure,
      ),
    };
    await guoban(["import", fileWith("newer.json", newer)]);
    const actual = async (...args: string[]) =>
      JSON.parse((await guoban([...june, "--format", "json", ...args])).out).rows[5].actual;
    expect(await actual()).toBe("165.0000");
    expect(await actual("--known-at", before)).toBe("78.0000");
  });

  test("of a year or an office that is not there is refused", async () => {
    expect((await guoban(["completion", "--year", "2021", "--month", "6"])).code).toBe(1);
    expect(await guoban([...june, "--office", "x"])).toEqual({
      code: 1,
      out: "",
      err: "--office: there is no office “x”\n",
    });
  });
});

describe("months", () => {
  const july = ["--year", "2022", "--month", "7"];
  const read = async (...args: string[]) =>
    JSON.parse((await guoban(["completion", ...july, "--format", "json", ...args])).out);

  test("are opened, published, locked and, with a reason, unlocked; a locked one is as known at its lock", async () => {
    await guoban(["import", bureauFile]);
    expect((await guoban(["completion", ...july, "--known-at", "lock"])).err).toContain("2022-07 is not locked");
    expect((await guoban(["period", "unlock", ...july, "--reason", "x"])).out).toBe("Nothing changed.\n");
    for (const [verb, says] of Object.entries({ open: "open to entry", publish: "published", lock: "locked" })) {
      expect(await guoban(["period", verb, ...july])).toMatchObject({ code: 0, out: `2022-07 is ${says}.\n` });
      expect((await guoban(["period", verb, ...july])).out).toBe("Nothing changed.\n");
    }
    expect((await guoban(["period", "open", ...july])).code).toBe(1);
    expect(await read()).toMatchObject({ knownAt: expect.stringMatching(/^\d{4}-.*Z$/) });
    expect(await read("--known-at", "now")).toMatchObject({ knownAt: null });
    expect((await guoban(["period", "unlock", ...july])).code).toBe(2);
    expect((await guoban(["period", "unlock", ...july, "--reason", "更正"])).out).toContain("2022-07 is unlocked");
    expect(await read()).toMatchObject({ knownAt: null });
  });
});

describe("accounts", () => {
  test("are added with the password of the first line, changed and disabled", async () => {
    await guoban(["import", bureauFile]);
    const added = await guoban(["user", "add", "张三", "--role", "reporter", "--person", "gx2"], "Geheim-123\nmore\n");
    expect(added).toEqual({ code: 0, out: "Added the account 张三 (Reporter).\n", err: "" });
    expect((await guoban(["user", "password", "张三"], "Geheim-124")).code).toBe(0);
    expect((await guoban(["user", "disable", "张三"])).code).toBe(0);
    expect((await guoban(["user", "enable", "张三"])).code).toBe(0);
    expect(await guoban(["user", "unlock", "张三"])).toMatchObject({ code: 0, out: expect.stringContaining("张三") });
  });

  test("need a password, a known role and a known post", async () => {
    expect(await guoban(["user", "add", "li", "--role", "viewer"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("standard input"),
    });
    expect((await guoban(["user", "add", "li", "--role", "king"], "Geheim-123")).code).toBe(2);
    expect((await guoban(["user", "add", "li", "--role", "viewer", "--person", "x"], "Geheim-123")).code).toBe(1);
    expect((await guoban(["user", "add", "li", "--role", "viewer"], "short")).code).toBe(1);
    expect((await guoban(["user", "disable", "nobody"])).code).toBe(1);
  });
});
