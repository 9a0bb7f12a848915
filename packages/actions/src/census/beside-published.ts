import { amountText } from '@earshot/census';
import { EES_SYMBOL_MEANINGS } from '@earshot/dataset';
import type { AreaYear, Indicators, Measure, Release } from '@earshot/workforce';
import type { CheckedReturn } from './check-return.ts';

type Published = NonNullable<AreaYear['figures'][Measure]>;

/** A measure of a return: named like the column of the published file, where there is one. */
interface Measured {
  readonly id: string;
  readonly value: number | null;
  readonly unit: string;
}

/** A measure of a return beside what the DfE printed for the same authority and year. */
export interface MeasureBeside {
  readonly id: string;
  /** Null where the release has no such figure. */
  readonly published: Published | null;
  /** As printed, a symbol with its meaning; null without a figure. */
  readonly publishedText: string | null;
  /** Whether the return comes to what is printed, once rounded; null where there are not two numbers to compare. */
  readonly agrees: boolean | null;
  /** The return’s less the published, where the two differ. */
  readonly difference: number | null;
}

/** The measures of a return beside the release that has its year. */
export interface BesidePublished {
  readonly release: Release;
  /** Whose figures they are; of a joint return, of both authorities together. */
  readonly area: string;
  readonly measures: readonly MeasureBeside[];
}

/**
 * Sets the measures of a return beside the published ones of its authority and year, of the latest release held.
 * @param at the authority’s three digits, and the year.
 * @returns null where nothing is published for that authority and year.
 */
export function besidePublished(
  measures: readonly Measured[],
  { authority, year }: { readonly authority: string; readonly year: number },
  { release, areaYears }: Indicators,
): BesidePublished | null {
  const row = areaYears.find((each) => each.year === year && isOf(each, authority));
  if (!row) return null;
  return { release, area: row.area.name, measures: measures.map((measure) => beside(measure, row)) };
}

/**
 * A checked return beside what is published; null where that is nothing, and at another day than 30 September, of which
 * nothing is published.
 */
export function returnBeside({ read, measures }: CheckedReturn, indicators: Indicators): BesidePublished | null {
  const { authority, collection } = read;
  if (!measures || !('day' in measures) || authority === null || measures.day !== collection?.referenceDate)
    return null;
  return besidePublished(measures.measures, { authority, year: collection.year }, indicators);
}

/** A joint return stands under the codes of both authorities, `314 / 318`. */
function isOf({ area }: AreaYear, authority: string): boolean {
  return area.level === 'authority' && area.code.split(' / ').includes(authority);
}

function beside({ id, value, unit }: Measured, { figures }: AreaYear): MeasureBeside {
  const published = figures[id as Measure] ?? null;
  const agrees = published && agreeing(value, published);
  const isOff = agrees === false && published?.kind === 'number' && value !== null;
  const difference = isOff ? tenths(value) - tenths(published.value) : null;
  const publishedText = published && textOf(published, unit);
  return { id, published, publishedText, agrees, difference: difference === null ? null : difference / 10 };
}

/** Half of the last printed digit, and a little for numbers that binary ones only nearly hold. */
const ROUNDING = 0.05 + 1e-9;

function agreeing(value: number | null, published: Published): boolean | null {
  if (value === null) return null;
  if (published.kind === 'number') return Math.abs(value - published.value) <= ROUNDING;
  return published.symbol === 'low' ? value > 0 && value < ROUNDING : null;
}

function tenths(value: number): number {
  return Math.round(Number((10 * value).toPrecision(12)));
}

function textOf(published: Published, unit: string): string {
  return published.kind === 'number'
    ? amountText(published.value, unit)
    : `${published.symbol} (${EES_SYMBOL_MEANINGS[published.symbol]})`;
}
