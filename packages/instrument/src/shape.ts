// The shape of questionnaire.yml before any of its names are looked up. Messages complete “… does not fit: ”.
import { z } from 'zod';
import { OUTCOMES } from './questionnaire.ts';

const NAME = /^[a-z][a-z0-9_]*$/;
const name = z.string().regex(NAME, 'a name has lower-case letters, digits and underscores, and starts with a letter');
/** No control characters: YAML can hide them behind a backslash. */
const READABLE = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f]*$/;
export const words = z
  .string()
  .trim()
  .min(1, 'words are missing')
  .regex(READABLE, 'a character in it is not text but a control character');
const mode = z.enum(['web', 'telephone']);
const modes = z.array(mode).min(1);
const byMode = z.strictObject({ web: words.optional(), telephone: words.optional() });
export const texts = z.union([words, byMode], { error: 'expected a text, or a text each for web and telephone' });

const option = z.union(
  [
    words,
    z.strictObject({
      text: texts.optional(),
      label: words.optional(),
      exclusive: z.boolean().optional(),
      when: words.optional(),
      specify: texts.optional(),
      value: z.int().optional(),
    }),
  ],
  { error: 'expected a label, or {text, label, exclusive, when, specify, value}' },
);
const options = z.union([name, z.record(name, option)], {
  error: 'expected the name of a scale, or codes with their labels such as {agree: Agree, disagree: Disagree}',
});

const variants = z.array(z.strictObject({ when: words.optional(), text: texts })).min(1);
const element = {
  id: name,
  when: words.optional(),
  modes: modes.optional(),
  words: z.record(name, variants).optional(),
};
const check = z.strictObject({ id: name, kind: z.enum(['hard', 'soft']), when: words, text: texts });

const question = {
  ...element,
  text: texts,
  hint: texts.optional(),
  definition: texts.optional(),
  add_if_necessary: texts.optional(),
  reading: z.enum(['read_out', 'do_not_read_out', 'prompt']).optional(),
  interviewer_note: words.optional(),
  label: words.optional(),
  base: words.optional(),
  optional: z.boolean().optional(),
  dont_know: texts.optional(),
  refused: texts.optional(),
  page: name.optional(),
  checks: z.array(check).optional(),
  item: name.optional(),
  source: name.optional(),
};

const row = z.union([words, z.strictObject({ text: texts, label: words.optional(), when: words.optional() })]);
const column = z.strictObject({ text: texts, label: words.optional(), options });

const elementShape = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ ...element, kind: z.literal('note'), text: texts }),
    z.strictObject({ ...element, kind: z.literal('close'), outcome: z.enum(OUTCOMES), text: texts.optional() }),
    z.strictObject({
      ...question,
      kind: z.literal('single'),
      options,
      list: z.boolean().optional(),
      estimates: name.optional(),
    }),
    z.strictObject({ ...question, kind: z.literal('multiple'), options, most: z.int().min(1).optional() }),
    z.strictObject({ ...question, kind: z.literal('main'), of: name }),
    z.strictObject({
      ...question,
      kind: z.literal('grid'),
      options,
      rows: z.record(name, row).refine((rows) => Object.keys(rows).length > 0, 'a grid needs a row'),
      columns: z.record(name, column).optional(),
    }),
    z.strictObject({
      ...question,
      kind: z.literal('number'),
      unit: words,
      range: z.tuple([z.int(), z.int()]),
      instead: z.record(name, option).optional(),
    }),
    z.strictObject({
      ...question,
      kind: z.literal('text'),
      long: z.boolean().optional(),
      most: z.int().min(1).max(20_000).optional(),
    }),
  ],
  { error: 'kind is one of single, multiple, main, grid, number, text, note, close' },
);

const sample = { label: words, wave: z.int().min(1).optional() };
const sampleShape = z.discriminatedUnion('kind', [
  z.strictObject({ ...sample, kind: z.literal('single'), categories: z.record(name, words) }),
  z.strictObject({ ...sample, kind: z.literal('text') }),
]);

export const language = z.string().regex(/^[a-z]{2,3}(?:-[A-Z]{2})?$/, 'a language is a code such as en, cy or pt-BR');
const minutes = z.number().positive().max(600);

export const questionnaireShape = z.strictObject({
  title: words,
  language: language.optional(),
  languages: z.array(language).optional(),
  modes: modes.optional(),
  minutes: z.strictObject({ web: minutes.optional(), telephone: minutes.optional() }).optional(),
  reading_age: z.int().min(5).max(25).optional(),
  telephone: z.strictObject({ dont_know: words.optional(), refused: words.optional() }).optional(),
  sample: z.record(name, sampleShape).optional(),
  scales: z.record(name, z.record(name, option)).optional(),
  sources: z
    .record(
      name,
      z.strictObject({
        title: words,
        publisher: words.optional(),
        licence: words.optional(),
        url: z.url({ protocol: /^https?$/, error: 'an address starts with http:// or https://' }).optional(),
      }),
    )
    .optional(),
  removed: z.record(name, z.strictObject({ wave: z.int().min(1).optional(), why: words })).optional(),
  blocks: z
    .array(
      z.strictObject({
        id: name,
        title: words,
        when: words.optional(),
        modes: modes.optional(),
        questions: z.array(elementShape).min(1, 'a block needs a question'),
      }),
    )
    .min(1, 'a questionnaire needs a block'),
});

/** questionnaire.yml as plain data: what importers write. */
export type QuestionnaireFile = z.input<typeof questionnaireShape>;
export type ShapedQuestionnaire = z.infer<typeof questionnaireShape>;
export type ShapedElement = z.infer<typeof elementShape>;
export type ShapedQuestion = Exclude<ShapedElement, { kind: 'note' | 'close' }>;
export type ShapedTexts = z.infer<typeof texts>;
export type ShapedOptions = z.infer<typeof options>;
export type ShapedOption = z.infer<typeof option>;
