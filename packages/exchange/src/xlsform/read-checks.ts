import type { Tree } from '../form/expression-tree.ts';
import type { ForeignAnswer } from '../form/foreign-variable.ts';
import { impliedAnswers, simplifyClause } from '../form/simplify-clause.ts';
import { writeClause } from '../form/write-clause.ts';
import type { Asked } from './asked-row.ts';
import { type Limits, limitsOf } from './constraint.ts';
import { fillFor, treeIn } from './form-reader.ts';
import type { FillIn } from './form-words.ts';

const NO_LIMITS: Limits = {
  least: null,
  most: null,
  mostPicked: null,
  mostCharacters: null,
  exclusive: [],
  rest: [],
};

/**
 * The limits that a row’s constraint states, of which a kind of question can use some; others are said at the row.
 * @param used the limits that this kind of question has.
 */
export function readLimits({ row }: Asked, used: readonly (keyof Limits)[]): Limits {
  const constraint = treeIn(row, 'constraint');
  const limits = constraint ? limitsOf(constraint) : NO_LIMITS;
  const unused = LIMITS.filter((key) => !used.includes(key) && limits[key] !== null && limits[key] !== NO_LIMITS[key]);
  if (unused.some((key) => key !== 'exclusive' || limits.exclusive.length > 0)) {
    row.remark(
      `“constraint” is not carried whole: ${row.peek('constraint')} – not every limit fits this kind of question.`,
    );
  }
  return limits;
}

const LIMITS = ['least', 'most', 'mostPicked', 'mostCharacters', 'exclusive'] as const;

/** What a constraint demands beyond limits, turned round: a check says what should not be. */
export function checksOf(asked: Asked, demanded: readonly Tree[], answer: ForeignAnswer) {
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
