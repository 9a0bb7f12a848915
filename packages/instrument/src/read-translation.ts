import { type Problem, readPlan, shapePlan, usable } from '@earshot/planfile';
import type { Questionnaire } from './questionnaire.ts';
import { elementTexts, namesFilledIn } from './translate/element-texts.ts';
import { ElementTranslator } from './translate/translate-elements.ts';
import { translateScales } from './translate/translate-scales.ts';
import { type ShapedTranslation, translationShape } from './translate/translation-shape.ts';
import { Translator } from './translate/translator.ts';
import { questionsOf } from './variables.ts';

/**
 * Reads `questionnaire.cy.yml`: the questionnaire in that language, with the same names, codes, conditions and labels
 * for tables, and other texts. What is missing there is a warning, and stays in the questionnaire's own language.
 * Names that the questionnaire does not have, and fills that it does not put in, are errors; there is then no result.
 */
export function readTranslation(
  file: string,
  text: string,
  questionnaire: Questionnaire,
): { questionnaire: Questionnaire | null; problems: Problem[] } {
  const { plan, problems } = readPlan(file, text);
  if (!plan) return { questionnaire: null, problems };
  const { value: shaped, problems: misshapen } = shapePlan(plan, translationShape);
  if (!shaped) return { questionnaire: null, problems: misshapen };
  const asked = new Set(questionsOf(questionnaire).map((question) => question.id));
  const translator = new Translator(plan, questionnaire.language, asked);
  checkLanguage(translator, shaped, file, questionnaire);
  const translated = translate(translator, shaped, questionnaire);
  translator.finish();
  const found = translator.problems;
  return { questionnaire: usable(found) ? translated : null, problems: found };
}

function translate(translator: Translator, shaped: ShapedTranslation, questionnaire: Questionnaire): Questionnaire {
  const elements = questionnaire.blocks.flatMap((block) => block.elements);
  const filledIn = namesFilledIn(elements.flatMap(elementTexts));
  const ids = elements.map((element) => element.id);
  const title = translator.words(shaped.title, questionnaire.title, ['title']);
  const silent = translateSilent(translator, shaped, questionnaire);
  const ofSample = translateSample(translator, shaped, questionnaire, filledIn);
  const scales = translateScales(translator, questionnaire, shaped, filledIn);
  const blockIds = questionnaire.blocks.map((block) => block.id);
  translator.names(shaped.blocks, blockIds, ['blocks'], 'block');
  translator.names(shaped.questions, ids, ['questions'], 'question, note or close');
  const translating = new ElementTranslator(translator, questionnaire, shaped, scales, filledIn);
  const blocks = questionnaire.blocks.map((block) => ({
    ...block,
    title: translator.words(shaped.blocks?.[block.id]?.title, block.title, ['blocks', block.id, 'title']),
    elements: block.elements.map((element) => translating.element(element, block)),
  }));
  const spoken = new Map([...ofSample, ...translating.spoken]);
  return { ...questionnaire, title, language: shaped.language, silent, blocks, spoken };
}

/** A file that is read as one language should not hold another, nor one that the questionnaire does not know of. */
function checkLanguage(
  translator: Translator,
  { language }: ShapedTranslation,
  file: string,
  { languages }: Questionnaire,
): void {
  const named = /\.([a-z]{2,3}(?:-[A-Z]{2})?)\.ya?ml$/.exec(file)?.[1];
  if (named !== undefined && named !== language) {
    translator.error(
      'language-differs',
      ['language'],
      `The file is named for “${named}”, and says that it is “${language}”.`,
    );
  } else if (!languages.includes(language)) {
    const sentence = `The questionnaire does not list “${language}” under “languages”, so nobody can choose it.`;
    translator.error('language-not-declared', ['language'], sentence);
  }
}

function translateSilent(
  translator: Translator,
  { telephone }: ShapedTranslation,
  { silent }: Questionnaire,
): Questionnaire['silent'] {
  const words = (key: 'dont_know' | 'refused', original: string | null): string | null => {
    const path = ['telephone', key];
    if (original !== null) return translator.words(telephone?.[key], original, path);
    if (telephone?.[key] !== undefined) translator.unknown(path, `“${path.join('.')}” is not in the questionnaire.`);
    return null;
  };
  return { dontKnow: words('dont_know', silent.dontKnow), refused: words('refused', silent.refused) };
}

/** What is known of people before the first question is read only where a text fills it in. */
function translateSample(
  translator: Translator,
  shaped: ShapedTranslation,
  { sample }: Questionnaire,
  filledIn: ReadonlySet<string>,
): Map<string, ReadonlyMap<string, string>> {
  const choices = sample.flatMap((variable) => ('categories' in variable ? [variable] : []));
  const names = choices.map((variable) => variable.name);
  translator.names(shaped.sample, names, ['sample'], 'choice of the sample');
  return new Map(
    choices.map(({ name, categories }) => {
      const given = shaped.sample?.[name];
      const path = ['sample', name];
      const codes = categories.map((category) => category.code);
      translator.names(given, codes, path, 'category');
      const isRead = given !== undefined || filledIn.has(name);
      const read = (): [string, string][] =>
        categories.map(({ code, label }) => [code, translator.words(given?.[code], label, [...path, code])]);
      return [name, new Map(isRead ? translator.together(given, path, read) : [])];
    }),
  );
}
