import type { Area } from '../area.ts';
import { inSentence } from '../in-sentence.ts';
import { type Rate, rateText } from '../rate.ts';
import { sentenceCase } from '../sentence-case.ts';
import type { HalfKnown } from './half-known.ts';
import type { NetStarters } from './net-starters.ts';
import type { Extreme, RegionSpread } from './region-spread.ts';

const ONE_DECIMAL = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** The most names that a sentence lists; beyond them it counts. */
const NAMES = 5;

/** Who has the highest and the lowest figure, who has none, and how many figures are symbols. */
export function spreadSentence({ area, year, highest, lowest, none, returns }: RegionSpread, rate: Rate): string {
  const opening = `${area.name} ${year}, ${rate.name}:`;
  const symbols = returns.filter(({ cell }) => cell.kind === 'symbol').length;
  const have = `${symbols === 1 ? 'has' : 'have'} a symbol instead of a figure`;
  const without = symbols > 0 ? `; ${symbols} of ${returns.length} returns ${have}` : '';
  if (!highest || !lowest) return `${opening} no return has a figure.`;
  const ends = `highest ${extremeText(highest, rate)}, lowest ${extremeText(lowest, rate)}`;
  const zero = none.length === 0 ? 'no return has none' : `${none.length} ${none.length === 1 ? 'has' : 'have'} none`;
  return `${opening} ${ends}; ${zero}${without}.`;
}

function extremeText({ value, areas }: Extreme, { unit }: Rate): string {
  const names = areas.length > NAMES ? `${areas.length} returns` : list(areas.map(({ name }) => inSentence(name)));
  const text = value === 'low' ? `above zero, but rounds to ${rateText(0, unit)}` : rateText(value, unit);
  return `${text} (${names})`;
}

/** Starters less leavers in the first year, the year asked for and the last, where they have a number. */
export function netSentences({ name }: Area, net: readonly NetStarters[], asked: number): string[] {
  const known = net.filter((one) => one.net !== null);
  const wanted = [known[0]?.year, asked, known.at(-1)?.year];
  const told = known.filter(({ year }) => wanted.includes(year));
  if (told.length === 0)
    return [`This release has no starters of ${inSentence(name)}, so nothing can be set against its leavers.`];
  return told.flatMap((one) => [
    `In the year to 30 September ${one.year} ${netText(one.net!)} in ${inSentence(name)}.`,
    ...(one.halfKnown ? [sentenceCase(withoutText(one.halfKnown))] : []),
  ]);
}

/** What the difference is without the authorities of which only starters or only leavers are published. */
export function withoutText({ authorities, netOfOthers }: HalfKnown): string {
  const names = list(authorities.map(({ name }) => inSentence(name)));
  return `without ${names}, of which only one of the two is published, ${netText(netOfOthers)}.`;
}

function netText(value: number): string {
  if (value === 0) return 'as many full-time equivalents started as left';
  return `${ONE_DECIMAL.format(Math.abs(value))} ${value > 0 ? 'more' : 'fewer'} full-time equivalents started than left`;
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names);
}
