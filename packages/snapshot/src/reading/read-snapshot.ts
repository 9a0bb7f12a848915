import type { Problem } from '@earshot/planfile';
import type { Cohort, CoverReason, OfferStatus, Origin } from '../layout/codes.ts';
import { type FileName, SNAPSHOT_FILES } from '../layout/layout.ts';
import { isMonth, lastDay } from '../month.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Cover, HeldCases, Offer, Person, Post, Snapshot } from '../snapshot.ts';
import { checkAcross } from './check-across.ts';
import { FindingsOfFiles } from './findings-of-files.ts';
import { PlacedRows } from './placed-rows.ts';
import { type ReadRows, readFile } from './read-file.ts';
import type { SnapshotRow } from './row.ts';

/** The text of the files of a month, by name without its ending. */
export type SnapshotFiles = Readonly<Partial<Record<FileName, string>>>;

/** A month as it was read: all that holds, and everything that does not. */
export interface ReadSnapshot {
  /** Of the rows in which nothing is wrong. */
  readonly snapshot: Snapshot;
  readonly problems: readonly Problem[];
}

/** Rows by file; null for a file that was not given. */
export type RowsOfFiles = Readonly<Record<FileName, ReadRows | null>>;

/**
 * Reads the five files of a month, each of which may be left out; what rests on it is then not known. Everything that is
 * wrong is said at once with file, line and column, and one bad row hides no other. References link the files to each other
 * and are kept in the result only as long as the caller keeps it. Throws for a month that is not YYYY-MM.
 * @param others names of further CSV files that stood beside them, which are named and not read.
 */
export function readSnapshot(
  month: string,
  files: SnapshotFiles,
  scheme: Scheme,
  others: readonly string[] = [],
): ReadSnapshot {
  if (!isMonth(month)) throw new Error(`readSnapshot: the month “${month}” is not YYYY-MM.`);
  const findings = new FindingsOfFiles();
  const read = (name: FileName): ReadRows | null =>
    files[name] === undefined ? null : readFile(name, files[name], findings);
  const rows: RowsOfFiles = {
    posts: read('posts'),
    people: read('people'),
    cover: read('cover'),
    cases: read('cases'),
    offers: read('offers'),
  };
  nameOthers(files, others, findings);
  const snapshot = snapshotOf(month, rows);
  checkAcross(snapshot, new PlacedRows(rows, findings), scheme);
  return { snapshot, problems: findings.all([...SNAPSHOT_FILES.map((name) => `${name}.csv`), ...others]) };
}

function nameOthers(files: SnapshotFiles, others: readonly string[], findings: FindingsOfFiles): void {
  const known = SNAPSHOT_FILES.map((name) => `${name}.csv`).join(', ');
  if (Object.keys(files).length === 0)
    findings.add('files-none', { file: 'posts.csv', line: 1, column: 1 }, `None of ${known} is there.`);
  for (const file of others)
    findings.add('file-unknown', { file, line: 1, column: 1 }, `This file is not read; those that are: ${known}.`);
}

function snapshotOf(month: string, rows: RowsOfFiles): Snapshot {
  const list = <T>(name: FileName, one: (row: SnapshotRow) => T): readonly T[] | null =>
    rows[name]?.rows.map(one) ?? null;
  return {
    month,
    day: lastDay(month),
    posts: list('posts', postOf),
    people: list('people', personOf),
    cover: list('cover', coverOf),
    cases: list('cases', casesOf),
    offers: list('offers', offerOf),
    rows: simulatedRows(rows),
  };
}

/** Of the rows that are about people, where any of them is simulated; of all rows otherwise. */
function simulatedRows(rows: RowsOfFiles): Snapshot['rows'] {
  const counted = (names: readonly FileName[]): Snapshot['rows'] => {
    const some = names.flatMap((name) => rows[name]?.rows ?? []);
    return { simulated: some.filter((row) => row.isYes('simulated')).length, all: some.length };
  };
  const people = counted(['people', 'cover', 'offers']);
  return people.simulated > 0 ? people : counted(SNAPSHOT_FILES);
}

function postOf(row: SnapshotRow): Post {
  return { post: row.text('post'), grade: row.text('grade'), fte: row.amount('fte') };
}

function personOf(row: SnapshotRow): Person {
  return {
    person: row.text('person'),
    post: row.textOrNull('post'),
    grade: row.text('grade'),
    fte: row.amount('fte'),
    start: row.text('start_date'),
    end: row.textOrNull('end_date'),
    // A code was looked up in its list when the cell was read.
    origin: row.textOrNull('origin') as Origin | null,
    isNewlyQualified: row.isYes('newly_qualified'),
  };
}

function coverOf(row: SnapshotRow): Cover {
  return {
    worker: row.text('worker'),
    grade: row.text('grade'),
    reason: row.text('reason') as CoverReason,
    fte: row.amount('fte'),
    start: row.text('start_date'),
    end: row.textOrNull('end_date'),
    hours: row.amountOrNull('hours'),
    hourlyCost: row.amountOrNull('hourly_cost'),
    cappedRate: row.amountOrNull('capped_rate'),
  };
}

function casesOf(row: SnapshotRow): HeldCases {
  return { person: row.text('person'), type: row.textOrNull('type'), cases: row.amountOrNull('cases') ?? 1 };
}

function offerOf(row: SnapshotRow): Offer {
  return {
    offer: row.text('offer'),
    grade: row.text('grade'),
    fte: row.amount('fte'),
    start: row.text('planned_start'),
    cohort: row.text('cohort') as Cohort,
    status: (row.textOrNull('status') ?? 'accepted') as OfferStatus,
  };
}
