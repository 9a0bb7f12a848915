// The shape of a drivers plan before any of its names are looked up. Messages complete “… does not fit: ”.
import { z } from 'zod';

const name = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'a name has letters, digits and underscores, and starts with a letter');
const words = z.string().trim().min(1, 'words are missing');
const pattern = z
  .string()
  .regex(/^[A-Za-z*][A-Za-z0-9_*]*$/, 'an item is a name, or a name with * for the rows of a grid (views_*)');
const scores = z.record(z.string(), z.union([z.number(), z.literal('out')]));
const part = z.number().min(0).max(1);

const measure = z.union([z.strictObject({ item: name, scores: name.optional() }), z.strictObject({ factor: name })], {
  error: 'expected an item ({item: hours}, {item: view, scores: agree}) or a factor ({factor: manager})',
});

const bootstrap = z.strictObject({
  replicates: z.int().min(100, 'an interval needs 100 replicates or more').max(20_000),
  seed: z.int().min(0).max(999_999_999),
  level: z.number().min(0.5).max(0.99).optional(),
});

const limits = { floor: part, least_alpha: part, most_inflation: z.number().min(1) };

export const driversShape = z.strictObject({
  title: words,
  tables: words.optional(),
  scores: z.record(name, scores).optional(),
  factors: z
    .record(
      name,
      z.strictObject({
        label: words,
        items: z.array(pattern).min(1, 'a factor needs items'),
        scores: name.optional(),
        method: z.enum(['minres', 'ml', 'pa', 'principal', 'mean']).optional(),
      }),
    )
    .optional(),
  floor: limits.floor,
  least_alpha: limits.least_alpha.optional(),
  most_inflation: limits.most_inflation.optional(),
  bootstrap: bootstrap.optional(),
  models: z
    .array(
      z.strictObject({
        id: name,
        title: words,
        outcome: measure,
        predictors: z.array(measure).min(1, 'a model needs a predictor'),
        base: words.optional(),
        base_label: words.optional(),
        weight: name.optional(),
        floor: limits.floor.optional(),
      }),
    )
    .min(1, 'a plan needs a model'),
});

export type ShapedDrivers = z.infer<typeof driversShape>;
export type ShapedModel = ShapedDrivers['models'][number];
export type ShapedMeasure = z.infer<typeof measure>;
