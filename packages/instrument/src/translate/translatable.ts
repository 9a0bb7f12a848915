import type { Element, Mode, Question } from '../questionnaire.ts';
import { isQuestion } from '../variables.ts';
import { elementTexts, namesFilledIn } from './element-texts.ts';
import type { TranslatedElement } from './translation-shape.ts';
import type { TextScope } from './translator.ts';

/** What the texts of an element may fill in: what they do in the questionnaire, and its own words. */
export function scopeOf(element: Element, modes: readonly Mode[]): TextScope {
  const fillable = new Set([...namesFilledIn(elementTexts(element)), ...element.words.map((words) => words.name)]);
  const sure = element.words.filter(({ variants }) => variants.at(-1)?.when === null).map(({ name }) => name);
  return { modes, fillable, sure: new Set(sure) };
}

/** The keys of an element that can be translated. */
export function keysOf(element: Element): (keyof TranslatedElement)[] {
  const words: (keyof TranslatedElement)[] = element.words.length > 0 ? ['words'] : [];
  if (!isQuestion(element)) return element.text ? ['text', ...words] : words;
  const isOffered = (offer: Question['refused']): boolean => offer.web !== null || offer.telephone !== null;
  const own = {
    text: true,
    hint: element.hint,
    definition: element.definition,
    add_if_necessary: element.addIfNecessary,
    interviewer_note: element.interviewerNote,
    dont_know: isOffered(element.dontKnow),
    refused: isOffered(element.refused),
    checks: element.checks.length > 0,
    unit: element.kind === 'number',
    instead: element.kind === 'number' && element.instead.length > 0,
    options: element.kind === 'single' || element.kind === 'multiple' || element.kind === 'grid',
    rows: element.kind === 'grid',
    columns: element.kind === 'grid' && element.columns.length > 0,
  };
  const present = (Object.keys(own) as (keyof typeof own)[]).filter((key) => own[key]);
  return [...present, ...words];
}
