// The shape of beside.yml before any of its names are looked up. Messages complete “… does not fit: ”.
import { z } from 'zod';

const name = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'a name has letters, digits and underscores, and starts with a letter');
const words = z.string().trim().min(1, 'words are missing');
/** A three-digit code without quotation marks is a number to YAML. */
const placeName = z.union([words, z.int()]).transform(String);
const year = z.int().min(2017, 'the census begins in 2017').max(2100);

export const besideShape = z.strictObject({
  title: words,
  census: z.strictObject({ year, release: year.optional(), against: z.enum(['england', 'rest']).optional() }),
  fieldwork: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).optional(),
  places: z.record(
    name,
    z.strictObject({
      are: z.enum(['regions', 'authorities']),
      names: z.record(z.string(), placeName).optional(),
    }),
  ),
  pairs: z
    .array(
      z.strictObject({
        id: name,
        title: words,
        voice: z.strictObject({ table: words, row: words }),
        measure: words,
        by: name.optional(),
        expect: z.enum(['together', 'opposite']),
        why: words,
      }),
    )
    .min(1, 'a plan needs a pair'),
});
