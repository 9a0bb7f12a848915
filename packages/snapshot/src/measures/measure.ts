import { MEASURES, type MeasureId } from './measure-catalogue.ts';

/** One number of a month, or why there is none. */
export interface Measure {
  readonly id: MeasureId;
  readonly unit: 'percent' | 'count';
  readonly value: MeasureValue;
}

/** A number, rounded as it is printed; one that is withheld because it is about fewer than ten people; or none. */
export type MeasureValue =
  | { readonly is: 'number'; readonly number: number }
  | { readonly is: 'withheld' }
  | { readonly is: 'not-known'; readonly why: string };

/** A count or an amount. @param why there is none, where there is none. */
export function amountOf(id: MeasureId, number: number | null, why: string): Measure {
  return { id, unit: 'count', value: measured(id, number, why) };
}

/** A part as a percentage of a whole. There is none of a whole of nought. */
export function rateOf(id: MeasureId, part: number | null, whole: number | null, why: string): Measure {
  const isKnown = part !== null && whole !== null;
  const rate = isKnown && whole > 0 ? (100 * part) / whole : null;
  return {
    id,
    unit: 'percent',
    value: measured(id, rate, isKnown ? 'There is nothing to divide by: it is 0.' : why),
  };
}

/** The measure, unless it is about fewer people than may be shown. */
export function unlessFew(measure: Measure, isFew: boolean): Measure {
  return isFew && measure.value.is === 'number' ? { ...measure, value: { is: 'withheld' } } : measure;
}

function measured(id: MeasureId, number: number | null, why: string): MeasureValue {
  return number === null ? { is: 'not-known', why } : { is: 'number', number: rounded(number, MEASURES[id][2]) };
}

/** Rounded half up, without the noise of binary fractions; so that changes are those of the numbers that are printed. */
export function rounded(number: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(Number((number * scale).toPrecision(12))) / scale + 0;
}
