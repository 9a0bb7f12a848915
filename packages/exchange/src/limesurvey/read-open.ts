import { NameBook } from '../form/name-book.ts';
import { filterOf } from './array-filter.ts';
import { codeFor, takeKeys } from './lime-options.ts';
import { type Asked, answerOf, baseOf, wholeAttribute } from './lime-question.ts';
import { type FileElement, whenOf } from './lime-reading.ts';

/** A range that is not stated is a wide one, and said. */
const WIDEST = 999_999;

export function readText(asked: Asked): FileElement[] {
  const { question, id, reading } = asked;
  reading.add(question, '', answerOf(asked, { kind: 'text', name: id }));
  const isLong = question.type === 'T' || question.type === 'U';
  if (question.type === 'D') question.row.remark('It asks for a day there; here it is a text.');
  const most = wholeAttribute(asked, 'maximum_chars');
  const limit = most !== null && most > 0 ? { most: Math.min(most, 20_000) } : {};
  return [{ ...baseOf(asked), kind: 'text', ...(isLong ? { long: true } : {}), ...limit }];
}

export function readNumber(asked: Asked): FileElement[] {
  const { question, id, reading } = asked;
  reading.add(question, '', answerOf(asked, { kind: 'number', name: id }));
  return [{ ...baseOf(asked), kind: 'number', ...quantity(asked) }];
}

function quantity(asked: Asked): { unit: string; range: [number, number] } {
  const { question, attributes } = asked;
  const least = wholeAttribute(asked, 'min_num_value_n');
  const most = wholeAttribute(asked, 'max_num_value_n');
  const unit = attributes.value('suffix');
  if (attributes.value('num_value_int_only') !== '1') question.row.remark('Only whole numbers can be given here.');
  if (least === null || most === null) {
    question.row.remark('It states no range, so a wide one is guessed: put in the least and the most that can be.');
  }
  if (unit === '') question.row.remark('It states no unit, so “number” is guessed.');
  return { unit: unit || 'number', range: [least ?? Math.min(0, most ?? 0), most ?? Math.max(WIDEST, least ?? 0)] };
}

/** Several numbers or short texts under one question: a question each, which stand on one page. */
export function readSeveral(asked: Asked): FileElement[] {
  const { question, id, reading, optional, when } = asked;
  const filter = filterOf(asked);
  const book = new NameBook();
  const { text, hint } = { hint: undefined, ...baseOf(asked) };
  const range = question.type === 'K' ? quantity(asked) : null;
  const note: FileElement = { id: reading.names.take(`${id}_words`, 'note'), kind: 'note', ...when, text };
  reading.translations.move(['questions', id], ['questions', note.id], 'text');
  if (hint !== undefined) question.row.remark(`Its help stands with the first of its parts: ${hint}`);
  const elements = question.subquestions.flatMap((part, index): FileElement[] => {
    takeKeys(part);
    const there = part.row.take('title');
    const own = part.words.get(reading.survey.language);
    const label = own ? reading.text(own, 'question') : there;
    const name = reading.names.take(`${id}_${book.take(codeFor(there, label), 'part')}`, 'part');
    const words = reading.words(part, 'question', ['questions', name, 'text']) || there;
    const shown = whenOf(asked.relevant, filter(there)) ?? {};
    const isAlwaysAnswered = asked.isAlwaysAnswered && shown.when === undefined;
    reading.add(question, there, answerOf(asked, { kind: range ? 'number' : 'text', name, isAlwaysAnswered }));
    const base = {
      id: name,
      text: words,
      ...(index === 0 && hint !== undefined ? { hint } : {}),
      ...shown,
      page: id,
      ...optional,
    };
    return [range ? { ...base, kind: 'number', ...range } : { ...base, kind: 'text' }];
  });
  return elements.length === 0 ? [] : [note, ...elements];
}
