import { redirect } from "next/navigation";
import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { DomainError, invalid } from "@/lib/errors/rules";
import { log } from "@/lib/log/log";
import { buttonAction, formAction, openFormAction } from "./form-action";

const actor = { kind: "account", userId: "u", name: "n", role: "reporter", personId: null, locale: null } as const;
vi.mock("./session", () => ({ requireActor: async () => actor }));
vi.mock("next-intl/server", async () => {
  const { createTranslator } = await import("next-intl");
  const messages = (await import("@/messages/zh-CN.json")).default;
  return { getTranslations: async (namespace: "errors") => createTranslator({ locale: "zh-CN", messages, namespace }) };
});

const form = (fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};
const schema = z.object({ username: z.string().min(1), password: z.string().min(3) });
/** What a program may send in the place of a form. */
const notForms: readonly unknown[] = [undefined, null, "x", { get: 1 }];
const fields = { username: "张三", password: "secret", $ACTION_KEY: "k" };

describe("a form", () => {
  test("reaches the command with who and what, and says it was done", async () => {
    const run = vi.fn<() => Promise<void>>();
    expect(await formAction(schema, run)(null, form(fields))).toEqual({ ok: true });
    expect(run).toHaveBeenCalledWith(actor, { username: "张三", password: "secret" });
  });

  test("keeps what was typed, but no password, and says in words what is wrong where", async () => {
    const state = await formAction(schema, async () => {})(null, form({ ...fields, username: "", password: "x" }));
    const said = { username: ["此项必填。"], password: ["文字过短，至少 3 个字。"] };
    expect(state).toEqual({ ok: false, message: null, fields: said, values: { username: "" } });
  });

  test("is told what a command refuses: at its field, or in general", async () => {
    const refuse = (error: DomainError) =>
      openFormAction(schema, async () => {
        throw error;
      })(null, form(fields));
    expect(await refuse(invalid("username", "usernameTaken"))).toMatchObject({
      message: null,
      fields: { username: ["这个用户名已被使用。"] },
    });
    expect(await refuse(invalid("", "wrongSignIn"))).toMatchObject({
      message: expect.stringMatching(/^用户名或密码错误/),
      fields: {},
      values: { username: "张三" },
    });
    expect(
      await refuse(
        new DomainError("invalid", [
          { path: "a", message: "required" },
          { path: "a", message: "malformed" },
        ]),
      ),
    ).toMatchObject({
      fields: { a: ["此项必填。", "格式不正确。"] },
    });
  });

  test("is told nothing of a defect, which is logged", async () => {
    const logged = vi.spyOn(log, "error").mockImplementation(() => {});
    const state = await openFormAction(schema, async () => {
      throw new Error("secret detail");
    })(null, form(fields));
    expect(state).toMatchObject({ ok: false, message: expect.stringMatching(/^系统出错/) });
    expect(JSON.stringify(state)).not.toContain("secret");
    expect(logged).toHaveBeenCalledOnce();
  });

  test("is let go where the command sends it", async () => {
    await expect(openFormAction(schema, async () => redirect("/x"))(null, form(fields))).rejects.toThrow(
      "NEXT_REDIRECT",
    );
  });
});

test("what is no form is an empty one, and no fault of ours", async () => {
  const action = openFormAction(schema, async () => {});
  const button = buttonAction(async (sent) => expect([...sent.keys()]).toEqual([]));
  for (const sent of notForms) {
    expect(await Reflect.apply(action, undefined, [null, sent])).toMatchObject({
      ok: false,
      fields: { username: ["格式不正确。"] },
    });
    await Reflect.apply(button, undefined, [sent]);
  }
});
