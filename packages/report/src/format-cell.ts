// How a cell is put into words: the one place for every writer, so that the page, the chart and the running text
// cannot disagree about the same number.
import type { ShownEstimate, WithheldReason } from '@earshot/statistics';
import { type Cell, type EstimateCell, FEW_PEOPLE, shownEstimate, type Unit, withheldReason } from '@earshot/tables';

/** What a reader sees in place of a withheld number. */
export const WITHHELD_WORDS: Record<WithheldReason, string> = {
  protected: 'withheld',
  'no-one': 'no one',
};

/** Why, in words that can stand in a sentence or a note. */
export const WITHHELD_MEANING: Record<WithheldReason, string> = {
  protected:
    'withheld: this group is too small, or showing it would give away one that is, or the few who did not say which group they belong to',
  'no-one': 'no one is in this group',
};

/** What stands in a cell that rests on few people. */
export const FEW_WORDS = 'few people';

/** What stands in place of a percentage that too few people gave. */
export const SMALL_BASE_WORDS = 'small base';

/** A whole number with thousands separators: 1035 becomes “1,035”. */
export function countText(count: number): string {
  return decimalText(count, 0);
}

/** The value of a cell: “66%”, “3.46”, “1,035”, “withheld”, a publisher's symbol; nothing for an empty cell. */
export function valueText(cell: Cell): string {
  const reason = withheldReason(cell);
  if (reason) return WITHHELD_WORDS[reason];
  const shown = shownEstimate(cell);
  if (shown) return amountText(shown.unit, shown.estimate.value, decimalsOf(shown));
  if (cell.kind === 'small-base') return SMALL_BASE_WORDS;
  if (cell.kind === 'symbol') return cell.symbol;
  if (cell.kind !== 'figure') return '';
  const { unit, value, decimals } = cell;
  return unit === 'points' ? pointsText(value, decimals) : amountText(unit, value, decimals);
}

/** The interval, “63% to 70%”; null when the cell has none, or one without ends because nothing varied. */
export function intervalText(cell: Cell): string | null {
  const shown = shownEstimate(cell);
  if (!shown) return null;
  const { lower, upper } = shown.estimate.interval;
  if (!Number.isFinite(lower) || !Number.isFinite(upper)) return null;
  const decimals = decimalsOf(shown);
  if (shown.unit === 'share-change') return `${signedText(lower * 100, 1)} to ${pointsText(upper * 100, 1)}`;
  return `${amountText(shown.unit, lower, decimals)} to ${amountText(shown.unit, upper, decimals)}`;
}

/** How many people the value rests on, unweighted, “1,035”; null when the cell is no estimate, or is withheld. */
export function baseText(cell: Cell): string | null {
  if (cell.kind === 'small-base') return countText(cell.base);
  const shown = shownEstimate(cell);
  return shown && countText(shown.estimate.base);
}

/** The difference from the rest, “+5 points”, or in the item's own units for a mean; null without a comparison. */
export function differenceText(cell: Cell): string | null {
  const shown = shownEstimate(cell);
  if (!shown?.comparison) return null;
  const { difference } = shown.comparison;
  if (shown.unit === 'share') return pointsText(difference * 100, 0);
  return signedText(difference, decimalsOf(shown));
}

/** What a cell is higher or lower than beyond chance, as its table judged it; null where nothing may be said. */
export function verdictText(cell: Cell): { direction: 'higher' | 'lower'; words: string } | null {
  const comparison = shownEstimate(cell)?.comparison;
  if (!comparison?.verdict) return null;
  return { direction: comparison.verdict, words: `${comparison.verdict} than the ${comparison.against}` };
}

/**
 * A comparison for running text, which cannot say more than the table judged: “higher than the rest”, or “not different
 * beyond chance from the rest”; null for a cell that was compared with nothing.
 */
export function comparisonText(cell: Cell): string | null {
  const comparison = shownEstimate(cell)?.comparison;
  if (!comparison) return null;
  return verdictText(cell)?.words ?? `not different beyond chance from the ${comparison.against}`;
}

/** The letters of the columns that a cell is higher than beyond chance, “A, C”; null where there are none. */
export function lettersText(cell: Cell): string | null {
  const letters = shownEstimate(cell)?.higherThan ?? [];
  return letters.length === 0 ? null : letters.join(', ');
}

/** Equal weights make an effective base of 50 of 50 people, but for the last digit. */
const ROUNDED = 1 - 1e-9;

/** The effective base under which a shown estimate is flagged, when its own is under it; null otherwise. */
export function fewerThan(cell: Cell): number | null {
  const shown = shownEstimate(cell);
  const limit = shown?.fewBelow ?? FEW_PEOPLE;
  return shown !== null && shown.estimate.effectiveBase < limit * ROUNDED ? limit : null;
}

/** The amount in the cell's unit. A share that is not zero or one is never rounded to look as if it were. */
export function amountText(unit: Unit, value: number, decimals: number): string {
  if (unit === 'share') return shareText(value);
  if (unit === 'share-change') return pointsText(value * 100, 1);
  if (unit === 'total') return decimalText(value, 0);
  if (unit === 'mean-change') return signedText(value, decimals);
  return unit === 'percent' ? `${decimalText(value, decimals)}%` : decimalText(value, decimals);
}

function shareText(share: number): string {
  const percent = Math.round(steady(share * 100));
  if (percent === 0 && share > 0) return '<1%';
  if (percent === 100 && share < 1) return '>99%';
  return `${decimalText(percent, 0)}%`;
}

function pointsText(points: number, decimals: number): string {
  const written = signedText(points, decimals);
  return `${written} ${/^[+−]1$/.test(written) ? 'point' : 'points'}`;
}

function signedText(value: number, decimals: number): string {
  const written = decimalText(Math.abs(value), decimals);
  if (Number(written.replaceAll(',', '')) === 0) return written;
  return `${value > 0 ? '+' : '−'}${written}`;
}

/** Scores on short scales need the second decimal, ratios below one a third; hours and days do not. */
function decimalsOf({ unit, estimate: { value } }: EstimateCell<ShownEstimate>): number {
  if (unit === 'ratio' && Math.abs(value) < 1) return 3;
  return Math.abs(value) < 10 ? 2 : 1;
}

/** By decimals: making one takes longer than writing a hundred numbers with it. */
const FORMATS = new Map<number, Intl.NumberFormat>();

function decimalText(value: number, decimals: number): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const format = FORMATS.get(decimals) ?? new Intl.NumberFormat('en-GB', { ...digits, signDisplay: 'negative' });
  FORMATS.set(decimals, format);
  return format.format(steady(value)).replace('-', '−');
}

/** Takes off the last bits of binary noise, so that 28.5 written as 28.499999999999996 still rounds up. */
function steady(value: number): number {
  return Number(value.toPrecision(12));
}
