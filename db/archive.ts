/**
 * A backup's container: a plain tar file, so that tar and sha256sum open it anywhere. Written and read piece by piece.
 * Read strictly: every byte is either covered by a checksum or known beforehand, so that no flipped bit goes unseen.
 */
import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { StoreError } from "./errors";

const BLOCK = 512;
const CHUNK = 1024 * 1024;
/** The largest piece that is read into memory. */
const LONGEST_TEXT = 1024 * 1024;
const LARGEST_OCTAL = 0o77777777777;

/** A piece to be written: a text, or a file by its path. */
export type Piece = { readonly name: string } & (
  | { readonly text: string }
  | { readonly file: string; readonly size: number }
);

/** A piece that was found: where its bytes are. */
export interface ArchivedFile {
  readonly name: string;
  readonly size: number;
  readonly start: number;
}

const padded = (size: number): number => Math.ceil(size / BLOCK) * BLOCK;

function numberField(value: number, width: number): Buffer {
  if (value <= LARGEST_OCTAL) return Buffer.from(`${value.toString(8).padStart(width - 1, "0")}\0`);
  const field = Buffer.alloc(width);
  field.writeBigUInt64BE(BigInt(value), width - 8);
  field[0] = 0x80;
  return field;
}

function header(name: string, size: number, seconds: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0, 100);
  block.write("0000600\0" + "0000000\0" + "0000000\0", 100);
  numberField(size, 12).copy(block, 124);
  numberField(seconds, 12).copy(block, 136);
  block.write("        " + "0", 148);
  block.write("ustar\0" + "00", 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

function readNumber(field: Buffer): number {
  if (field[0] === 0x80) return Number(field.readBigUInt64BE(field.length - 8));
  return Number.parseInt(field.toString("latin1"), 8);
}

/** Writes the pieces to a new file, on the disk when it resolves. */
export async function writeArchive(to: string, pieces: readonly Piece[], instant: Date): Promise<void> {
  const archive = await open(to, "wx", 0o600);
  try {
    for (const piece of pieces) {
      const size = "text" in piece ? Buffer.byteLength(piece.text) : piece.size;
      await archive.write(header(piece.name, size, Math.floor(instant.getTime() / 1000)));
      if ("text" in piece) await archive.write(Buffer.from(piece.text));
      else await copyInto(archive, piece.file, piece.size);
      await archive.write(Buffer.alloc(padded(size) - size));
    }
    await archive.write(Buffer.alloc(2 * BLOCK));
    await archive.sync();
  } finally {
    await archive.close();
  }
}

async function copyInto(archive: FileHandle, file: string, size: number): Promise<void> {
  const source = await open(file);
  try {
    for await (const part of chunks(source, 0, size)) await archive.writeFile(part);
  } finally {
    await source.close();
  }
}

/** The bytes from `start` on, piece by piece. Throws StoreError `broken` when the file ends before. */
async function* chunks(file: FileHandle, start: number, size: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < size; ) {
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK, size - done));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, start + done);
    if (bytesRead === 0) throw damaged("it ends too early");
    yield buffer.subarray(0, bytesRead);
    done += bytesRead;
  }
}

const damaged = (what: string) => new StoreError("broken", `The backup is damaged: ${what}.`);

async function bytes(file: FileHandle, start: number, size: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of chunks(file, start, size)) parts.push(part);
  return Buffer.concat(parts);
}

async function expectZeros(file: FileHandle, start: number, end: number): Promise<void> {
  if ((await bytes(file, start, end - start)).some((byte) => byte !== 0))
    throw damaged("there are bytes where none belong");
}

/** Does the file begin as an archive of ours does? */
export async function isArchive(file: string, first: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BLOCK), 0, BLOCK, 0);
    return (
      bytesRead === BLOCK &&
      (buffer.toString("latin1", 0, 100).startsWith(first) || buffer.toString("latin1", 257, 262) === "ustar")
    );
  } finally {
    await handle.close();
  }
}

/** What the archive holds. Throws StoreError `broken` for whatever this program would not have written. */
export async function readEntries(file: FileHandle): Promise<ArchivedFile[]> {
  const { size: total } = await file.stat();
  const entries: ArchivedFile[] = [];
  let at = 0;
  while (at + 2 * BLOCK < total) {
    const found = await bytes(file, at, BLOCK);
    const name = found.toString("latin1", 0, 100).replace(/\0+$/, "");
    const [size, seconds] = [readNumber(found.subarray(124, 136)), readNumber(found.subarray(136, 148))];
    const known =
      /^[\w.]+$/.test(name) && Number.isSafeInteger(size) && Number.isSafeInteger(seconds) && size >= 0 && seconds >= 0;
    if (!known || !header(name, size, seconds).equals(found))
      throw damaged(`its table of contents is not whole at byte ${at}`);
    entries.push({ name, size, start: at + BLOCK });
    at += BLOCK + padded(size);
    if (at > total) throw damaged("it ends too early");
    await expectZeros(file, at - padded(size) + size, at);
  }
  if (at + 2 * BLOCK !== total) throw damaged("it ends too early or goes on too long");
  await expectZeros(file, at, total);
  return entries;
}

/** A small piece as text. */
export async function readText(file: FileHandle, { name, start, size }: ArchivedFile): Promise<string> {
  if (size > LONGEST_TEXT) throw damaged(`${name} is too long`);
  return (await bytes(file, start, size)).toString("utf8");
}

/** The checksum of a piece, which is written to the file `to` on the way. */
export async function extract(file: FileHandle, { start, size }: ArchivedFile, to: string): Promise<string> {
  const hash = createHash("sha256");
  const target = await open(to, "w", 0o600);
  try {
    for await (const part of chunks(file, start, size)) {
      hash.update(part);
      await target.writeFile(part);
    }
    await target.sync();
  } finally {
    await target.close();
  }
  return hash.digest("hex");
}

/** The checksum and size of a file. */
export async function digest(path: string): Promise<{ sha256: string; size: number }> {
  const file = await open(path);
  try {
    const hash = createHash("sha256");
    const { size } = await file.stat();
    for await (const part of chunks(file, 0, size)) hash.update(part);
    return { sha256: hash.digest("hex"), size };
  } finally {
    await file.close();
  }
}
