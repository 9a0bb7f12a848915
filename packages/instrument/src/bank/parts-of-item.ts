import type { GridQuestion, Question } from '../questionnaire.ts';
import type { AskedItem } from './asked-item.ts';
import { type Part, PartsOf } from './part.ts';

/** Everything of an item that can change from one questionnaire to another. */
export function partsOfItem(asked: AskedItem): Part[] {
  const of = new PartsOf(asked);
  return [
    ...wordsOf(asked, of),
    ...answersOf(asked, of),
    ...whoIsAsked(asked, of),
    ...checksOf(asked.question, of),
    ...aroundIt(asked, of),
  ];
}

function wordsOf({ question }: AskedItem, of: PartsOf): Part[] {
  return [
    ...of.words('text', question.text),
    ...of.words('hint', question.hint),
    ...of.words('definition', question.definition),
    ...of.words('add if necessary', question.addIfNecessary),
    ...of.variants(question.words),
    ...of.plain('words', 'reading out', question.reading),
    ...of.plain('words', 'interviewer note', question.interviewerNote),
  ];
}

function answersOf(asked: AskedItem, of: PartsOf): Part[] {
  const { question } = asked;
  return [
    ...answersOfKind(asked, of),
    ...of.words('don’t know', question.dontKnow, null, 'states'),
    ...of.words('prefer not to say', question.refused, null, 'states'),
    ...of.plain('states', 'left blank', question.optional ? 'allowed' : null),
  ];
}

function answersOfKind({ question, pickable, identities }: AskedItem, of: PartsOf): Part[] {
  const identity = (id: string | null): string | null => (id === null ? null : (identities.get(id) ?? id));
  switch (question.kind) {
    case 'single':
      return [
        ...of.options('option', question.options),
        ...of.plain('answers', 'bands of', identity(question.estimates)),
        ...of.plain('shown', 'shown as', question.list ? 'a drop-down' : 'a list'),
      ];
    case 'multiple': {
      const most = question.most === null ? 'no limit' : String(question.most);
      return [...of.options('option', question.options), ...of.plain('answers', 'most options', most)];
    }
    case 'main':
      return [...of.plain('answers', 'reasons of', identity(question.of)), ...of.options('option', pickable)];
    case 'grid':
      return gridParts(question, of);
    case 'number':
      return [
        ...of.plain('unit', 'unit', question.unit),
        ...of.plain('range', 'range', `${question.least} to ${question.most}`),
        ...of.options('instead of a number,', question.instead),
      ];
    case 'text':
      return [
        ...of.plain('range', 'most characters', String(question.most)),
        ...of.plain('shown', 'shown as', question.long ? 'a box' : 'a line'),
      ];
  }
}

function gridParts(question: GridQuestion, of: PartsOf): Part[] {
  const rows = question.rows.flatMap((row) => {
    const part = `row ${row.code}`;
    const own: Part = { aspect: 'rows', part, mode: null, text: row.label, compared: '', owner: null };
    return [
      own,
      ...of.words(`words of ${part}`, row.text, part),
      ...of.condition('rows', `${part} for`, row.when, part),
    ];
  });
  const columns = question.columns.flatMap((column) => {
    const part = `column ${column.code}`;
    const own: Part = { aspect: 'rows', part, mode: null, text: column.label, compared: '', owner: null };
    return [own, ...of.words(`words of ${part}`, column.text, part), ...of.options(`${part}, option`, column.options)];
  });
  return [...rows, ...columns, ...of.options('option', question.options)];
}

function whoIsAsked({ question, block, base, modes }: AskedItem, of: PartsOf): Part[] {
  return [
    ...of.condition('base', 'base', base),
    ...of.condition('conditions', 'condition of its block', block.when),
    ...of.condition('conditions', 'condition', question.when),
    ...of.plain('modes', 'modes', modes.join(', ')),
  ];
}

function checksOf({ checks }: Question, of: PartsOf): Part[] {
  return checks.flatMap(({ id, kind, when, text }) => {
    const part = `check ${id}`;
    return [
      ...of.plain('checks', part, kind),
      ...of.condition('checks', `${part} when`, when, part),
      ...of.words(`words of ${part}`, text, part, 'checks'),
    ];
  });
}

/** What stands around an item and is no part of how people answer it, its page aside. */
function aroundIt({ question, source }: AskedItem, of: PartsOf): Part[] {
  return [
    ...of.plain('shown', 'on one page with others', question.page === null ? null : 'yes'),
    ...of.plain('name', 'id', question.id),
    ...of.plain('label', 'label', question.label),
    ...of.plain('source', 'source', source && [source.title, source.publisher].filter(Boolean).join(', ')),
    ...of.plain('source', 'licence', source?.licence ?? null),
    ...of.plain('source', 'address', source?.url ?? null),
  ];
}
