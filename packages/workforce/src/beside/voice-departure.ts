import { tCritical } from '@earshot/statistics';
import { type Cell, shownEstimate, withheldReason } from '@earshot/tables';
import { type Departure, notKnown } from './departure.ts';

/**
 * How a place’s survey estimate stands to the rest of its table’s base, by the test that the table made: the sample’s
 * design, the base and the rules of disclosure are the table’s. A difference that the table does not mark, because of
 * the many that it tests, is within chance here too.
 */
export function voiceDeparture(cell: Cell): Departure {
  if (withheldReason(cell)) return notKnown('the estimate is withheld, as too few people answered there or beside it');
  if (cell.kind === 'small-base') return notKnown(`fewer than ${cell.needed} people answered there`);
  const shown = shownEstimate(cell);
  if (!shown) return notKnown('nobody there could be asked this');
  if (!shown.comparison) return notKnown('the estimate cannot be compared with the rest');
  const { difference, standardError, verdict } = shown.comparison;
  const reach = tCritical(shown.estimate.interval.level, shown.estimate.degreesOfFreedom) * standardError;
  const found = { difference, least: difference - reach, most: difference + reach };
  return verdict === null ? { kind: 'within', ...found } : { kind: 'departs', side: verdict, ...found };
}

/** The value of an estimate that may be shown; null for every other cell. */
export function shownVoice(cell: Cell): number | null {
  return shownEstimate(cell)?.estimate.value ?? null;
}
