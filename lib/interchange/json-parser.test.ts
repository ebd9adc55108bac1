import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DomainError } from "@/lib/errors/rules";
import { JsonParser } from "./json-parser";

function parsed(text: string, size = text.length): unknown {
  const parser = new JsonParser();
  for (let from = 0; from < text.length; from += size) parser.take(text.slice(from, from + size));
  return parser.end();
}

function faultsOf(text: string, size?: number): string[] {
  try {
    return [JSON.stringify(parsed(text, size))];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.faults.map(({ path, message, params }) =>
      [path, message, params && JSON.stringify(params)].filter(Boolean).join(" "),
    );
  }
}

test("reads what JSON.parse reads, wherever it is cut", () => {
  fc.assert(
    fc.property(
      fc.json({ maxDepth: 6 }),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom("", " ", 1),
      (text, size, space) => {
        const value: unknown = JSON.parse(text);
        const written = JSON.stringify(value, null, space);
        expect(parsed(written, size)).toEqual(value);
      },
    ),
  );
});

test("refuses what JSON.parse refuses", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...Array.from('{}[]",:\\ 1-0.e'), "true", "nul", '"a"', "\n"), { maxLength: 12 }),
      (parts) => {
        const text = parts.join("");
        let known: unknown;
        try {
          known = JSON.parse(text);
        } catch {
          expect(() => parsed(text, 3)).toThrow(DomainError);
          return;
        }
        if (faultsOf(text, 3)[0]?.endsWith("file.twice")) return;
        expect(parsed(text, 3)).toEqual(known);
      },
    ),
    { numRuns: 2000 },
  );
});

describe("two members of one name", () => {
  test("are refused with their path, all of them", () => {
    expect(faultsOf('{"a":1,"list":[{"b":1},{"b":1,"c":{"d":1,"d":2},"b":2}],"a":3}', 4)).toEqual([
      "list[1].c.d file.twice",
      "list[1].b file.twice",
      "a file.twice",
    ]);
  });
  test("are so by what they say, not by how they are written", () =>
    expect(faultsOf('{"a":1,"\\u0061":2}')).toEqual(["a file.twice"]));
  test("may be __proto__", () => expect(faultsOf('{"__proto__":1,"__proto__":2}')).toEqual(["__proto__ file.twice"]));
  test("are none in two objects", () =>
    expect(faultsOf('[{"a":1},{"a":{"a":2}}]')).toEqual(['[{"a":1},{"a":{"a":2}}]']));
});

test.each([
  ['{"a":1,\n}', 'file.notJsonAt {"line":2,"column":1}'],
  ['{"a":1,\n "b" 2}', 'file.notJsonAt {"line":2,"column":6}'],
  ["[1,2]\n\n x", 'file.notJsonAt {"line":3,"column":2}'],
  ['["a\nb"]', 'file.notJsonAt {"line":1,"column":2}'],
  ["[01]", 'file.notJsonAt {"line":1,"column":2}'],
])("%j says where", (text, fault) => {
  for (const size of [1, 4, 100]) expect(faultsOf(text, size)).toEqual([fault]);
});

test("a text without end is refused before it fills the memory", () => {
  const parser = new JsonParser();
  parser.take('["');
  expect(() => {
    for (;;) parser.take("a".repeat(100_000));
  }).toThrow("file.longText");
});
