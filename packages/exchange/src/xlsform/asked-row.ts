import type { Clause } from '../form/clause.ts';
import type { ForeignAnswer } from '../form/foreign-variable.ts';
import type { SourceRow } from '../form/source-row.ts';
import type { Limits } from './constraint.ts';
import { type Around, answerOf, type FileElement, type FormReading, fillFor } from './form-reader.ts';
import { checksOf } from './read-checks.ts';

/** A question that a row became, and the variable that later rows may read. */
export interface ReadQuestion {
  readonly element: FileElement;
  readonly answer: ForeignAnswer;
}

/** A row that asks something on its way in, with what every kind of question needs. */
export interface Asked {
  readonly row: SourceRow;
  readonly id: string;
  readonly when: { when?: string };
  /** The same before it was written down, with those of the groups around it. */
  readonly conditions: readonly Clause[];
  readonly around: Around;
  readonly reading: FormReading;
  readonly optional: { optional?: true };
  /** Everybody is asked who comes by. */
  readonly isForEverybody: boolean;
}

/** What every kind of question has. */
export function baseOf(asked: Asked, limits: Limits, answer: ForeignAnswer) {
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

/** The answer of a row as later conditions read it. */
export function answerTo(
  { id, optional, isForEverybody }: Asked,
  answer: Pick<ForeignAnswer, 'kind'> & Partial<ForeignAnswer>,
): ForeignAnswer {
  const isOptional = optional.optional === true;
  const isAlwaysAnswered = isForEverybody && !isOptional && (answer.states?.size ?? 0) === 0;
  return answerOf({ name: id, isOptional, isAlwaysAsked: isForEverybody, isAlwaysAnswered, ...answer });
}

/** Whether a row may be left blank. */
export function optionalOf(row: SourceRow): { optional?: true } {
  const required = row.take('required').toLowerCase();
  if (/^(?:yes|true|true\(\)|1)$/.test(required)) return {};
  if (!/^(?:|no|false|false\(\)|0)$/.test(required)) {
    row.remark(`“required” is a condition there (${required}); here everybody may leave it blank.`);
  }
  return { optional: true };
}
