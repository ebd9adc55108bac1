import { expect } from "vitest";
import type { Fault } from "@/lib/errors/rules";
import { readDocument } from "@/lib/interchange/reading";
import { checkPlan } from "@/lib/planning/checks";
import { NOTHING } from "@/lib/planning/model";
import en from "@/messages/en.json";
import zh from "@/messages/zh-CN.json";

const messageAt = (catalogue: object, key: string): unknown =>
  `errors.${key}`
    .split(".")
    .reduce<unknown>(
      (at, name) => (typeof at === "object" && at !== null ? Reflect.get(at, name) : undefined),
      catalogue,
    );

/** What a message needs: the names in its braces. */
const asked = (words: unknown): string[] =>
  [...String(words).matchAll(/(?<!')\{(\w+)(?=[,}])/g)].map(([, name = ""]) => name);

/** A fault as `path message`, checked to have words in both languages and all that these need. */
export function wordsOf({ path, message, params = {} }: Fault): string {
  for (const catalogue of [zh, en]) {
    const words = messageAt(catalogue, message);
    expect({ message, words: typeof words }).toEqual({ message, words: "string" });
    expect({ message, untold: asked(words).filter((name) => !Object.hasOwn(params, name)) }).toEqual({
      message,
      untold: [],
    });
  }
  return `${path} ${message}`;
}

/** Every fault of a document. */
export async function refusalsOf(document: unknown): Promise<string[]> {
  const given = await readDocument(document);
  await checkPlan(given, { records: NOTHING, locked: new Set() });
  return given.faults.error().faults.map(wordsOf);
}
