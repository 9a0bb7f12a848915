import type { WithheldReason } from '@earshot/statistics';
import { SMALLEST_BASE, type Table } from '@earshot/tables';
import { type Caseloads, isMore, isOverFull } from '../measures/caseloads.ts';
import { exactSum } from '../measures/exact-sum.ts';
import type { MonthCounts } from '../measures/month-counts.ts';
import { type OverFull, withheldAmong } from '../measures/over-full.ts';
import { gradeLabel } from '../scheme/scheme.ts';
import { notesOf, versionWords } from './caseload-notes.ts';
import { column, figure, frameOf, percentage, row, unless } from './cells.ts';

type Reason = WithheldReason | null;

function fullNotes(version: NonNullable<Caseloads['version']>): string[] {
  const { shareOfFull } = version.newlyQualified;
  const share = shareOfFull === null ? [] : [`For newly qualified workers ${shareOfFull}% of it is full.`];
  return [`${versionWords(version)}. A full caseload is the grade’s points for the worker’s hours.`, ...share];
}

/** Who is over a full caseload, by grade. */
export function fullTable(counts: MonthCounts, caseloads: Caseloads, full: OverFull): Table {
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

/** Caseloads as parts of what is full for each worker. */
export function fullBandsTable(counts: MonthCounts, caseloads: Caseloads, full: OverFull): Table {
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

/** The newly qualified against their protected number of cases; none where the scheme has no such number. */
export function protectedTable(counts: MonthCounts, caseloads: Caseloads): Table[] {
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
