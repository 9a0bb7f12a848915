// The shape of a plan of change before any of its names are looked up. Messages complete “… does not fit: ”.
import { planShape } from '@earshot/tables';
import { z } from 'zod';

const name = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'a name has letters, digits and underscores, and starts with a letter');
const words = z.string().trim().min(1, 'words are missing');
const code = z.union([z.string(), z.number()]).transform(String);
const { source, missing, scales, variables, derive } = planShape.shape;

/** What stands in every part of a plan that becomes a table. */
const about = { id: name, title: words, base: words.optional(), base_label: words.optional() };

const wave = z.strictObject({ id: name, label: words, weight: name.optional(), variables, derive });

const change = z.strictObject({
  ...about,
  item: name,
  codes: z.array(code).min(1).optional(),
  scores: z.record(z.string(), z.union([z.number(), z.literal('out')])).optional(),
  allow_reworded: z.boolean().optional(),
});

const transition = z.strictObject({
  ...about,
  from: name,
  to: name.optional(),
  order: z.array(code).min(2, 'an order has two codes or more').optional(),
  allow_reworded: z.boolean().optional(),
});

const attrition = z.strictObject({
  by: z.array(name).optional(),
  outcome: name.optional(),
  answers: z.array(change.omit({ allow_reworded: true, id: true, title: true })).optional(),
  weights: z
    .strictObject({ from: z.array(name).min(1), method: z.enum(['classes', 'propensities']).optional() })
    .optional(),
});

const leaving = z.strictObject({
  ...about,
  left: words,
  by: z.array(name).optional(),
  times: z.number().positive('a number above 0').optional(),
});

const design = z.union(
  [z.literal('none'), z.strictObject({ strata: z.array(name).min(1).optional(), clusters: name.optional() })],
  { error: 'expected strata and clusters ({strata: [region], clusters: team}), or none' },
);

export const changeShape = z.strictObject({
  title: words,
  source,
  person: name.optional(),
  waves: z.array(wave).min(2, 'change needs two waves or more'),
  missing,
  scales,
  variables,
  derive,
  design: design.optional(),
  changes: z.array(change).optional(),
  transitions: z.array(transition).optional(),
  attrition: attrition.optional(),
  leaving: z.array(leaving).optional(),
});

export type ShapedChange = z.infer<typeof changeShape>;
export type ShapedMeasure = Omit<z.infer<typeof change>, 'allow_reworded' | 'id' | 'title'>;
