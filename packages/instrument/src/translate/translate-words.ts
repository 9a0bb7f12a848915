import type { PlanPath } from '@earshot/planfile';
import type { Check, Element, Question, Words } from '../questionnaire.ts';
import type { TranslatedElement } from './translation-shape.ts';
import type { TextScope, Translator } from './translator.ts';

/** Words that depend on answers: as many variants as in the questionnaire, in the same order. */
export function translateWords(
  translator: Translator,
  element: Element,
  given: TranslatedElement | undefined,
  scope: TextScope,
  path: PlanPath,
): Words[] {
  const own = element.words.map((words) => words.name);
  translator.names(given?.words, own, [...path, 'words'], 'words');
  // A variant fills in answers, and no other words.
  const inVariant = { ...scope, fillable: new Set([...scope.fillable].filter((name) => !own.includes(name))) };
  return element.words.map((words) => {
    const here = [...path, 'words', words.name];
    const texts = given?.words?.[words.name];
    if (texts && texts.length !== words.variants.length) {
      const sentence = `“${words.name}” has ${words.variants.length} texts in the questionnaire and ${texts.length} here; they go together by their order.`;
      translator.error('translation-variants', here, sentence);
    }
    const variants = translator.together(texts, here, () =>
      words.variants.map((variant, index) => ({
        ...variant,
        text: translator.texts(texts?.[index], variant.text, inVariant, [...here, index]),
      })),
    );
    return { ...words, variants };
  });
}

/** The texts of a question’s checks, by the ids of the checks. */
export function translateChecks(
  translator: Translator,
  { checks }: Question,
  given: TranslatedElement | undefined,
  scope: TextScope,
  path: PlanPath,
): Check[] {
  const here = [...path, 'checks'];
  translator.names(
    given?.checks,
    checks.map((check) => check.id),
    here,
    'check',
  );
  return checks.map((check) => ({
    ...check,
    text: translator.texts(given?.checks?.[check.id], check.text, scope, [...here, check.id]),
  }));
}
