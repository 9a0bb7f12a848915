import type { FileName } from '../layout/layout.ts';
import { withoutNoise } from '../measures/exact-sum.ts';
import { dayInWords } from '../month.ts';
import type { RuleCode } from './catalogue.ts';
import type { PlacedRows } from './placed-rows.ts';
import type { SnapshotRow } from './row.ts';

/** Rows that stand twice, and people who are counted twice. */
export function checkTwice(rows: PlacedRows, day: string): void {
  each(rows, 'posts', 'post', (row) => row.text('post'), 'post-twice', 'another row has the same post');
  const inPost = (row: SnapshotRow): string => `${row.text('person')} ${row.textOrNull('post') ?? ''}`;
  const spell = (row: SnapshotRow): string => `${inPost(row)} ${row.text('start_date')}`;
  each(rows, 'people', 'person', spell, 'person-twice', 'another row has the same person, post and start date');
  each(rows, 'offers', 'offer', (row) => row.text('offer'), 'offer-twice', 'another row has the same offer');
  overlaps(rows);
  employedAndAgency(rows, day);
  hours(rows, day);
}

function each(
  rows: PlacedRows,
  name: FileName,
  column: string,
  key: (row: SnapshotRow) => string,
  code: RuleCode,
  words: string,
): void {
  const first = new Map<string, number>();
  for (const row of rows.of(name)) {
    const line = first.get(key(row));
    if (line === undefined) first.set(key(row), row.line);
    else rows.say(code, name, row, column, `${words} (line ${line}).`);
  }
}

function overlaps(rows: PlacedRows): void {
  const last = new Map<string, SnapshotRow>();
  const order = (a: SnapshotRow, b: SnapshotRow): number => a.text('start_date').localeCompare(b.text('start_date'));
  for (const row of [...rows.of('cover')].sort(order)) {
    const before = last.get(row.text('worker'));
    last.set(row.text('worker'), row);
    if (!before || (before.textOrNull('end_date') ?? '9999') <= row.text('start_date')) continue;
    const sentence = `the assignment of line ${before.line} goes on when this one starts. Give the earlier one its end.`;
    rows.say('worker-twice', 'cover', row, 'worker', sentence);
  }
}

/** Two systems may count their people alike: the cases of two would then be those of one. */
function employedAndAgency(rows: PlacedRows, day: string): void {
  const people = new Set(rows.thereOn('people', day).map((row) => row.text('person')));
  for (const row of rows.thereOn('cover', day)) {
    if (!people.has(row.text('worker'))) continue;
    const sentence = `people.csv has somebody in post with this reference on ${dayInWords(day)}. Give one of them another.`;
    rows.say('worker-employed', 'cover', row, 'worker', sentence);
  }
}

function hours(rows: PlacedRows, day: string): void {
  const held = new Map<string, number>();
  for (const row of rows.thereOn('people', day)) {
    const before = held.get(row.text('person')) ?? 0;
    const fte = withoutNoise(before + row.amount('fte'));
    held.set(row.text('person'), fte);
    if (fte <= 1 || before > 1) continue;
    const sentence = `with the rows before, this person works ${fte}. Has an earlier row no end_date?`;
    rows.say('hours-many', 'people', row, 'fte', sentence);
  }
}
