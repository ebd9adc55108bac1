import { expect } from "vitest";
import { readDocument } from "@/lib/interchange/reading";
import { checkPlan } from "@/lib/planning/checks";
import { NOTHING } from "@/lib/planning/model";
import en from "@/messages/en.json";
import zh from "@/messages/zh-CN.json";

const messageAt = (catalogue: object, key: string): unknown =>
  `errors.${key}`
    .split(".")
    .reduce<unknown>((at, name) => (typeof at === "object" && at !== null ? Reflect.get(at, name) : undefined), catalogue);

/** Every fault of a document as `path message`, each checked to have words in both languages. */
export function refusalsOf(document: unknown): string[] {
  const given = readDocument(document);
  checkPlan(given, { records: NOTHING, locked: new Set() });
  return given.faults.error().faults.map(({ path, message }) => {
    for (const catalogue of [zh, en])
      expect({ message, words: typeof messageAt(catalogue, message) }).toEqual({ message, words: "string" });
    return `${path} ${message}`;
  });
}
