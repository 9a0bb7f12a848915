// The shape of a file about a collection before any of its names are looked up. Messages complete “… does not fit: ”.
import { z } from 'zod';
import { FIRST_YEAR, LAST_YEAR } from './years.ts';

const year = z.int().min(FIRST_YEAR).max(LAST_YEAR);
const words = z.string().trim().min(1, 'words are missing').max(200);
const element = z
  .string()
  .regex(/^[A-Za-z_][\w.-]{0,59}$/, 'an element has letters, digits, _, . and -, and starts with a letter');
const wantedOf = z.enum(['all', 'employed', 'nobody']);
const label = z.union([words, z.strictObject({ label: words, group: words })], {
  error: 'expected a label, or {label: Roma, group: white}',
});
const list = z.record(words, label);
const labels = z.record(words, words);
const settings = {
  decimals: z.int().min(0).max(6).optional(),
  most: z.number().positive().optional(),
  repeats: z.boolean().optional(),
  wanted_of: wantedOf.optional(),
};

/** How a year differs from 2022 in one of the items that Earshot knows. */
const item = z.strictObject({
  element: element.optional(),
  collected: z.boolean().optional(),
  /** Codes that are new or called otherwise; null for one that is no more. */
  codes: z.record(words, z.union([label, z.null()])).optional(),
  /** The whole list, in the place of 2022’s. */
  all_codes: list.optional(),
  ...settings,
});

/** An item that Earshot does not know: its values are checked, and nothing is made of them. */
const otherItem = z.strictObject({
  element,
  kind: z.enum(['code', 'number', 'day', 'text']),
  codes: labels.optional(),
  ...settings,
});

export const ownShape = z.strictObject({
  years: z.strictObject({ from: year.optional(), to: year.optional() }).optional(),
  items: z.record(words, item).optional(),
  other_items: z.array(otherItem).max(100, 'there may be 100 at most').optional(),
  authority_items: z.record(words, z.strictObject({ element })).optional(),
  working_days: z.int().min(200).max(366).optional(),
  rules: z
    .record(
      words,
      z.union([z.literal('off'), z.strictObject({ from: year.optional(), to: year.optional() })], {
        error: 'expected off, or {from: 2024}, or {to: 2020}',
      }),
    )
    .optional(),
});

export type OwnShape = z.infer<typeof ownShape>;
export type ItemShape = z.infer<typeof item>;
export type CodeLabel = z.infer<typeof label>;
