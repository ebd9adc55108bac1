/** From the bytes of a file to JSON data, bounded in size, depth and number of values, never whole as text. */
import { DomainError } from "@/lib/errors/rules";
import { giveWay } from "@/lib/lists/rules";
import { JsonParser } from "./json-parser";

/** 64 MB. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** Bytes that are read at a stretch. */
const PART = 256 * 1024;

/**
 * Reads UTF-8 JSON (a leading BOM is accepted). Throws `limit` as soon as more than 64 MB came, `invalid` when it is no
 * UTF-8, cut short, no JSON, nested too deep, of too many values, or has two members of one name in an object.
 */
export async function readJson(chunks: AsyncIterable<Uint8Array>): Promise<unknown> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const parser = new JsonParser();
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > LARGEST_FILE)
      throw new DomainError("limit", [
        { path: "", message: "file.tooLarge", params: { most: LARGEST_FILE / 1024 / 1024 } },
      ]);
    for (let from = 0; from < chunk.byteLength; from += PART) {
      parser.take(decode(decoder, chunk.subarray(from, from + PART)));
      await giveWay();
    }
  }
  parser.take(decode(decoder));
  return parser.end();
}

function decode(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    throw new DomainError("invalid", [{ path: "", message: "file.notUtf8" }]);
  }
}
