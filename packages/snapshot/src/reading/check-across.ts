// What only rows together can get wrong: references, days in order, grades and types of cases that the scheme knows.
import { dayInWords } from '../month.ts';
import { leaversFrom, workersOf } from '../presence.ts';
import { inForce, type Scheme } from '../scheme/scheme.ts';
import type { Snapshot } from '../snapshot.ts';
import { checkGrades, checkTypes } from './check-scheme.ts';
import { checkTwice } from './check-twice.ts';
import type { PlacedRows } from './placed-rows.ts';

/** Says what does not hold between the rows that could be read. */
export function checkAcross(snapshot: Snapshot, rows: PlacedRows, scheme: Scheme): void {
  checkTwice(rows, snapshot.day);
  postsOfPeople(rows);
  ends(rows, 'people');
  ends(rows, 'cover');
  times(rows, snapshot, leaversFrom(snapshot, scheme));
  checkGrades(rows, scheme);
  if (snapshot.people || snapshot.cover) holders(rows, workersOf(snapshot), snapshot.day);
  const points = inForce(scheme.points, snapshot.day);
  if (points) checkTypes(rows, points);
}

function postsOfPeople(rows: PlacedRows): void {
  if (!rows.files.posts || rows.files.posts.rows.length === 0) return;
  const posts = new Set(rows.of('posts').map((row) => row.text('post')));
  for (const row of rows.of('people')) {
    const post = row.textOrNull('post');
    if (post === null || posts.has(post)) continue;
    rows.say('post-unknown', 'people', row, 'post', 'posts.csv has no such post, or its row there cannot be read.');
  }
}

function ends(rows: PlacedRows, name: 'people' | 'cover'): void {
  for (const row of rows.of(name)) {
    const end = row.textOrNull('end_date');
    if (end === null || end >= row.text('start_date')) continue;
    rows.say('days-order', name, row, 'end_date', `${dayInWords(end)} is before the start date.`);
  }
}

function times(rows: PlacedRows, { day }: Snapshot, from: string): void {
  for (const name of ['people', 'cover'] as const) {
    for (const row of rows.of(name)) {
      if (row.text('start_date') <= day) continue;
      rows.say('starts-later', name, row, 'start_date', `after ${dayInWords(day)}, so that the row is not counted.`);
    }
  }
  for (const row of rows.of('people')) {
    if ((row.textOrNull('end_date') ?? from) >= from) continue;
    rows.say('left-earlier', 'people', row, 'end_date', `before ${dayInWords(from)}, so that the row is not counted.`);
  }
}

/** Once for each holder: a case system has many rows of one. */
function holders(rows: PlacedRows, workers: ReadonlyMap<string, unknown>, day: string): void {
  const told = new Set<string>();
  for (const row of rows.of('cases')) {
    const person = row.text('person');
    if (workers.has(person) || told.has(person)) continue;
    told.add(person);
    const sentence = `nobody there on ${dayInWords(day)} with hours of work has this reference; these cases are in no caseload.`;
    rows.say('holder-unknown', 'cases', row, 'person', sentence);
  }
}
