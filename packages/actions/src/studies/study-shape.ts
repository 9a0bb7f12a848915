import { z } from 'zod';
import { CENSUS_GROUPS, type CensusGroup } from '../study.ts';

const words = z.string().trim().min(1, 'words are missing');

/** A year, a month or a day; YAML reads a year without quotation marks as a number. */
const date = z
  .union([z.string(), z.int()])
  .transform(String)
  .refine(
    (text) => /^\d{4}(-\d{2}){0,2}$/.test(text) && isDate(text),
    'expected a date such as 2022, 2022-09 or 2022-09-30',
  );

/** Where a report's stated facts come from. */
const sourceShape = z.strictObject({
  title: words,
  publisher: words.optional(),
  date,
  url: z.url({ protocol: /^https?$/, error: 'expected an address that starts with https://' }).optional(),
});

/** An authority’s three-digit code without quotation marks is a number to YAML. */
const censusName = z.union([words, z.int()]).transform(String);
const names = z
  .union([censusName, z.array(censusName).min(1)])
  .transform((one) => (typeof one === 'string' ? [one] : one));

/** One variable of a population: what the census tells people apart by, and its names for the study’s codes. */
const dimensionShape = z.strictObject({
  of: z.enum(['region', 'authority', 'agency', 'role', 'sex', 'age', 'ethnicity']),
  categories: z.record(z.string(), names).optional(),
});

const groupsShape = Object.fromEntries(CENSUS_GROUPS.map((group) => [group, words])) as Record<
  CensusGroup,
  typeof words
>;

/** The shape of study.yml. */
export const studyShape = z.strictObject({
  title: words,
  summary: words,
  organisation: words,
  contact: z.email('expected an e-mail address'),
  welcome: words,
  consent: words,
  thanks: words,
  sources: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), sourceShape).default({}),
  census: z
    .strictObject({
      year: z.int(),
      release: z.int().optional(),
      regions: z.record(z.string(), words),
      region: words,
      population: words,
      populations: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), z.array(dimensionShape).min(1).max(2)).optional(),
      groups: z.strictObject({ ...groupsShape, under_50: words.optional(), from_50: words.optional() }),
    })
    .optional(),
});

/** The shape of study.cy.yml: what people are told, in another language. */
export const toldShape = z.strictObject({
  title: words.optional(),
  summary: words.optional(),
  organisation: words.optional(),
  welcome: words.optional(),
  consent: words.optional(),
  thanks: words.optional(),
});

/** False for the thirtieth of February, which a date would take for a day in March. */
function isDate(text: string): boolean {
  const moment = new Date(text);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

export type ShapedStudy = z.infer<typeof studyShape>;
