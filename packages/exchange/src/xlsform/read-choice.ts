import type { SourceRow } from '../form/source-row.ts';
import { type Asked, answerTo, baseOf, type ReadQuestion } from './asked-row.ts';
import { answerOf } from './form-reader.ts';
import { readLimits } from './read-checks.ts';
import { readOptions } from './read-options.ts';
import type { RowType } from './row-type.ts';

/** Reads a choice of one or several; null where its list is missing. */
export function readChoice(asked: Asked, type: Extract<RowType, { is: 'choice' }>): ReadQuestion | null {
  const { row, id, reading } = asked;
  const limits = readLimits(asked, type.several ? ['mostPicked', 'exclusive'] : []);
  const exclusive = new Set(limits.exclusive);
  const read = readOptions(row, type, id, exclusive, reading);
  if (!read) return null;
  const { codes, states, offers, options } = read;
  const answer = answerTo(asked, { kind: type.several ? 'multiple' : 'single', codes, states });
  const base = { ...baseOf(asked, limits, answer), ...offers, options };
  if (type.hasOther) addOther(asked);
  row.carry();
  if (!type.several) return { element: { ...base, kind: 'single', ...(isList(row) ? { list: true } : {}) }, answer };
  reading.standAlone.set(id, exclusive);
  const most = limits.mostPicked === null ? {} : { most: limits.mostPicked };
  return { element: { ...base, kind: 'multiple', ...most }, answer };
}

/** The row that `or_other` adds there is a line to write in here. */
function addOther({ row, id, reading }: Asked): void {
  const name = `${id}_other_text`;
  reading.names.keep(name);
  reading.variables.add(`${row.peek('name')}_other`, answerOf({ kind: 'text', name, isOptional: true }));
}

const DROP_DOWN = /\b(?:minimal|autocomplete|search)\b/;

function isList(row: SourceRow): boolean {
  if (!DROP_DOWN.test(row.peek('appearance'))) return false;
  row.take('appearance');
  return true;
}
