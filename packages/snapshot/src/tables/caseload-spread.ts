import type { WithheldReason } from '@earshot/statistics';
import { SMALLEST_BASE, type Table } from '@earshot/tables';
import type { Caseload, Caseloads } from '../measures/caseloads.ts';
import { exactSum } from '../measures/exact-sum.ts';
import type { MonthCounts } from '../measures/month-counts.ts';
import { groupsWithheld, withheldAmong } from '../measures/over-full.ts';
import { shownQuantile } from '../measures/quantile.ts';
import { gradeLabel } from '../scheme/scheme.ts';
import { notesOf } from './caseload-notes.ts';
import { column, figure, frameOf, row, unless, WITHHELD } from './cells.ts';

type Reason = WithheldReason | null;

const BANDS = [1, 6, 11, 16, 21, 26, 31] as const;

/** How many workers hold how many cases. */
export function bandsTable(counts: MonthCounts, caseloads: Caseloads): Table {
  const { on, ...frame } = frameOf(counts);
  const held = caseloads.held.map(({ cases }) => cases);
  const people = BANDS.map(
    (from, at) => held.filter((each) => each >= from && each < (BANDS[at + 1] ?? Infinity)).length,
  );
  const withheld = withheldAmong(people);
  return {
    ...frame,
    id: 'caseload_bands',
    title: 'Workers by how many cases they hold',
    columns: [column('workers', 'Workers')],
    rows: BANDS.map((from, at) => {
      const next = BANDS[at + 1];
      return row(`from_${from}`, next === undefined ? `${from} cases or more` : `${from} to ${next - 1} cases`);
    }),
    cells: people.map((count, at) => [unless(withheld[at], figure(count))]),
    base: `Workers who hold a case and have hours of work, agency workers included, on ${on}`,
    notes: ['Cases as they are held, also by those who work part time.', ...notesOf(caseloads)],
  };
}

const QUANTILES = [
  ['lower_quartile', 'A quarter hold no more than', 0.25],
  ['median', 'Half hold no more than', 0.5],
  ['upper_quartile', 'Three quarters hold no more than', 0.75],
  ['ninth_decile', 'Nine in ten hold no more than', 0.9],
] as const;

/** Quartiles, median and ninth decile of cases held. */
export function spreadTable(counts: MonthCounts, caseloads: Caseloads): Table {
  const { on, ...frame } = frameOf(counts);
  const held = caseloads.held.map(({ cases }) => cases).sort((a, b) => a - b);
  return {
    ...frame,
    id: 'caseload_spread',
    title: 'How caseloads are spread',
    columns: [column('cases', 'Cases')],
    rows: QUANTILES.map(([id, label]) => row(id, label)),
    cells: QUANTILES.map(([, , share]) => {
      const value = shownQuantile(held, share);
      return [value === null ? WITHHELD : figure(value, 1)];
    }),
    base: `Workers who hold a case and have hours of work, agency workers included, on ${on}`,
    notes: ['A number is shown where ten workers or more are on either side of it.'],
  };
}

/** Mean and median by grade; those of small grades are withheld with what would give them away. */
export function byGradeTable(counts: MonthCounts, caseloads: Caseloads): Table {
  const { on, ...frame } = frameOf(counts);
  const of = (grade: string): readonly Caseload[] => caseloads.held.filter((one) => one.grade === grade);
  const grades = counts.establishment.grades.map(({ grade }) => grade).filter((grade) => of(grade).length > 0);
  const withheld = groupsWithheld(grades.map((grade) => of(grade).length));
  const few: Reason = caseloads.held.length < SMALLEST_BASE ? 'protected' : null;
  const cellsOf = (held: readonly Caseload[], reason: Reason | undefined) => {
    const ordered = held.map(({ cases }) => cases).sort((a, b) => a - b);
    const [cases, fte] = [exactSum(ordered), exactSum(held.map((one) => one.fte))];
    const median = shownQuantile(ordered, 0.5);
    return [
      figure(held.length),
      figure(fte, 1),
      unless(reason, figure(cases / fte, 1)),
      unless(reason, median === null ? WITHHELD : figure(median, 1)),
    ];
  };
  return {
    ...frame,
    id: 'caseload_grades',
    title: 'Caseloads by grade',
    columns: [
      column('workers', 'Workers'),
      column('fte', 'FTE'),
      column('mean', 'Cases / FTE'),
      column('median', 'Median of cases'),
    ],
    rows: [...grades.map((grade) => row(grade, gradeLabel(counts.scheme, grade))), row('total', 'All grades')],
    cells: [...grades.map((grade, at) => cellsOf(of(grade), withheld[at])), cellsOf(caseloads.held, few)],
    base: `Workers who hold a case and have hours of work, agency workers included, on ${on}`,
    notes: [
      'Cases / FTE is the average caseload of the DfE. It is withheld of a grade of fewer than ten workers, with what would give it away.',
      ...notesOf(caseloads),
    ],
  };
}
