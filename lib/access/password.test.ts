import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "@/lib/settings/terms";
import { checkPassword, passwordFaults } from "./password";
import { isUsername, normalizeUsername } from "./schemas";

const rules = DEFAULT_SETTINGS.password;
const messages = (password: string, username = "zhangsan") =>
  passwordFaults(password, username, rules).map((fault) => fault.message);

describe("a password", () => {
  test.each([
    ["Guoban-2022", []],
    ["guoban2022", ["passwordTooSimple"]],
    ["过半过半2022ab", []],
    ["Ab1-", ["passwordTooShort"]],
    ["Ab1-👍🏼x", ["passwordTooShort"]],
    ["ZHANGSAN-2022", ["passwordHasUsername"]],
    ["zhangsan", ["passwordTooSimple", "passwordHasUsername"]],
  ])("%s", (password, faults) => {
    expect(messages(password)).toEqual(faults);
  });
  test("follows the office's own rules", () => {
    expect(passwordFaults("abcdef", "x1", { minLength: 6, classes: 1 })).toEqual([]);
  });
  test("is refused with everything that is wrong with it", () => {
    expect(() => checkPassword("a", "zhangsan", rules)).toThrow("passwordTooShort; password: passwordTooSimple");
  });
});

describe("a user name", () => {
  test.each(["张三", "科技科-王五", "zhangsan", "a.b_c@d", "𠮷田一郎", "x2"])("%s may be one", (name) => {
    expect(isUsername(name)).toBe(true);
  });
  test.each(["", "a", ".ab", "a b", "a/b", "a\u202eb", "a\u200bb", "x".repeat(33)])("%j may not", (name) => {
    expect(isUsername(name)).toBe(false);
  });
  test("is one however it was typed", () => {
    expect(normalizeUsername(" ＺｈａｎｇＳａｎ ")).toBe("zhangsan");
  });
});
