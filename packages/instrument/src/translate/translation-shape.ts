// The shape of questionnaire.cy.yml: the texts of a questionnaire in another language, under the same names.
import { z } from 'zod';
import { language, texts, words } from '../shape.ts';

const option = z.union(
  [words, z.strictObject({ text: texts.optional(), label: words.optional(), specify: texts.optional() })],
  { error: 'expected a text, or {text, label, specify}' },
);
const options = z.record(z.string(), option);
const row = z.union([words, z.strictObject({ text: texts })], { error: 'expected a text, or {text: …}' });
const column = z.strictObject({ text: texts.optional(), options: options.optional() });

const element = z.strictObject({
  text: texts.optional(),
  hint: texts.optional(),
  definition: texts.optional(),
  add_if_necessary: texts.optional(),
  interviewer_note: words.optional(),
  dont_know: texts.optional(),
  refused: texts.optional(),
  unit: words.optional(),
  options: options.optional(),
  rows: z.record(z.string(), row).optional(),
  columns: z.record(z.string(), column).optional(),
  instead: options.optional(),
  words: z.record(z.string(), z.array(texts)).optional(),
  checks: z.record(z.string(), texts).optional(),
});

export const translationShape = z.strictObject({
  language,
  title: words.optional(),
  telephone: z.strictObject({ dont_know: words.optional(), refused: words.optional() }).optional(),
  sample: z.record(z.string(), z.record(z.string(), words)).optional(),
  scales: z.record(z.string(), options).optional(),
  blocks: z.record(z.string(), z.strictObject({ title: words.optional() })).optional(),
  questions: z.record(z.string(), element).optional(),
});

export type ShapedTranslation = z.infer<typeof translationShape>;
export type TranslatedElement = z.infer<typeof element>;
export type TranslatedOption = z.infer<typeof option>;
/** questionnaire.cy.yml as plain data: what importers write. */
export type TranslationFile = z.input<typeof translationShape>;
