import { both, type Clause } from '../form/clause.ts';
import type { Tree } from '../form/expression-tree.ts';
import type { ForeignAnswer } from '../form/foreign-variable.ts';
import { impliedAnswers, simplifyClause } from '../form/simplify-clause.ts';
import type { SourceRow } from '../form/source-row.ts';
import { writeClause } from '../form/write-clause.ts';
import type { FormChoice } from './choice-lists.ts';
import { picksOf } from './choice-options.ts';
import { type Limits, limitsOf } from './constraint.ts';
import {
  type Around,
  answerOf,
  type FileItem,
  type FormReading,
  fillFor,
  relevanceOf,
  treeIn,
  whenOf,
} from './form-reader.ts';
import type { FormLeaf } from './form-tree.ts';
import type { FillIn } from './form-words.ts';
import { offersOf, readOptions } from './read-options.ts';
import { readXPath } from './read-xpath.ts';
import type { RowType } from './row-type.ts';

/** A question that a row became, and the variable that later rows may read. */
export interface ReadQuestion {
  readonly item: FileItem;
  readonly answer: ForeignAnswer;
}

/** Reads a row that asks something; null where it is refused, with the reason at the row. */
export function readQuestion(leaf: FormLeaf, around: Around, reading: FormReading): ReadQuestion | null {
  const { row, type } = leaf;
  const main = type.is === 'choice' ? mainOf(row, type, reading) : null;
  const relevant = main ? main.relevant : relevanceOf(row, reading);
  const when = whenOf(...around.conditions, relevant);
  if (!when) {
    row.refuse('Nobody can meet its condition, so nobody would be asked.');
    return null;
  }
  const id = reading.names.take(row.take('name'), 'question');
  const conditions = [...around.conditions, relevant];
  const asked = { row, id, when, conditions, around, reading, optional: optionalOf(row) };
  const isForEverybody = around.isForEverybody && when.when === undefined;
  switch (type.is) {
    case 'choice':
      return main ? readMain(asked, main) : readChoice(asked, type, isForEverybody);
    case 'number':
      return readNumber(asked, type.isDecimal, isForEverybody);
    case 'text':
      return readText(asked, isForEverybody);
    default:
      throw new Error(`A row of the type ${type.is} asks nothing.`);
  }
}

interface Asked {
  readonly row: SourceRow;
  readonly id: string;
  readonly when: { when?: string };
  readonly conditions: readonly Clause[];
  readonly around: Around;
  readonly reading: FormReading;
  readonly optional: { optional?: true };
}

function readChoice(
  asked: Asked,
  type: Extract<RowType, { is: 'choice' }>,
  isForEverybody: boolean,
): ReadQuestion | null {
  const { row, id, optional, reading } = asked;
  const limits = readLimits(asked);
  const exclusive = new Set(limits.exclusive);
  const read = readOptions(row, type, id, exclusive, reading);
  if (!read) return null;
  const kind = type.several ? 'multiple' : 'single';
  const { codes, states, offers } = read;
  const isAlwaysAnswered = isForEverybody && !optional.optional && states.size === 0;
  const answer = answerOf({
    kind,
    name: id,
    codes,
    states,
    isOptional: optional.optional === true,
    isAlwaysAsked: isForEverybody,
    isAlwaysAnswered,
  });
  const base = { ...baseOf(asked, limits, answer), ...offers, options: read.options };
  if (type.hasOther) addOther(asked);
  row.carry();
  if (type.several) {
    reading.standAlone.set(id, exclusive);
    const most = limits.mostPicked === null ? {} : { most: limits.mostPicked };
    return { item: { ...base, kind: 'multiple', ...most }, answer };
  }
  return { item: { ...base, kind: 'single', ...(isList(row) ? { list: true } : {}) }, answer };
}

/** The row that `or_other` adds there is a line to write in here. */
function addOther({ row, id, reading }: Asked): void {
  const name = `${id}_other_text`;
  reading.names.keep(name);
  reading.variables.add(`${row.peek('name')}_other`, answerOf({ kind: 'text', name, isOptional: true }));
}

interface Main {
  readonly of: ForeignAnswer;
  readonly codes: ForeignAnswer['codes'];
  readonly relevant: Clause;
  /** “Don’t know” and the like among its choices. */
  readonly states: readonly FormChoice[];
}

/** “Which ONE”: offers what was picked in a multiple question, and is asked of those who picked two or more. */
function mainOf(row: SourceRow, type: Extract<RowType, { is: 'choice' }>, reading: FormReading): Main | null {
  const choices = reading.lists.find(type.list) ?? [];
  const states = choices.filter((choice) => choice.state !== null);
  const parsed = readXPath(row.peek('choice_filter'));
  const stateNames = new Set(states.map((choice) => choice.name));
  const name = type.several || !('tree' in parsed) ? null : picksOf(parsed.tree, stateNames);
  const of = name === null ? null : reading.variables.get(name);
  if (of?.kind !== 'multiple') return null;
  if (!choices.every((choice) => choice.state !== null || of.codes.get(choice.name) === choice.code)) return null;
  const parts = flatAnd(relevanceOf(row, reading));
  const rest = parts.filter((part) => !asksForTwo(part, of.name));
  if (rest.length === parts.length) return null;
  for (const { row: choice } of choices) {
    for (const column of choice.columns.filter((each) => /^(?:label|data_value)/.test(each))) choice.take(column);
    choice.carry();
  }
  row.take('choice_filter');
  const alone = reading.standAlone.get(of.name) ?? new Set();
  const codes = choices.flatMap(({ name: there, code, state }) =>
    state || alone.has(there) ? [] : [[there, code] as const],
  );
  return { of, codes: new Map(codes), relevant: both(...rest), states };
}

function flatAnd(clause: Clause): readonly Clause[] {
  return clause.is === 'and' ? clause.parts : [clause];
}

function asksForTwo(part: Clause, of: string): boolean {
  if (part.is !== 'compare' || part.left !== `count(${of})`) return false;
  return (part.operator === '>=' && part.right === '2') || (part.operator === '>' && part.right === '1');
}

function readMain(asked: Asked, { of, codes, states }: Main): ReadQuestion {
  const { row, id, optional } = asked;
  const answer = answerOf({
    kind: 'single',
    name: id,
    codes,
    states: new Map(states.flatMap(({ name, state }) => (state ? [[name, state] as const] : []))),
    isOptional: optional.optional === true,
    impliedBy: of.name,
  });
  row.carry();
  const base = { ...baseOf(asked, readLimits(asked), answer), ...offersOf(id, states, asked.reading) };
  return { item: { ...base, kind: 'main', of: of.name }, answer };
}

/** A range that is not stated is a wide one, and said. */
const WIDEST = 999_999;

function readNumber(asked: Asked, isDecimal: boolean, isForEverybody: boolean): ReadQuestion {
  const { row, id, optional } = asked;
  const isAlwaysAnswered = isForEverybody && !optional.optional;
  const answer = answerOf({
    kind: 'number',
    name: id,
    isOptional: optional.optional === true,
    isAlwaysAsked: isForEverybody,
    isAlwaysAnswered,
  });
  const limits = readLimits(asked);
  const steps = parametersOf(row);
  if (isDecimal || /\./.test(steps.get('step') ?? '')) row.remark('It asks for whole numbers here; guessed.');
  const least = limits.least ?? whole(steps.get('start'));
  const most = limits.most ?? whole(steps.get('end'));
  if (least === null || most === null) {
    const sentence = 'It states no range, so a wide one is guessed: put in the least and the most that can be.';
    row.remark(sentence);
  }
  const unit = row.take('instance::unit');
  if (unit === '') row.remark('It states no unit, so “number” is guessed.');
  row.carry();
  const range: [number, number] = [least ?? Math.min(0, most ?? 0), most ?? Math.max(WIDEST, least ?? 0)];
  return { item: { ...baseOf(asked, limits, answer), kind: 'number', unit: unit || 'number', range }, answer };
}

function whole(text: string | undefined): number | null {
  return text !== undefined && /^-?\d{1,9}(?:\.\d+)?$/.test(text) ? Math.round(Number(text)) : null;
}

function parametersOf(row: SourceRow): Map<string, string> {
  const pairs = row.take('parameters').split(/[\s,;]+/);
  return new Map(pairs.filter((pair) => pair.includes('=')).map((pair) => pair.split('=', 2) as [string, string]));
}

function readText(asked: Asked, isForEverybody: boolean): ReadQuestion {
  const { row, id, optional } = asked;
  const isAlwaysAnswered = isForEverybody && !optional.optional;
  const answer = answerOf({
    kind: 'text',
    name: id,
    isOptional: optional.optional === true,
    isAlwaysAsked: isForEverybody,
    isAlwaysAnswered,
  });
  const limits = readLimits(asked);
  const isLong = /\bmultiline\b/.test(row.peek('appearance'));
  if (isLong) row.take('appearance');
  const most = limits.mostCharacters === null ? {} : { most: Math.min(20_000, Math.max(1, limits.mostCharacters)) };
  row.carry();
  return {
    item: { ...baseOf(asked, limits, answer), kind: 'text', ...(isLong ? { long: true } : {}), ...most },
    answer,
  };
}

/** What every kind of question has. */
function baseOf(asked: Asked, limits: Limits, answer: ForeignAnswer) {
  const { row, id, when, around, reading, optional } = asked;
  const fillIn = fillFor(reading);
  const label = reading.words.read(row, 'label', [['questions', id, 'text']], fillIn);
  if (label === '') row.remark('It has no label, so its name stands there.');
  const hint = reading.words.read(row, 'hint', [['questions', id, 'hint']], fillIn);
  const note = reading.words.read(row, 'guidance_hint', [], fillIn);
  const checks = checksOf(asked, limits.rest, answer);
  return {
    id,
    text: label || row.peek('name'),
    ...(hint === '' ? {} : { hint }),
    ...when,
    ...(around.page === null ? {} : { page: around.page }),
    ...optional,
    ...(note === '' ? {} : { interviewer_note: note }),
    ...(checks.length === 0 ? {} : { checks }),
  };
}

function optionalOf(row: SourceRow): { optional?: true } {
  const required = row.take('required').toLowerCase();
  if (/^(?:yes|true|true\(\)|1)$/.test(required)) return {};
  if (!/^(?:|no|false|false\(\)|0)$/.test(required)) {
    row.remark(`“required” is a condition there (${required}); here everybody may leave it blank.`);
  }
  return { optional: true };
}

const DROP_DOWN = /\b(?:minimal|autocomplete|search)\b/;

function isList(row: SourceRow): boolean {
  if (!DROP_DOWN.test(row.peek('appearance'))) return false;
  row.take('appearance');
  return true;
}

const NO_LIMITS: Limits = {
  least: null,
  most: null,
  mostPicked: null,
  mostCharacters: null,
  exclusive: [],
  rest: [],
};

function readLimits({ row }: Asked): Limits {
  const constraint = treeIn(row, 'constraint');
  return constraint ? limitsOf(constraint) : NO_LIMITS;
}

/** What a constraint demands beyond limits, turned round: a check says what should not be. */
function checksOf(asked: Asked, demanded: readonly Tree[], answer: ForeignAnswer) {
  if (demanded.length === 0) return [];
  const { row, id, reading } = asked;
  const others = fillFor(reading);
  // A message may put in the very answer that is refused.
  const fillIn: FillIn = (name, at, elsewhere) =>
    name === row.peek('name') ? `{${answer.name}|…}` : others(name, at, elsewhere);
  const checkId = reading.names.take(`${id}_check`, 'check');
  const carried = demanded.map((tree) => reading.variables.carry(tree, answer, false));
  const failed = carried.find((each) => 'reason' in each);
  if (failed && 'reason' in failed) {
    row.remark(`“constraint” is not carried whole: ${row.peek('constraint')} – ${failed.reason}.`);
  }
  const clauses = carried.flatMap((each) => ('clause' in each ? [each.clause] : []));
  // A constraint is looked at only where something was answered.
  const known = new Set([answer.name, ...asked.conditions.flatMap(impliedAnswers)]);
  const clause = simplifyClause({ is: 'or', parts: clauses }, known);
  if (clause.is === 'never') return [];
  const when = clause.is === 'always' ? `answered(${answer.name})` : writeClause(clause)!;
  const text = reading.words.read(row, 'constraint_message', [['questions', id, 'checks', checkId]], fillIn);
  if (text === '') row.remark('The constraint has no message, so one is made up.');
  return [{ id: checkId, kind: 'hard' as const, when, text: text || 'Please look at this answer again.' }];
}
