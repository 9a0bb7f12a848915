import { nearest } from '@earshot/planfile';
import type { FileName } from '../layout/layout.ts';
import type { PointsVersion, Scheme } from '../scheme/scheme.ts';
import type { PlacedRows } from './placed-rows.ts';
import type { SnapshotRow } from './row.ts';

const MOST_GRADES = 60;

/** Grades that the scheme does not know, or too many of them. */
export function checkGrades(rows: PlacedRows, { grades }: Scheme): void {
  const seen = new Set<string>();
  for (const name of ['posts', 'people', 'cover', 'offers'] as const) {
    for (const row of rows.of(name)) {
      const grade = row.text('grade');
      const isNew = !seen.has(grade);
      seen.add(grade);
      if (grades && !grades.has(grade)) unknownGrade(rows, name, row, [...grades.keys()]);
      const many = `there are more than ${MOST_GRADES} grades. Are they titles of posts?`;
      if (isNew && seen.size === MOST_GRADES + 1) rows.say('grades-many', name, row, 'grade', many);
    }
  }
}

function unknownGrade(rows: PlacedRows, name: FileName, row: SnapshotRow, known: readonly string[]): void {
  const [near] = nearest(row.text('grade'), known, 1);
  rows.say('grade-unknown', name, row, 'grade', `the scheme has no such grade. Perhaps “${near}” is meant.`);
}

/** Cases without points in the version in force. */
export function checkTypes(rows: PlacedRows, { version, types }: PointsVersion): void {
  const { cases } = rows.files;
  if (cases && cases.rows.length > 0 && !cases.header.includes('type')) {
    const sentence = `The column “type” is missing, and version ${version} of the points scheme is in force.`;
    rows.sayOfFile('type-missing', 'cases', sentence);
    return;
  }
  for (const row of rows.of('cases')) {
    const type = row.textOrNull('type');
    if (type !== null && types.has(type)) continue;
    if (type === null) {
      rows.say('type-missing', 'cases', row, 'type', `version ${version} of the points scheme is in force.`);
      continue;
    }
    const [near] = nearest(type, [...types.keys()], 1);
    const sentence = `version ${version} gives it no points. Perhaps “${near}” is meant.`;
    rows.say('type-unknown', 'cases', row, 'type', sentence);
  }
}
