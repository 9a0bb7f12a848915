import type { Item, Mode, Question } from '../questionnaire.ts';
import { isQuestion } from '../variables.ts';
import { itemTexts, namesFilledIn } from './item-texts.ts';
import type { TranslatedItem } from './translation-shape.ts';
import type { TextScope } from './translator.ts';

/** What the texts of an item may fill in: what they do in the questionnaire, and its own words. */
export function scopeOf(item: Item, modes: readonly Mode[]): TextScope {
  const fillable = new Set([...namesFilledIn(itemTexts(item)), ...item.words.map((words) => words.name)]);
  const sure = item.words.filter(({ variants }) => variants.at(-1)?.when === null).map(({ name }) => name);
  return { modes, fillable, sure: new Set(sure) };
}

/** The keys of an item that can be translated. */
export function keysOf(item: Item): (keyof TranslatedItem)[] {
  const words: (keyof TranslatedItem)[] = item.words.length > 0 ? ['words'] : [];
  if (!isQuestion(item)) return item.text ? ['text', ...words] : words;
  const isOffered = (offer: Question['refused']): boolean => offer.web !== null || offer.telephone !== null;
  const own = {
    text: true,
    hint: item.hint,
    definition: item.definition,
    add_if_necessary: item.addIfNecessary,
    interviewer_note: item.interviewerNote,
    dont_know: isOffered(item.dontKnow),
    refused: isOffered(item.refused),
    checks: item.checks.length > 0,
    unit: item.kind === 'number',
    instead: item.kind === 'number' && item.instead.length > 0,
    options: item.kind === 'single' || item.kind === 'multiple' || item.kind === 'grid',
    rows: item.kind === 'grid',
    columns: item.kind === 'grid' && item.columns.length > 0,
  };
  const present = (Object.keys(own) as (keyof typeof own)[]).filter((key) => own[key]);
  return [...present, ...words];
}
