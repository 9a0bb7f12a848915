import { SMALLEST_BASE, type Table, withheldMatrix } from '@earshot/tables';
import type { MonthCounts } from '../measures/month-counts.ts';
import { leaversByService, SERVICE_BANDS } from '../measures/movement.ts';
import { column, figure, frameOf, percentage, row, unless } from './cells.ts';

/**
 * Leavers of the month and of twelve months by their length of service. The month is part of the year, so what is withheld
 * is decided of the month and the rest of the year together. None where nobody left.
 */
export function serviceTable(counts: MonthCounts): Table[] {
  const { month, year = null } = counts.movement ?? { month: null };
  const leavers = year?.leavers ?? month?.leavers ?? [];
  if (!month || leavers.length === 0) return [];
  const { on, ...frame } = frameOf(counts);
  const ofMonth = leaversByService(month.leavers);
  const ofYear = leaversByService(leavers);
  const rest = ofYear.map((people, at) => people - ofMonth[at]!);
  const { cells, rows } = withheldMatrix(
    ofMonth.map((people, at) => (year ? [people, rest[at]!] : [people])),
    year ? [null, null] : [null],
  );
  const monthFew = month.leavers.length > 0 && month.leavers.length < SMALLEST_BASE;
  return [
    {
      ...frame,
      id: 'leavers_service',
      title: 'Who left, by length of service',
      columns: [
        column('month', 'In the month'),
        ...(year ? [column('year', 'In twelve months'), column('share', 'In twelve months, per cent')] : []),
      ],
      rows: SERVICE_BANDS.map(({ id, label }) => row(id, label)),
      cells: SERVICE_BANDS.map((_, at) => [
        unless(monthFew ? 'protected' : cells[at]![0], figure(ofMonth[at]!)),
        ...(year
          ? [
              unless(rows[at], figure(ofYear[at]!)),
              unless(
                rows[at],
                percentage(
                  ofYear[at]!,
                  ofYear.reduce((a, b) => a + b, 0),
                ),
              ),
            ]
          : []),
      ]),
      base: `Left in the month, or in the twelve months, to ${on}; who started in that time is not among them`,
      notes: ['Whole years from the start in the service to the day of leaving.'],
    },
  ];
}
