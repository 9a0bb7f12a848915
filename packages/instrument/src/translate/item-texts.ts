import { fillsIn } from '../fill.ts';
import type { Item, Option, Texts } from '../questionnaire.ts';
import { isQuestion } from '../variables.ts';

/** Every text of an item that anybody may read, in whatever mode and with whatever answers. */
export function itemTexts(item: Item): Texts[] {
  const words = item.words.flatMap((one) => one.variants).map((variant) => variant.text);
  if (!isQuestion(item)) return item.text ? [item.text, ...words] : words;
  const own = [item.text, item.hint, item.definition, item.addIfNecessary, ...item.checks.map((check) => check.text)];
  return [...own.filter((text) => text !== null), ...words, ...answerTexts(item)];
}

function answerTexts(item: Item): Texts[] {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return item.options.flatMap(optionTexts);
    case 'grid':
      return [
        ...[...item.rows, ...item.columns].map((part) => part.text),
        ...[item, ...item.columns].flatMap((list) => list.options).flatMap(optionTexts),
      ];
    case 'number':
      return item.instead.flatMap(optionTexts);
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
