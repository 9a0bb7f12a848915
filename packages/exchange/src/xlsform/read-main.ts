import { both, type Clause } from '../form/clause.ts';
import type { ForeignAnswer } from '../form/foreign-variable.ts';
import type { SourceRow } from '../form/source-row.ts';
import { type Asked, answerTo, baseOf, type ReadQuestion } from './asked-row.ts';
import type { FormChoice } from './choice-lists.ts';
import { picksOf } from './choice-options.ts';
import { type FormReading, relevanceOf } from './form-reader.ts';
import { readLimits } from './read-checks.ts';
import { offersOf } from './read-options.ts';
import { readXPath } from './read-xpath.ts';
import type { RowType } from './row-type.ts';

/** What a main question follows. */
export interface Main {
  readonly of: ForeignAnswer;
  readonly codes: ForeignAnswer['codes'];
  readonly relevant: Clause;
  /** “Don’t know” and the like among its choices. */
  readonly states: readonly FormChoice[];
}

/**
 * “Which ONE”: offers what was picked in a multiple question, and is asked of those who picked two or more. Null for any
 * other choice.
 */
export function mainOf(row: SourceRow, type: Extract<RowType, { is: 'choice' }>, reading: FormReading): Main | null {
  if (type.several) return null;
  const choices = reading.lists.find(type.list) ?? [];
  const of = filteredBy(row, choices, reading);
  if (!of) return null;
  const parts = flatAnd(relevanceOf(row, reading));
  const rest = parts.filter((part) => !asksForTwo(part, of.name));
  if (rest.length === parts.length) return null;
  settleChoices(choices);
  row.take('choice_filter');
  const alone = reading.standAlone.get(of.name) ?? new Set();
  const codes = choices.flatMap(({ name, code, state }) => (state || alone.has(name) ? [] : [[name, code] as const]));
  const states = choices.filter((choice) => choice.state !== null);
  return { of, codes: new Map(codes), relevant: both(...rest), states };
}

function filteredBy(row: SourceRow, choices: readonly FormChoice[], reading: FormReading): ForeignAnswer | null {
  const states = new Set(choices.filter((choice) => choice.state !== null).map((choice) => choice.name));
  const parsed = readXPath(row.peek('choice_filter'));
  const name = 'tree' in parsed ? picksOf(parsed.tree, states) : null;
  const of = name === null ? null : reading.variables.get(name);
  if (of?.kind !== 'multiple') return null;
  return choices.every(({ name: there, code, state }) => state || of.codes.get(there) === code) ? of : null;
}

/** Its choices are those of the question that it follows. */
function settleChoices(choices: readonly FormChoice[]): void {
  for (const { row } of choices) {
    for (const column of row.columns.filter((each) => /^(?:label|data_value)/.test(each))) row.take(column);
    row.carry();
  }
}

function flatAnd(clause: Clause): readonly Clause[] {
  return clause.is === 'and' ? clause.parts : [clause];
}

function asksForTwo(part: Clause, of: string): boolean {
  if (part.is !== 'compare' || part.left !== `count(${of})`) return false;
  return (part.operator === '>=' && part.right === '2') || (part.operator === '>' && part.right === '1');
}

/** Reads the question itself. */
export function readMain(asked: Asked, { of, codes, states }: Main): ReadQuestion {
  const { row, id, reading } = asked;
  const named = new Map(states.flatMap(({ name, state }) => (state ? [[name, state] as const] : [])));
  const implied = { isAlwaysAsked: false, isAlwaysAnswered: false, impliedBy: of.name };
  const answer = answerTo(asked, { kind: 'single', codes, states: named, ...implied });
  row.carry();
  const base = { ...baseOf(asked, readLimits(asked, []), answer), ...offersOf(id, states, reading) };
  return { element: { ...base, kind: 'main', of: of.name }, answer };
}
