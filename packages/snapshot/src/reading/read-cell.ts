import { nearest } from '@earshot/planfile';
import type { ColumnKind } from '../layout/layout.ts';
import { isDay } from '../month.ts';
import type { RuleCode } from './catalogue.ts';
import { looksPersonal, shownCell } from './shown-cell.ts';

/** What a cell holds, or what is wrong with it. */
export type ReadCell =
  | { readonly value: string | number | boolean }
  | { readonly code: RuleCode; readonly sentence: string };

/** Reads a cell that is not blank. */
export function readCell(text: string, kind: ColumnKind): ReadCell {
  if (looksPersonal(text))
    return {
      code: 'value-personal',
      sentence: `${shownCell(text)} looks like something that tells who somebody is. Take it out of the file.`,
    };
  switch (kind.is) {
    case 'reference':
    case 'word':
      return readReference(text);
    case 'day':
      return readDay(text);
    case 'yes-or-no':
      return readYesOrNo(text);
    case 'code':
      return readCode(text, kind.codes);
    case 'number':
      return readNumber(text, kind);
  }
}

function readReference(text: string): ReadCell {
  // A birth date would tell who somebody is.
  const isLikeDay = /^\d{1,4}[./-]\d{1,2}[./-]\d{2,4}$/.test(text);
  if (!isLikeDay && /^[A-Za-z0-9][A-Za-z0-9_./-]{0,39}$/.test(text)) return { value: text };
  return {
    code: 'value-reference',
    sentence: `“${shownCell(text)}” is no reference or code: 40 letters, digits, hyphens, points and underscores at most, without spaces, and no day.`,
  };
}

/** Spreadsheets of this country write 31/10/2026; the day always comes first. */
function readDay(text: string): ReadCell {
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const day = parts ? `${parts[3]}-${parts[2]!.padStart(2, '0')}-${parts[1]!.padStart(2, '0')}` : text;
  if (isDay(day)) return { value: day };
  return { code: 'value-day', sentence: `“${shownCell(text)}” is no day. Write 2026-10-31 or 31/10/2026.` };
}

function readYesOrNo(text: string): ReadCell {
  const word = text.toLowerCase();
  if (word === 'yes' || word === 'no') return { value: word === 'yes' };
  return { code: 'value-code', sentence: `“${shownCell(text)}” is neither yes nor no.` };
}

function readCode(text: string, codes: readonly string[]): ReadCell {
  const word = text.toLowerCase();
  if (codes.includes(word)) return { value: word };
  const [first] = nearest(word, codes, 1);
  return {
    code: 'value-code',
    sentence: `“${shownCell(text)}” is none of ${codes.join(', ')}. Perhaps ${first} is meant.`,
  };
}

function readNumber(text: string, { least, most, decimals }: Extract<ColumnKind, { is: 'number' }>): ReadCell {
  const value = Number(text);
  const isNumber = /^\d{1,9}(\.\d{1,9})?$/.test(text);
  const places = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
  if (isNumber && value >= least && value <= most && places <= decimals) return { value };
  const kind = decimals === 0 ? 'a whole number' : `a number of ${decimals} decimal places at most`;
  return { code: 'value-number', sentence: `“${shownCell(text)}” is not ${kind} from ${least} to ${most}.` };
}
