// The shape of a scheme before its days and names are looked at. Messages complete “… does not fit: ”.
import { z } from 'zod';
import { COHORTS } from '../layout/codes.ts';
import { isDay } from '../month.ts';

const words = z.string().trim().min(1, 'words are missing');
const code = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_./-]{0,39}$/, 'a code has letters, digits, hyphens, points and underscores');
const day = z.string().refine(isDay, 'expected a day, such as 2026-04-01');
const pounds = z.number().gt(0).max(500);

export const schemeShape = z.strictObject({
  title: words,
  authority: words.optional(),
  full_time_hours: z.number().min(20).max(60).optional(),
  leavers: z.enum(['month', 'year']).optional(),
  grades: z.record(code, words).optional(),
  points: z
    .array(
      z.strictObject({
        version: words,
        valid_from: day,
        types: z.record(code, z.number().min(0).max(1000)),
        full: z.record(code, z.number().gt(0).max(100_000)),
        newly_qualified: z
          .strictObject({
            share_of_full: z.number().gt(0).max(100).optional(),
            most_cases: z.number().gt(0).max(500).optional(),
          })
          .optional(),
      }),
    )
    .optional(),
  price_caps: z.array(z.strictObject({ valid_from: day, hourly: z.record(code, pounds) })).optional(),
  starts: z
    .strictObject({
      basis: words,
      chances: z.partialRecord(z.enum(Object.keys(COHORTS) as (keyof typeof COHORTS)[]), z.number().min(0).max(1)),
    })
    .optional(),
});

export type ShapedScheme = z.infer<typeof schemeShape>;
