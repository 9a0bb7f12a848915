import { NameBook } from '../form/name-book.ts';
import { filterOf } from './array-filter.ts';
import { builtInOptions } from './fixed-options.ts';
import { codeFor, type LimeOptions, limeOptions, takeKeys } from './lime-options.ts';
import { type Asked, answerOf, baseOf } from './lime-question.ts';
import { type FileElement, whenOf } from './lime-reading.ts';
import type { LimeWords } from './lime-survey.ts';

type GridRows = Extract<FileElement, { kind: 'grid' }>['rows'];

/** Statements on one scale, or on two. */
export function readArray(asked: Asked): FileElement[] {
  const { question, id, reading, attributes } = asked;
  const { type, answers, subquestions, row } = question;
  const built = builtInOptions(type);
  if (built) row.remark('Its options are LimeSurvey’s own; their words are given in English.');
  const none: Pick<LimeOptions, 'states' | 'offers'> = { states: new Map(), offers: {} };
  const first = answers.filter((answer) => answer.row.peek('scale_id') !== '1');
  const main = built ? { ...built, ...none } : limeOptions(first, 'answer', id, ['questions', id, 'options'], reading);
  const second =
    type === '1'
      ? secondScale(
          asked,
          answers.filter((answer) => answer.row.peek('scale_id') === '1'),
        )
      : null;
  const filter = filterOf(asked);
  const book = new NameBook();
  const rows: GridRows = {};
  for (const statement of subquestions) {
    takeKeys(statement);
    const there = statement.row.take('title');
    const own = { ...statement, words: onlyOwn(statement, reading.survey.language) };
    const code = book.take(codeFor(there, reading.words(own, 'question', [])), 'row');
    const text = reading.words(statement, 'question', ['questions', id, 'rows', code]) || there;
    if (/\S\|\S/.test(text)) statement.row.remark('It has words on both sides there; here they stand together.');
    const when = whenOf(filter(there));
    if (!when) {
      statement.row.refuse('Nobody can meet its condition, so nobody would be asked.');
      continue;
    }
    rows[code] = when.when === undefined ? text : { text, ...when };
    addRow(asked, there, code, when.when === undefined, main, second);
  }
  if (Object.keys(rows).length === 0) {
    row.refuse('It has no statements.');
    return [];
  }
  attributes.value('dualscale_headerA');
  const columns = second ? { columns: { second: { text: second.text, options: second.options } } } : {};
  return [{ ...baseOf(asked), kind: 'grid', ...main.offers, rows, options: main.options, ...columns }];
}

function addRow(
  asked: Asked,
  there: string,
  code: string,
  isForAll: boolean,
  main: Pick<LimeOptions, 'codes' | 'states'>,
  second: LimeOptions | null,
): void {
  const { question, id, reading, isAlwaysAnswered } = asked;
  const name = `${id}_${code}`;
  reading.names.keep(name);
  const free = { isAlwaysAnswered: isAlwaysAnswered && isForAll && main.states.size === 0 };
  const answer = answerOf(asked, { kind: 'single', name, codes: main.codes, states: main.states, ...free });
  reading.add(question, second ? `${there}_0` : there, answer);
  if (!second) return;
  reading.names.keep(`${name}_second`);
  const beside = answerOf(asked, { kind: 'single', name: `${name}_second`, codes: second.codes, ...free });
  reading.add(question, `${there}_1`, beside);
}

function secondScale(asked: Asked, answers: readonly LimeWords[]): LimeOptions & { text: string } {
  const { id, question, reading, attributes } = asked;
  const path = ['questions', id, 'columns', 'second'];
  const read = limeOptions(answers, 'answer', `${id}_second`, [...path, 'options'], reading);
  const header = { row: question.row, words: attributes.worded('dualscale_headerB') };
  return { ...read, text: reading.words(header, 'value', [...path, 'text']) || 'And' };
}

function onlyOwn({ words }: LimeWords, language: string): LimeWords['words'] {
  const own = words.get(language);
  return new Map(own ? [[language, own]] : []);
}
