import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/web/locale";
import english from "./en.json";
import chinese from "./zh-CN.json";

type Tree = { readonly [key: string]: string | Tree };
const catalogues: Readonly<Record<string, Tree>> = { "zh-CN": chinese, en: english };

const flatten = (tree: Tree, path = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value]] : flatten(value, `${path}${key}.`),
  );

/** The names of a message's arguments and tags, also inside plurals and selects, where a brace opens a message. */
function parametersOf(text: string): string[] {
  const message = text.replace(/'[{}<>#][^']*'/g, ""); // quoted: braces that mean themselves
  const names = [...message.matchAll(/<([a-z]\w*)>/g)].map(([, name]) => name ?? "");
  let depth = 0;
  for (const { 0: brace, 1: name, index } of message.matchAll(/\{\s*(\w*)|\}/g)) {
    if (brace === "}") depth -= 1;
    else {
      if (depth % 2 === 0) names.push(name || `nameless at ${index}`);
      depth += 1;
    }
  }
  return [...new Set(names)].sort();
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

describe("the catalogues", () => {
  it("have the same keys", () => {
    const keys = (tree: Tree) =>
      flatten(tree)
        .map(([key]) => key)
        .sort();
    expect(keys(english)).toEqual(keys(chinese));
  });

  it("take the same parameters in every message", () => {
    const other = new Map(flatten(english));
    const differing = flatten(chinese).filter(
      ([key, text]) => parametersOf(text).join() !== parametersOf(other.get(key) ?? "").join(),
    );
    expect(differing.map(([key, text]) => [key, text, other.get(key)])).toEqual([]);
  });

  it("leave the same messages empty", () => {
    const blank = (tree: Tree) => flatten(tree).flatMap(([key, text]) => (text.trim() === "" ? [key] : []));
    expect(blank(english)).toEqual(blank(chinese));
  });

  it.each(LOCALES)("have no unreadable message in %s", (locale) => {
    const messages = catalogues[locale] ?? {};
    const faults: string[] = [];
    const onError = (error: Error) => faults.push(error.message);
    const translate = createTranslator({ locale, messages, onError });
    for (const [key, text] of flatten(messages)) {
      const tags = Object.fromEntries([...text.matchAll(/<([a-z]\w*)>/g)].map(([, tag]) => [tag, () => ""]));
      translate.markup(key as never, { ...Object.fromEntries(parametersOf(text).map((name) => [name, 1])), ...tags });
    }
    expect(faults).toEqual([]);
  });

  it("write English without Chinese, but for the names of languages", () => {
    expect(
      flatten(english).filter(([key, text]) => /\p{Script=Han}/u.test(text) && !key.startsWith("app.languages.")),
    ).toEqual([]);
  });

  it("hold every Chinese word that a page or component shows", () => {
    const files = [...filesBelow("app"), ...filesBelow("components")].filter(
      (path) => path.endsWith(".tsx") && !path.endsWith(".test.tsx"),
    );
    const withoutComments = (path: string) =>
      readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, "");
    expect(files.filter((path) => /\p{Script=Han}/u.test(withoutComments(path)))).toEqual([]);
  });
});
