// What only rows together can get wrong: references, days in order, grades and types of cases that the scheme knows.
import { nearest } from '@earshot/planfile';
import type { FileName } from '../layout/layout.ts';
import { dayInWords } from '../month.ts';
import { leaversFrom, workersOf } from '../presence.ts';
import type { PointsVersion, Scheme } from '../scheme/scheme.ts';
import type { Snapshot } from '../snapshot.ts';
import type { RuleCode } from './catalogue.ts';
import type { FindingsOfFiles } from './findings-of-files.ts';
import type { RowsOfFiles } from './read-snapshot.ts';
import type { SnapshotRow } from './row.ts';

const MOST_GRADES = 60;

/** Adds what does not hold between the rows that could be read. */
export function checkAcross(
  snapshot: Snapshot,
  rows: RowsOfFiles,
  scheme: Scheme,
  points: PointsVersion | null,
  findings: FindingsOfFiles,
): void {
  const across = new Across(rows, findings);
  across.twice();
  across.postsOfPeople();
  across.days('people', 'end_date');
  across.days('cover', 'end_date');
  across.times(snapshot, leaversFrom(snapshot, scheme));
  across.grades(scheme);
  if (snapshot.people || snapshot.cover) across.holders(workersOf(snapshot), snapshot.day);
  if (points) across.types(points);
}

class Across {
  readonly #rows: RowsOfFiles;
  readonly #findings: FindingsOfFiles;

  constructor(rows: RowsOfFiles, findings: FindingsOfFiles) {
    this.#rows = rows;
    this.#findings = findings;
  }

  #rowsOf(name: FileName): readonly SnapshotRow[] {
    return this.#rows[name]?.rows ?? [];
  }

  #say(code: RuleCode, name: FileName, { line }: SnapshotRow, column: string, sentence: string): void {
    const at = this.#rows[name]!.header.indexOf(column);
    this.#findings.add(code, { file: `${name}.csv`, line, column: at + 1 }, `${column}: ${sentence}`);
  }

  twice(): void {
    this.#each('posts', 'post', (row) => row.text('post'), 'post-twice', 'another row has the same post');
    const inPost = (row: SnapshotRow): string => `${row.text('person')} ${row.textOrNull('post') ?? ''}`;
    const spell = (row: SnapshotRow): string => `${inPost(row)} ${row.text('start_date')}`;
    this.#each('people', 'person', spell, 'person-twice', 'another row has the same person, post and start date');
    this.#each('offers', 'offer', (row) => row.text('offer'), 'offer-twice', 'another row has the same offer');
    this.#overlaps();
  }

  #each(name: FileName, column: string, key: (row: SnapshotRow) => string, code: RuleCode, words: string): void {
    const first = new Map<string, number>();
    for (const row of this.#rowsOf(name)) {
      const line = first.get(key(row));
      if (line === undefined) first.set(key(row), row.line);
      else this.#say(code, name, row, column, `${words} (line ${line}).`);
    }
  }

  #overlaps(): void {
    const last = new Map<string, SnapshotRow>();
    const order = (a: SnapshotRow, b: SnapshotRow): number => a.text('start_date').localeCompare(b.text('start_date'));
    for (const row of [...this.#rowsOf('cover')].sort(order)) {
      const before = last.get(row.text('worker'));
      last.set(row.text('worker'), row);
      if (!before || (before.textOrNull('end_date') ?? '9999') <= row.text('start_date')) continue;
      const sentence = `the assignment of line ${before.line} goes on when this one starts. Give the earlier one its end.`;
      this.#say('worker-twice', 'cover', row, 'worker', sentence);
    }
  }

  postsOfPeople(): void {
    if (!this.#rows.posts || this.#rows.posts.rows.length === 0) return;
    const posts = new Set(this.#rowsOf('posts').map((row) => row.text('post')));
    for (const row of this.#rowsOf('people')) {
      const post = row.textOrNull('post');
      if (post === null || posts.has(post)) continue;
      this.#say('post-unknown', 'people', row, 'post', 'posts.csv has no such post, or its row there cannot be read.');
    }
  }

  days(name: FileName, column: string): void {
    for (const row of this.#rowsOf(name)) {
      const end = row.textOrNull(column);
      if (end === null || end >= row.text('start_date')) continue;
      this.#say('days-order', name, row, column, `${dayInWords(end)} is before the start date.`);
    }
  }

  times({ day }: Snapshot, from: string): void {
    for (const name of ['people', 'cover'] as const) {
      for (const row of this.#rowsOf(name)) {
        if (row.text('start_date') <= day) continue;
        this.#say('starts-later', name, row, 'start_date', `after ${dayInWords(day)}, so that the row is not counted.`);
      }
    }
    for (const row of this.#rowsOf('people')) {
      if ((row.textOrNull('end_date') ?? from) >= from) continue;
      this.#say(
        'left-earlier',
        'people',
        row,
        'end_date',
        `before ${dayInWords(from)}, so that the row is not counted.`,
      );
    }
  }

  grades({ grades }: Scheme): void {
    const seen = new Set<string>();
    for (const name of ['posts', 'people', 'cover', 'offers'] as const) {
      for (const row of this.#rowsOf(name)) {
        const grade = row.text('grade');
        const isNew = !seen.has(grade);
        seen.add(grade);
        if (grades && !grades.has(grade)) this.#unknownGrade(name, row, [...grades.keys()]);
        if (isNew && seen.size === MOST_GRADES + 1)
          this.#say(
            'grades-many',
            name,
            row,
            'grade',
            `there are more than ${MOST_GRADES} grades. Are they titles of posts?`,
          );
      }
    }
  }

  #unknownGrade(name: FileName, row: SnapshotRow, known: readonly string[]): void {
    const [near] = nearest(row.text('grade'), known, 1);
    this.#say('grade-unknown', name, row, 'grade', `the scheme has no such grade. Perhaps “${near}” is meant.`);
  }

  /** Once for each holder: a case system has many rows of one. */
  holders(workers: ReadonlyMap<string, unknown>, day: string): void {
    const told = new Set<string>();
    for (const row of this.#rowsOf('cases')) {
      const person = row.text('person');
      if (workers.has(person) || told.has(person)) continue;
      told.add(person);
      const sentence = `nobody there on ${dayInWords(day)} with hours of work has this reference; these cases are in no caseload.`;
      this.#say('holder-unknown', 'cases', row, 'person', sentence);
    }
  }

  types({ version, types }: PointsVersion): void {
    const { cases } = this.#rows;
    if (cases && cases.rows.length > 0 && !cases.header.includes('type')) {
      const sentence = `The column “type” is missing, and version ${version} of the points scheme is in force.`;
      this.#findings.add('type-missing', { file: 'cases.csv', line: 1, column: 1 }, sentence);
      return;
    }
    for (const row of this.#rowsOf('cases')) {
      const type = row.textOrNull('type');
      if (type !== null && types.has(type)) continue;
      const [near] = type === null ? [] : nearest(type, [...types.keys()], 1);
      const missing = `version ${version} of the points scheme is in force, so that a type is needed.`;
      if (type === null) this.#say('type-missing', 'cases', row, 'type', missing);
      else
        this.#say(
          'type-unknown',
          'cases',
          row,
          'type',
          `version ${version} gives it no points. Perhaps “${near}” is meant.`,
        );
    }
  }
}
