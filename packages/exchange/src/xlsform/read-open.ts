import type { SourceRow } from '../form/source-row.ts';
import { type Asked, answerTo, baseOf, type ReadQuestion } from './asked-row.ts';
import { readLimits } from './read-checks.ts';

/** A range that is not stated is a wide one, and said. */
const WIDEST = 999_999;

/** Reads a number; ours are whole and have a range and a unit, which are guessed where the row states none. */
export function readNumber(asked: Asked, isDecimal: boolean): ReadQuestion {
  const { row } = asked;
  const answer = answerTo(asked, { kind: 'number' });
  const limits = readLimits(asked, ['least', 'most']);
  const steps = parametersOf(row);
  if (isDecimal || /\./.test(steps.get('step') ?? '')) row.remark('It asks for whole numbers here; guessed.');
  const least = limits.least ?? whole(steps.get('start'));
  const most = limits.most ?? whole(steps.get('end'));
  if (least === null || most === null) {
    row.remark('It states no range, so a wide one is guessed: put in the least and the most that can be.');
  }
  const unit = row.take('instance::unit');
  if (unit === '') row.remark('It states no unit, so “number” is guessed.');
  row.carry();
  const range: [number, number] = [least ?? Math.min(0, most ?? 0), most ?? Math.max(WIDEST, least ?? 0)];
  return { element: { ...baseOf(asked, limits, answer), kind: 'number', unit: unit || 'number', range }, answer };
}

function whole(text: string | undefined): number | null {
  return text !== undefined && /^-?\d{1,9}(?:\.\d+)?$/.test(text) ? Math.round(Number(text)) : null;
}

function parametersOf(row: SourceRow): Map<string, string> {
  const pairs = row.take('parameters').split(/[\s,;]+/);
  return new Map(pairs.filter((pair) => pair.includes('=')).map((pair) => pair.split('=', 2) as [string, string]));
}

export function readText(asked: Asked): ReadQuestion {
  const { row } = asked;
  const answer = answerTo(asked, { kind: 'text' });
  const limits = readLimits(asked, ['mostCharacters']);
  const isLong = /\bmultiline\b/.test(row.peek('appearance'));
  if (isLong) row.take('appearance');
  const most = limits.mostCharacters === null ? {} : { most: Math.min(20_000, Math.max(1, limits.mostCharacters)) };
  row.carry();
  const element = {
    ...baseOf(asked, limits, answer),
    kind: 'text' as const,
    ...(isLong ? { long: true } : {}),
    ...most,
  };
  return { element, answer };
}
