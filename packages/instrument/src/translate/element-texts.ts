import { fillsIn } from '../fill.ts';
import type { Element, Option, Texts } from '../questionnaire.ts';
import { isQuestion } from '../variables.ts';

/** Every text of an element that anybody may read, in whatever mode and with whatever answers. */
export function elementTexts(element: Element): Texts[] {
  const words = element.words.flatMap((one) => one.variants).map((variant) => variant.text);
  if (!isQuestion(element)) return element.text ? [element.text, ...words] : words;
  const own = [
    element.text,
    element.hint,
    element.definition,
    element.addIfNecessary,
    ...element.checks.map((check) => check.text),
  ];
  return [...own.filter((text) => text !== null), ...words, ...answerTexts(element)];
}

function answerTexts(element: Element): Texts[] {
  switch (element.kind) {
    case 'single':
    case 'multiple':
      return element.options.flatMap(optionTexts);
    case 'grid':
      return [
        ...[...element.rows, ...element.columns].map((part) => part.text),
        ...[element, ...element.columns].flatMap((list) => list.options).flatMap(optionTexts),
      ];
    case 'number':
      return element.instead.flatMap(optionTexts);
    default:
      return [];
  }
}

export function optionTexts({ text, specify }: Option): Texts[] {
  return specify ? [text, specify] : [text];
}

/** The names that texts fill in, in either mode. */
export function namesFilledIn(texts: readonly Texts[]): Set<string> {
  return new Set(
    texts.flatMap(({ web, telephone }) => [...fillsIn(web), ...fillsIn(telephone)]).map(({ name }) => name),
  );
}
