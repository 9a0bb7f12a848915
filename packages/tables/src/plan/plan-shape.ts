// The shape of a table plan before any of its names are looked up. Messages complete “… does not fit: ”.
import { z } from 'zod';

const name = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'a name has letters, digits and underscores, and starts with a letter');
const words = z.string().trim().min(1, 'words are missing');
const code = z.union([z.string(), z.number()]).transform(String);
const categories = z.record(z.string(), words);

const variable = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('single'), label: words, categories: z.union([name, categories]) }),
    z.strictObject({ kind: z.literal('multiple'), label: words, categories: z.union([name, categories]) }),
    z.strictObject({ kind: z.literal('quantity'), label: words, unit: words.optional() }),
    z.strictObject({ kind: z.literal('text'), label: words }),
    z.strictObject({ kind: z.literal('date'), label: words }),
  ],
  { error: 'kind is one of single, multiple, quantity, text, date' },
);

const margin = z.strictObject({
  variables: z.array(name).min(1),
  population: z.union([name, z.record(z.string(), z.number())], {
    error: 'expected categories with their shares or counts, or the name of a population',
  }),
});

const bounds = z.strictObject({
  smallest: z.number().positive().optional(),
  largest: z.number().positive().optional(),
});

const day = z.union([words, z.int().transform(String)], { error: 'expected the day or year of the count' });

const weighting = {
  label: words,
  base: words.optional(),
  bounds: bounds.optional(),
  population: z.strictObject({ size: z.number().positive().optional(), date: day }).optional(),
};
const weight = z.union(
  [z.strictObject({ ...weighting, margins: z.array(margin).min(1) }), z.strictObject({ ...weighting, variable: name })],
  { error: 'a weight has a label, perhaps a base, bounds and a population, and either margins or a variable' },
);

/** A variable, or with `*` every variable whose name fits, such as the rows of a grid. */
const item = z
  .string()
  .regex(/^[A-Za-z*][A-Za-z0-9_*]*$/, 'an item is a name, or a name with * for the rows of a grid (views_*)');

const share = z.number().gt(0).lt(1);
const compare = z.union(
  [
    z.enum(['rest', 'total', 'columns', 'none']),
    z.strictObject({
      with: z.enum(['rest', 'total', 'columns']),
      adjust: z.enum(['none', 'holm', 'benjamini_hochberg', 'bonferroni']).optional(),
      level: share.optional(),
    }),
  ],
  {
    error:
      'expected rest, total, columns or none, or keys: with, adjust (none, holm, benjamini_hochberg, bonferroni), level (such as 0.95)',
  },
);

const people = z.int().min(1);
const minimum = z.strictObject({
  statistics: people.optional(),
  percentages: people.optional(),
  effective: people.optional(),
});

const design = z.strictObject({
  lonely_stratum: z.enum(['refuse', 'remove', 'adjust', 'average']).optional(),
  strata: z.array(name).min(1).optional(),
  clusters: name.optional(),
  person: name.optional(),
  population: z
    .strictObject({ size: z.union([z.number().positive(), z.record(z.string(), z.number().positive())]), date: day })
    .optional(),
});

export const planShape = z.strictObject({
  title: words,
  source: words,
  missing: z.record(z.string(), z.enum(['dont_know', 'refused', 'not_asked', 'not_reached'])).optional(),
  scales: z.record(name, categories).optional(),
  variables: z.record(name, variable).optional(),
  derive: z
    .record(
      name,
      z.strictObject({
        label: words,
        categories: z.record(name, z.strictObject({ label: words, when: words })),
      }),
    )
    .optional(),
  weights: z.record(name, weight).optional(),
  design: design.optional(),
  minimum: minimum.optional(),
  tables: z
    .array(
      z.strictObject({
        id: name,
        title: words,
        items: z.array(item).min(1, 'a table needs an item').optional(),
        ratios: z.record(name, z.strictObject({ label: words, of: name, per: name })).optional(),
        summaries: z.record(name, z.strictObject({ label: words, codes: z.array(code).min(1) })).optional(),
        scores: z.record(z.string(), z.union([z.number(), z.literal('out')])).optional(),
        median: z.boolean().optional(),
        rows: z.enum(['categories', 'summaries', 'both', 'means', 'totals']).optional(),
        breaks: z.array(z.union([name, z.array(name).min(2).max(3)])).optional(),
        compare: compare.optional(),
        association: z.enum(['rao-scott', 'none']).optional(),
        minimum: minimum.optional(),
        profile: z.boolean().optional(),
        base: words.optional(),
        base_label: words.optional(),
        weight: name.optional(),
      }),
    )
    .min(1, 'a plan needs a table'),
});

export type ShapedPlan = z.infer<typeof planShape>;
export type ShapedVariable = z.infer<typeof variable>;
export type ShapedTable = ShapedPlan['tables'][number];

/** What a record holds itself under a name, not what every object inherits, such as `constructor`. */
export function ownOf<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}
