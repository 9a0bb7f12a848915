import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monthOf, rows, schemeOf } from '../fixtures/month.ts';
import { NO_SCHEME } from '../scheme/scheme.ts';
import { snapshotPage } from '../tables/snapshot-page.ts';
import { establishmentOf } from './establishment.ts';

const scheme = schemeOf('title: T\ngrades: {sw: Social worker, sp: Senior practitioner, tm: Team manager}\n');
const POSTS = 'post,grade,fte\nA,sw,44\nB,sp,14\nC,tm,2\nD,sw,100\n';
const OFFERS = rows('offer,grade,fte,planned_start,cohort', 41, (at) =>
  at < 40 ? `O${at},sw,1,2023-09-11,${at % 2 ? 'asye' : 'international'}` : `O${at},sp,1,2023-09-18,experienced`,
);

test('sixty vacancies in three grades and forty-one accepted offers leave nineteen, most of them for experienced staff', () => {
  const people = rows('person,post,grade,fte,start_date', 100, (at) => `E${at},D,sw,1,2020-01-06`);
  const month = monthOf({ posts: POSTS, people, offers: OFFERS }, scheme, '2023-08');
  const { grades, total } = establishmentOf(month, scheme);
  assert.deepEqual(
    grades.map(({ grade, vacant, leftIfAllStart }) => [grade, vacant, leftIfAllStart]),
    [
      ['sw', 44, 4],
      ['sp', 14, 13],
      ['tm', 2, 2],
    ],
  );
  assert.deepEqual([total.vacant, total.accepted, total.leftIfAllStart], [60, 41, 19]);
  const { findings } = snapshotPage(month, [], scheme);
  assert.ok(
    findings.some(({ text }) =>
      text.endsWith(
        '19.0 full-time equivalents are left: Social worker 4.0, Senior practitioner 13.0, Team manager 2.0.',
      ),
    ),
    JSON.stringify(findings),
  );
});

test('somebody beyond a post hides no vacancy of another, where it is known who is in which', () => {
  const posts = 'post,grade,fte\nA,sw,1\nB,sw,1\n';
  const known = monthOf({
    posts,
    people: 'person,post,grade,fte,start_date\nE1,A,sw,1,2020-01-06\nE2,A,sw,0.6,2020-01-06\n',
  });
  const byPost = establishmentOf(known, NO_SCHEME);
  assert.deepEqual([byPost.isByPost, byPost.total.vacant, byPost.beyondPosts], [true, 1, 0.6]);
  const unknown = monthOf({ posts, people: 'person,grade,fte,start_date\nE1,sw,1,2020-01-06\nE2,sw,0.6,2020-01-06\n' });
  const byGrade = establishmentOf(unknown, NO_SCHEME);
  assert.deepEqual([byGrade.isByPost, byGrade.total.vacant, byGrade.beyondPosts], [false, 0.4, 0]);
});

test('too many of one grade fill no post of another', () => {
  const cover = rows(
    'worker,grade,reason,fte,start_date',
    6,
    (at) => `A${at},sw,${at < 5 ? 'vacancy' : 'sickness'},1,2026-01-05`,
  );
  const month = monthOf({
    posts: 'post,grade,fte\nA,sw,3\nB,tm,2\n',
    people: 'person,grade,fte,start_date\n',
    cover,
    offers: 'offer,grade,fte,planned_start,cohort\n',
  });
  const { grades, total } = establishmentOf(month, NO_SCHEME);
  assert.deepEqual(
    grades.map(({ gap }) => gap),
    [-2, 2],
  );
  assert.deepEqual([total.covered, total.gap], [5, 2]);
});

test('who starts on the last day fills a post, and who starts the day after does not', () => {
  const vacant = (start: string) => {
    const people = `person,post,grade,fte,start_date\nE1,A,sw,1,${start}\n`;
    return establishmentOf(monthOf({ posts: 'post,grade,fte\nA,sw,1\n', people }), NO_SCHEME).total.vacant;
  };
  assert.deepEqual(['2026-10-31', '2026-11-01'].map(vacant), [0, 1]);
});

test('who has left by the last day fills no post, and who leaves the day after does', () => {
  const people = (end: string) => `person,post,grade,fte,start_date,end_date\nE1,A,sw,1,2020-01-06,${end}\n`;
  const vacant = (end: string) =>
    establishmentOf(monthOf({ posts: 'post,grade,fte\nA,sw,1\n', people: people(end) }), NO_SCHEME).total.vacant;
  assert.deepEqual(['2026-10-30', '2026-10-31', '2026-11-01'].map(vacant), [1, 1, 0]);
});
