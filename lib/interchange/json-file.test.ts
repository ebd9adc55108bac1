import { describe, expect, test } from "vitest";
import { messageOf } from "@/test/bureau";
import { LARGEST_FILE, readJson } from "./json-file";

async function* chunks(...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield typeof part === "string" ? new TextEncoder().encode(part) : part;
}

const refused = async (...parts: (string | Uint8Array)[]) =>
  (await messageOf(readJson(chunks(...parts)))).join(" ").trim();

test("a letter may be cut between two chunks, and a byte order mark may lead", async () => {
  const [bytes, mark] = [new TextEncoder().encode('{"a":"汉"}'), Uint8Array.of(0xef, 0xbb, 0xbf)];
  expect(await readJson(chunks(mark, bytes.slice(0, 7), bytes.slice(7)))).toEqual({ a: "汉" });
});

test("brackets, quotes and commas inside text are text", async () => {
  expect(await readJson(chunks('{"a":"[[[\\"{,', '\\\\"}'))).toEqual({ a: '[[["{,\\' });
});

describe("refused with a clear line", () => {
  test.each([
    ["cut short in a list", '{"a":[1,2', "file.cutShort"],
    ["cut short in text", '{"a":"', "file.cutShort"],
    ["nothing", "", "file.empty"],
    ["blanks", " \n", "file.empty"],
    ["a comma too many", '{"a":1,\n}', "file.notJsonAt"],
    ["nested deep", "[".repeat(100_000), "file.tooDeep"],
    ["half a word", "tru", "file.notJsonAt"],
  ])("%s", async (_, text, message) => expect(await refused(text)).toMatch(new RegExp(`^invalid  ${message}$`)));

  test("another encoding", async () => {
    expect(await refused(Uint8Array.of(0x22, 0xd6, 0xd0, 0x22))).toBe("invalid  file.notUtf8");
    expect(await refused('"', Uint8Array.of(0xe6))).toMatch(/file\.(cutShort|notUtf8)/);
  });

  test("more things than a plan has", { timeout: 60_000 }, async () => {
    expect(await refused("[", ...Array.from({ length: 81 }, () => "0,".repeat(100_000)))).toBe("invalid  file.tooMany");
  });

  test("more than 64 MB, without reading on", async () => {
    let given = 0;
    async function* endless() {
      const blank = new Uint8Array(1024 * 1024).fill(0x20);
      for (;;) {
        given += blank.byteLength;
        yield blank;
      }
    }
    expect(await messageOf(readJson(endless()))).toEqual(["limit", "", "file.tooLarge"]);
    expect(given).toBeLessThanOrEqual(LARGEST_FILE + 1024 * 1024);
  });
});
