import { type CensusMeasure, rate } from './census-measure.ts';
import { headcount } from './count-people.ts';
import type { Movement } from './movement.ts';

/**
 * What has moved from 1 October to a day before the year’s end. They are named and labelled apart from the rates of a whole
 * year, which nobody is to take them for.
 * @param fte of leavers (null where nobody’s hours are known) and of those in post on the day.
 */
export function soFar(
  { leavers, inPost, stayed, atStart }: Movement,
  fte: { readonly leavers: number | null; readonly inPost: number },
): CensusMeasure[] {
  return [
    rate({ id: 'left_so_far_fte', label: 'Left since 1 October' }, fte.leavers, fte.inPost),
    rate(
      { id: 'left_so_far_headcount', label: 'Left since 1 October, headcount' },
      headcount(leavers, 'role_end'),
      headcount(inPost, null),
    ),
    rate(
      { id: 'stayed_so_far_headcount', label: 'Of those in post on 30 September before, still there' },
      headcount(stayed, null),
      headcount(atStart, null),
    ),
  ];
}
