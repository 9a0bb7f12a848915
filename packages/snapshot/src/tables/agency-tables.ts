import { SMALLEST_BASE, type Table } from '@earshot/tables';
import { COVER_REASONS } from '../layout/codes.ts';
import type { Agency } from '../measures/agency.ts';
import type { MonthCounts } from '../measures/month-counts.ts';
import { groupsWithheld, withheldAmong } from '../measures/over-full.ts';
import { dayInWords } from '../month.ts';
import { column, figure, figureOr, frameOf, percentage, row, unless, WITHHELD } from './cells.ts';

/** Agency posts by reason, how long they have lasted, and hourly rates against the price cap; none without cover.csv. */
export function agencyTables(counts: MonthCounts): Table[] {
  const { agency } = counts;
  if (!agency || agency.workers === 0) return [];
  return [reasonsTable(counts, agency), lengthsTable(counts, agency), ...capTable(counts, agency)];
}

/** Which posts are covered and why is about posts; what a few of them cost is what a few people are paid. */
function reasonsTable(counts: MonthCounts, agency: Agency): Table {
  const { on, ...frame } = frameOf(counts);
  const lines = agency.reasons.filter(({ workers }) => workers > 0);
  const withheld = groupsWithheld(lines.map(({ workers }) => workers));
  const noCost = 'an assignment has no hourly_cost';
  const total = agency.workers < SMALLEST_BASE ? WITHHELD : figureOr(agency.weekly, 0, noCost);
  return {
    ...frame,
    id: 'cover_reasons',
    title: 'Agency workers by reason',
    columns: [column('workers', 'Posts covered'), column('fte', 'FTE'), column('weekly', 'Cost a week (£)')],
    rows: [...lines.map(({ reason }) => row(reason, COVER_REASONS[reason])), row('total', 'All reasons')],
    cells: [
      ...lines.map(({ workers, fte, weekly }, at) => [
        figure(workers),
        figure(fte, 1),
        unless(withheld[at], figureOr(weekly, 0, noCost)),
      ]),
      [figure(agency.workers), figure(agency.fte, 1), total],
    ],
    base: `Agency workers with an assignment on ${on}`,
    notes: [
      `Cost a week: hourly cost × hours a week; where hours are not given, full-time equivalent × ${counts.scheme.fullTimeHours}.`,
      'Costs of fewer than ten workers are withheld, with what would give them away: they would tell what somebody is paid.',
    ],
  };
}

const LENGTHS = [
  { id: 'under_13', label: 'Under 13 weeks', from: 0 },
  { id: '13_to_25', label: '13 to 25 weeks', from: 13 },
  { id: '26_to_51', label: '26 to 51 weeks', from: 26 },
  { id: '52_to_103', label: '52 to 103 weeks', from: 52 },
  { id: '104_plus', label: '104 weeks or more', from: 104 },
] as const;

function lengthsTable(counts: MonthCounts, { weeks }: Agency): Table {
  const { on, ...frame } = frameOf(counts);
  const people = LENGTHS.map(
    ({ from }, at) => weeks.filter((each) => each >= from && each < (LENGTHS[at + 1]?.from ?? Infinity)).length,
  );
  const withheld = withheldAmong(people);
  return {
    ...frame,
    id: 'cover_lengths',
    title: 'How long agency workers have been there',
    columns: [column('workers', 'Agency workers')],
    rows: LENGTHS.map(({ id, label }) => row(id, label)),
    cells: people.map((count, at) => [unless(withheld[at], figure(count))]),
    base: `Agency workers with an assignment on ${on}`,
    notes: [
      'Whole weeks from the start of the assignment to the last day of the month. Assignments still go on, so that they will last longer in the end.',
    ],
  };
}

function capTable(counts: MonthCounts, { cap }: Agency): Table[] {
  if (!cap || cap.within + cap.over === 0) return [];
  const { on, ...frame } = frameOf(counts);
  const withheld = withheldAmong([cap.within, cap.over]);
  const all = cap.within + cap.over;
  const unknown =
    cap.notKnown === 0 ? [] : [`Not held to a cap, without a rate or a cap for the grade: ${cap.notKnown}.`];
  const cells = [cap.within, cap.over].map((count, at) => [
    unless(withheld[at], figure(count)),
    unless(withheld[at], percentage(count, all)),
  ]);
  return [
    {
      ...frame,
      id: 'cover_cap',
      title: 'Hourly rates against the price cap',
      columns: [column('workers', 'Agency workers'), column('share', 'Per cent')],
      rows: [row('within', 'Up to the cap'), row('over', 'Over the cap')],
      cells,
      base: `Agency workers with an assignment on ${on}, whose rate is given and whose grade has a cap`,
      notes: [`The caps of the scheme, valid from ${dayInWords(cap.validFrom)}.`, ...unknown],
    },
  ];
}
