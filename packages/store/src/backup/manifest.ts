import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const manifestShape = z.strictObject({
  format: z.literal('earshot-backup-1'),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: sha256 })),
  tables: z.array(
    z.strictObject({
      name: z.string(),
      columns: z.array(z.string()),
      /** Without the line of headings. */
      rows: z.int(),
      file: z.string().regex(/^[a-z_]+\.[a-z_]+\.csv\.gz$/),
      /** Of the file as it lies there. */
      sha256,
    }),
  ),
});

/** What a backup holds: a folder with this in `manifest.json`, and a gzipped CSV file a table. */
export type Manifest = z.infer<typeof manifestShape>;

export const MANIFEST = 'manifest.json';

/** Reads a backup’s manifest, or says in a sentence why the folder is no backup. */
export function readManifest(folder: string): Manifest | { readonly sentence: string } {
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(path.join(folder, MANIFEST), 'utf8'));
  } catch (error) {
    return { sentence: `${folder} is no backup: its ${MANIFEST} cannot be read (${(error as Error).message}).` };
  }
  const read = manifestShape.safeParse(written);
  if (read.success) return read.data;
  return { sentence: `${folder} is no backup that this version can read: ${read.error.issues[0]!.message}.` };
}
