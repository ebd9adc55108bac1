/** What a backup says of itself: manifest.json in the archive, covered by its list of checksums. */
import { createHash } from "node:crypto";
import { type FileHandle } from "node:fs/promises";
import { z } from "zod";
import { type ArchivedFile, type Piece, readEntries, readText } from "./archive";
import { StoreError } from "./errors";

export const MANIFEST = "manifest.json";
const SUMS = "SHA256SUMS";
const VERSION = 1;

const part = z.strictObject({
  name: z.string(),
  size: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What is in a database, as far as a backup vouches for it. */
const contents = z.strictObject({
  /** The last migration that was applied. */
  schema: z.string(),
  /** Rows by table. */
  rows: z.record(z.string(), z.int().nonnegative()),
  /** The years that have a plan. */
  years: z.array(z.int()),
  demo: z.boolean(),
});
export type Contents = z.infer<typeof contents>;

const manifestShape = contents.extend({
  format: z.literal("guoban.backup"),
  version: z.literal(VERSION),
  engine: z.enum(["sqlite", "postgresql"]),
  instant: z.iso.datetime(),
  parts: z.array(part).length(1),
});
export type Manifest = z.infer<typeof manifestShape>;
type Member = z.infer<typeof part>;

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const sumsOf = (manifest: string, parts: readonly Member[]): string =>
  [{ name: MANIFEST, sha256: sha256(manifest) }, ...parts].map((each) => `${each.sha256}  ${each.name}\n`).join("");

export function makeManifest(of: Pick<Manifest, "engine" | "parts"> & { instant: Date }, found: Contents): Manifest {
  const { engine, instant, parts } = of;
  return { format: "guoban.backup", version: VERSION, engine, instant: instant.toISOString(), ...found, parts };
}

/** The pieces of an archive, of which the last vouches for all others. `file`: where the part is. */
export function piecesOf(manifest: Manifest, file: string): Piece[] {
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
  const parts = manifest.parts.map(({ name, size }) => ({ name, size, file }));
  return [{ name: MANIFEST, text }, ...parts, { name: SUMS, text: sumsOf(text, manifest.parts) }];
}

const broken = (what: string) => new StoreError("broken", `The backup is damaged: ${what}.`);

/** The manifest of an archive and its one part, which is still to be compared with its checksum. */
export async function readManifest(
  file: FileHandle,
): Promise<{ manifest: Manifest; part: Member; entry: ArchivedFile }> {
  const [first, entry, last, ...more] = await readEntries(file);
  if (!first || !entry || !last || more.length > 0 || first.name !== MANIFEST || last.name !== SUMS)
    throw new StoreError("foreign", "The file is no backup of this program.");
  const text = await readText(file, first);
  const sums = await readText(file, last);
  if (!sums.startsWith(`${sha256(text)}  ${MANIFEST}\n`)) throw broken("its manifest does not fit its checksum");
  const parsed: unknown = JSON.parse(text);
  const newer = z.object({ version: z.int().gt(VERSION) }).safeParse(parsed);
  if (newer.success) throw new StoreError("newer", "The backup was made by a newer version of the program.");
  const manifest = manifestShape.safeParse(parsed).data;
  const [part] = manifest?.parts ?? [];
  if (!manifest || !part) throw new StoreError("foreign", "The manifest is not one of this program's.");
  if (sums !== sumsOf(text, manifest.parts) || part.name !== entry.name || part.size !== entry.size)
    throw broken("its parts are not those of the manifest");
  return { manifest, part, entry };
}

export const kindDiffers = (demo: boolean): StoreError =>
  new StoreError(
    "kind",
    demo
      ? "The backup is a demo's, the database holds real data."
      : "The backup holds real data, the database is a demo's.",
  );
