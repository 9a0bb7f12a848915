import type { EesCell } from '@earshot/dataset';
import type { RateFormula } from '../rate-formula.ts';
import { authoritiesIn, type PublishedRow } from './published-row.ts';
import { agrees, type CountRange, countRange, type RateRange, rateRange, sumOf } from './range.ts';

/** A national or regional rate that its own totals do not give, but its authorities do once some are left out. */
export interface RateException {
  readonly line: number;
  readonly area: string;
  readonly year: number;
  readonly published: number;
  /** What the published totals would give. */
  readonly fromTotals: RateRange | null;
  /** The rate of the sums over the authorities that are left in; the ranges of their roundings add up. */
  readonly recomputed: RateRange;
  /** The authorities left out of both parts of the fraction. */
  readonly leftOut: readonly string[];
  /** Those that lack a part and yet were kept: what they lack counts as nothing. */
  readonly keptWithoutPart: readonly string[];
  readonly reason: string;
}

type Holding = Pick<RateException, 'recomputed' | 'leftOut' | 'keptWithoutPart' | 'reason'>;

/**
 * Looks for the authorities that DfE left out of a national or regional rate, in two ways and no more, so that
 * nothing is made to fit: all that lack a part of the fraction; or only those of whose parts one is marked
 * unreliable (`u`), what the others lack counting as nothing. Null where neither gives the published rate.
 */
export function whoWasLeftOut(
  formula: RateFormula,
  row: PublishedRow,
  rows: readonly PublishedRow[],
  published: number,
): Holding | null {
  const authorities = authoritiesIn(row, rows);
  const lacking = authorities.filter((one) => !hasNothing(formula, one) && partsOf(formula, one).some(isMissing));
  const unreliable = lacking.filter((one) => partsOf(formula, one).some(isUnreliable));
  for (const [out, kept, reason] of [
    [lacking, [], WITHOUT_ALL],
    [unreliable, lacking.filter((one) => !unreliable.includes(one)), WITHOUT_UNRELIABLE],
  ] as const) {
    const left = authorities.filter((one) => !out.includes(one));
    const recomputed = rateOfSums(formula, left, row.year);
    if (out.length > 0 && recomputed && agrees(published, recomputed))
      return { recomputed, leftOut: named(out), keptWithoutPart: named(kept), reason };
  }
  return null;
}

const WITHOUT_ALL = 'Authorities without one of the two counts are left out of both.';
const WITHOUT_UNRELIABLE =
  'Authorities of whose counts one is marked u are left out of both; those marked with another symbol stay in with nothing for it.';

function rateOfSums(formula: RateFormula, authorities: readonly PublishedRow[], year: number): RateRange | null {
  const total = (measure: RateFormula['count']) =>
    sumOf(authorities.map(({ figures }) => countRange(measure, figures[measure]!) ?? NOTHING));
  return rateRange(formula, total(formula.count), total(formula.base), year);
}

const NOTHING: CountRange = { printed: 0, least: 0, most: 0 };

/** Whether an authority has a base of zero, as the Isles of Scilly has: then it is in no fraction, whatever its count. */
function hasNothing({ base }: RateFormula, { figures }: PublishedRow): boolean {
  const cell = figures[base]!;
  return cell.kind === 'number' && cell.value === 0;
}

function partsOf({ count, base }: RateFormula, { figures }: PublishedRow): EesCell[] {
  return [figures[count]!, figures[base]!];
}

function isMissing(cell: EesCell): boolean {
  return cell.kind === 'symbol' && cell.symbol !== 'low';
}

function isUnreliable(cell: EesCell): boolean {
  return cell.kind === 'symbol' && cell.symbol === 'u';
}

function named(rows: readonly PublishedRow[]): string[] {
  return rows.map(({ area }) => area);
}
