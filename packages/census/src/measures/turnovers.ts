import { type CensusMeasure, rate } from './census-measure.ts';
import { headcount } from './count-people.ts';
import type { Movement } from './movement.ts';

/** Turnover by the DfE’s formula and by the one that personnel departments use, and who stayed; all of people. */
export interface Turnovers {
  /** Leavers over those in post at the end of the year. */
  readonly dfe: CensusMeasure;
  /** Leavers over the mean of those in post at its start and end. */
  readonly personnel: CensusMeasure;
  /** Of those in post at the start, how many still are at the end. */
  readonly stability: CensusMeasure;
  /** Why the first two differ, or that they do not. */
  readonly sentence: string;
}

/** Who started and left within the year is a leaver in neither, so that the two differ by what they divide by alone. */
export function turnovers(movement: Movement, startDay: string, endDay: string): Turnovers {
  const leavers = headcount(movement.leavers, 'role_end');
  const [start, end] = [headcount(movement.atStart, null), headcount(movement.inPost, null)];
  const stayed = headcount(movement.stayed, null);
  const dfe = rate({ id: 'turnover_rate_headcount', label: 'Turnover as the DfE counts it' }, leavers, end);
  const personnel = rate(
    { id: 'turnover_average_headcount', label: 'Turnover over average staff' },
    leavers,
    (start + end) / 2,
  );
  const stability = rate({ id: 'stability_index_headcount', label: 'Stability index' }, stayed, start);
  return { dfe, personnel, stability, sentence: difference(leavers, { start, end, startDay, endDay }) };
}

interface Staff {
  readonly start: number;
  readonly end: number;
  readonly startDay: string;
  readonly endDay: string;
}

function difference(leavers: number, { start, end, startDay, endDay }: Staff): string {
  const staff = `${start} in post on ${startDay}, ${end} on ${endDay}`;
  if (start + end === 0) return 'Nobody was in post on either day, so that there is no turnover.';
  if (leavers === 0) return `Nobody left, so that both are 0 (${staff}).`;
  if (end === 0) return `Nobody is left in post, so that the DfE’s formula has nothing to divide by (${staff}).`;
  if (start === end) return `Both divide by the same number and agree (${staff}).`;
  const [moved, than] = start < end ? ['grew', 'lower'] : ['shrank', 'higher'];
  return `The DfE divides ${leavers} leavers by those in post at the end of the year, personnel by the mean of its start and end. The workforce ${moved} (${staff}), so that the DfE’s figure is the ${than} one.`;
}
