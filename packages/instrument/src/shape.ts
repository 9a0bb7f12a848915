// The shape of questionnaire.yml before any of its names are looked up. Messages complete “… does not fit: ”.
import { z } from 'zod';

const NAME = /^[a-z][a-z0-9_]*$/;
const name = z.string().regex(NAME, 'a name has lower-case letters, digits and underscores, and starts with a letter');
const words = z.string().trim().min(1, 'words are missing');
const texts = z.union([words, z.strictObject({ web: words, telephone: words.optional() })], {
  error: 'expected a text, or a text each for web and telephone',
});

const option = z.union([words, z.strictObject({ label: words, exclusive: z.boolean().optional() })], {
  error: 'expected a label, or {label, exclusive}',
});
const options = z.union([name, z.record(name, option)], {
  error: 'expected the name of a scale, or codes with their labels such as {agree: Agree, disagree: Disagree}',
});

const question = {
  id: name,
  text: texts,
  hint: texts.optional(),
  label: words.optional(),
  when: words.optional(),
  base: words.optional(),
  optional: z.boolean().optional(),
  dont_know: words.optional(),
  refused: words.optional(),
};

const questionShape = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ ...question, kind: z.literal('single'), options, list: z.boolean().optional() }),
    z.strictObject({ ...question, kind: z.literal('multiple'), options, most: z.int().min(1).optional() }),
    z.strictObject({ ...question, kind: z.literal('main'), of: name }),
    z.strictObject({
      ...question,
      kind: z.literal('grid'),
      options,
      rows: z
        .record(name, z.union([words, z.strictObject({ text: words, label: words })]))
        .refine((rows) => Object.keys(rows).length > 0, 'a grid needs a row'),
    }),
    z.strictObject({ ...question, kind: z.literal('number'), unit: words, range: z.tuple([z.int(), z.int()]) }),
    z.strictObject({
      ...question,
      kind: z.literal('text'),
      long: z.boolean().optional(),
      most: z.int().min(1).max(20_000).optional(),
    }),
  ],
  { error: 'kind is one of single, multiple, main, grid, number, text' },
);

const sampleShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), label: words, categories: z.record(name, words) }),
  z.strictObject({ kind: z.literal('text'), label: words }),
]);

export const questionnaireShape = z.strictObject({
  title: words,
  modes: z
    .array(z.enum(['web', 'telephone']))
    .min(1)
    .optional(),
  sample: z.record(name, sampleShape).optional(),
  scales: z.record(name, z.record(name, option)).optional(),
  blocks: z
    .array(
      z.strictObject({
        id: name,
        title: words,
        when: words.optional(),
        questions: z.array(questionShape).min(1, 'a block needs a question'),
      }),
    )
    .min(1, 'a questionnaire needs a block'),
});

export type ShapedQuestionnaire = z.infer<typeof questionnaireShape>;
export type ShapedQuestion = z.infer<typeof questionShape>;
export type ShapedTexts = z.infer<typeof texts>;
export type ShapedOptions = z.infer<typeof options>;
