import type { WithheldReason } from '@earshot/statistics';
import { SMALLEST_BASE, type Table } from '@earshot/tables';
import { type Caseload, type Caseloads, isMore, isOverFull } from '../measures/caseloads.ts';
import { exactSum } from '../measures/exact-sum.ts';
import type { MonthCounts } from '../measures/month-counts.ts';
import { groupsWithheld, type OverFull, overFullByGrade, withheldAmong } from '../measures/over-full.ts';
import { shownQuantile } from '../measures/quantile.ts';
import { dayInWords } from '../month.ts';
import { gradeLabel } from '../scheme/scheme.ts';
import { column, figure, frameOf, percentage, row, unless, WITHHELD } from './cells.ts';

type Reason = WithheldReason | null;

/** Caseloads as bands and by grade, never by worker; none where nobody holds a case. */
export function caseloadTables(counts: MonthCounts): Table[] {
  const { caseloads } = counts;
  if (!caseloads || caseloads.held.length === 0) return [];
  const full = overFullByGrade(
    caseloads.held,
    counts.establishment.grades.map(({ grade }) => grade),
  );
  return [
    bandsTable(counts, caseloads),
    spreadTable(counts, caseloads),
    byGradeTable(counts, caseloads),
    ...(full.grades.length === 0 ? [] : [fullTable(counts, caseloads, full), fullBandsTable(counts, caseloads, full)]),
    ...protectedTable(counts, caseloads),
  ];
}

function notesOf({ casesLeftOut, lacking }: Caseloads): string[] {
  return [
    ...(casesLeftOut === 0
      ? []
      : [`Cases of people who are not there, or not in the files, are left out: ${casesLeftOut}.`]),
    ...(lacking === 'cover'
      ? ['cover.csv was not given, so that caseloads of agency workers are not among them.']
      : []),
    ...(lacking === 'people' ? ['people.csv was not given: these are caseloads of agency workers alone.'] : []),
  ];
}

const BANDS = [1, 6, 11, 16, 21, 26, 31] as const;

function bandsTable(counts: MonthCounts, caseloads: Caseloads): Table {
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

function spreadTable(counts: MonthCounts, caseloads: Caseloads): Table {
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

function byGradeTable(counts: MonthCounts, caseloads: Caseloads): Table {
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

/** Which version of the points a page was made with, in words. */
export function versionWords(version: { readonly version: string; readonly validFrom: string }): string {
  return `Version ${version.version} of the points scheme, valid from ${dayInWords(version.validFrom)}`;
}

function fullNotes(version: NonNullable<Caseloads['version']>): string[] {
  const { shareOfFull } = version.newlyQualified;
  const share = shareOfFull === null ? [] : [`For newly qualified workers ${shareOfFull}% of it is full.`];
  return [`${versionWords(version)}. A full caseload is the grade’s points for the worker’s hours.`, ...share];
}

function fullTable(counts: MonthCounts, caseloads: Caseloads, full: OverFull): Table {
  const { on, ...frame } = frameOf(counts);
  const { grades, within, over, withheld } = full;
  const pairs = [
    ...grades.map((_, at) => ({
      counts: [within[at]!, over[at]!],
      reasons: [withheld.cells[0]![at], withheld.cells[1]![at]],
    })),
    { counts: [exactSum(within), exactSum(over)], reasons: withheld.rows },
  ];
  return {
    ...frame,
    id: 'caseload_full',
    title: 'Workers over a full caseload, by points',
    columns: [
      column('workers', 'Workers'),
      column('within', 'Up to full'),
      column('over', 'Over full'),
      column('share', 'Over full, per cent'),
    ],
    rows: [...grades.map((grade) => row(grade, gradeLabel(counts.scheme, grade))), row('total', 'All these grades')],
    cells: pairs.map(({ counts: [below, above], reasons: [ofBelow, ofAbove] }) => [
      figure(below! + above!),
      unless(ofBelow, figure(below!)),
      unless(ofAbove, figure(above!)),
      unless(ofAbove, percentage(above!, below! + above!)),
    ]),
    base: `Workers who hold a case, of grades that have a full caseload in the scheme, on ${on}`,
    notes: [...fullNotes(caseloads.version!), ...notesOf(caseloads)],
  };
}

const PARTS = [
  { id: 'to_half', label: 'Up to half of a full caseload', to: 0.5 },
  { id: 'to_three_quarters', label: 'Half to three quarters', to: 0.75 },
  { id: 'to_full', label: 'Three quarters to full', to: 1 },
  { id: 'to_five_quarters', label: 'Over full, by a quarter at most', to: 1.25 },
  { id: 'beyond', label: 'Over full by more than a quarter', to: Infinity },
] as const;
const WITHIN_FULL = 3;

function fullBandsTable(counts: MonthCounts, caseloads: Caseloads, full: OverFull): Table {
  const { on, ...frame } = frameOf(counts);
  const parts = caseloads.held.filter((one) => isOverFull(one) !== null).map(({ ofFull }) => ofFull!);
  const people = PARTS.map(({ to }, at) => {
    const from = PARTS[at - 1]?.to ?? -1;
    return parts.filter((part) => isMore(part, from) && !isMore(part, to)).length;
  });
  const withheld = withheldParts(people, full.withheld.rows[1] ?? null);
  return {
    ...frame,
    id: 'caseload_points',
    title: 'Caseloads by points, as a part of each worker’s own full caseload',
    columns: [column('workers', 'Workers')],
    rows: PARTS.map(({ id, label }) => row(id, label)),
    cells: people.map((count, at) => [unless(withheld[at], figure(count))]),
    base: `Workers who hold a case, of grades that have a full caseload in the scheme, on ${on}`,
    notes: [...fullNotes(caseloads.version!), ...notesOf(caseloads)],
  };
}

/**
 * How many are over full is a sum that another table shows or withholds. Shown, the bands on either side of it are each
 * protected within a known sum; withheld, the bands over it stand and fall together.
 */
function withheldParts(people: readonly number[], overIsWithheld: Reason): Reason[] {
  const [below, above] = [people.slice(0, WITHIN_FULL), people.slice(WITHIN_FULL)];
  if (overIsWithheld === null) return [...withheldAmong(below), ...withheldAmong(above)];
  const hidden = withheldAmong([...below, exactSum(above)]);
  return [...hidden.slice(0, WITHIN_FULL), ...above.map((): Reason => 'protected')];
}

function protectedTable(counts: MonthCounts, caseloads: Caseloads): Table[] {
  const judged = caseloads.held.filter(({ isOverProtected }) => isOverProtected !== null);
  if (judged.length === 0) return [];
  const { on, ...frame } = frameOf(counts);
  const over = judged.filter(({ isOverProtected }) => isOverProtected).length;
  const pair = [judged.length - over, over];
  const withheld = judged.length < SMALLEST_BASE ? pair.map((): Reason => 'protected') : withheldAmong(pair);
  const { version } = caseloads;
  return [
    {
      ...frame,
      id: 'caseload_protected',
      title: 'Newly qualified workers and their protected number of cases',
      columns: [column('workers', 'Newly qualified workers'), column('share', 'Per cent')],
      rows: [row('within', 'Up to the protected number'), row('over', 'Over the protected number')],
      cells: pair.map((count, at) => [
        unless(withheld[at], figure(count)),
        unless(withheld[at], percentage(count, judged.length)),
      ]),
      base: `Newly qualified workers who hold a case and have hours of work, on ${on}`,
      notes: [
        `${versionWords(version!)}. The protected number is ${version!.newlyQualified.mostCases} cases for somebody full-time, and less by hours.`,
      ],
    },
  ];
}
