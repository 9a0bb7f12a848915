import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countMonth, type MonthCounts } from '../measures/month-counts.ts';
import { overFullByGrade } from '../measures/over-full.ts';
import { isMonth } from '../month.ts';
import { readSnapshot } from '../reading/read-snapshot.ts';
import { readScheme } from '../scheme/read-scheme.ts';
import type { KnownMonth } from './known-month.ts';
import { simulateMonths } from './simulate-months.ts';
import { SIMULATED_SCHEME } from './simulated-scheme.ts';

const scheme = readScheme('scheme.yml', SIMULATED_SCHEME).scheme!;
const GRADES = ['sw', 'sp', 'tm'] as const;

/** Two numbers that are the same but for the last bits. */
function same(found: number | null | undefined, known: number, what: string): void {
  assert.ok(typeof found === 'number' && Math.abs(found - known) < 1e-6, `${what}: ${found} is not ${known}`);
}

const wish = fc.record({
  month: fc
    .record({ year: fc.integer({ min: 2022, max: 2030 }), month: fc.integer({ min: 1, max: 12 }) })
    .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}`)
    .filter(isMonth),
  months: fc.integer({ min: 1, max: 3 }),
  workers: fc.integer({ min: 1, max: 120 }),
  seed: fc.integer({ min: 0, max: 1e6 }),
});

test('whatever month is made up breaks no rule, and is counted as what it was made from', () => {
  fc.assert(
    fc.property(wish, (made) => {
      for (const { month, files, known } of simulateMonths(made)) {
        const { snapshot, problems } = readSnapshot(month, files, scheme);
        assert.deepEqual(problems, []);
        assert.equal(snapshot.rows.simulated, snapshot.rows.all);
        const counts = countMonth(snapshot, scheme);
        postsAreRight(counts, known);
        agencyIsRight(counts, known);
        movesAreRight(counts, known);
        caseloadsAreRight(counts, known);
      }
    }),
    { numRuns: 30 },
  );
});

function postsAreRight(
  { establishment: { grades, total, beyondPosts }, pipeline }: MonthCounts,
  known: KnownMonth,
): void {
  same(total.posts, known.postsHundredths / 100, 'posts');
  same(total.inPost, known.inPostHundredths / 100, 'in post');
  same(beyondPosts, 0, 'beyond the posts');
  for (const grade of GRADES) {
    const line = grades.find((one) => one.grade === grade);
    const [vacant, covered] = [known.vacantHundredths[grade] / 100, known.coveredHundredths[grade] / 100];
    same(line?.vacant ?? 0, vacant, `vacant ${grade}`);
    same(line?.covered ?? 0, covered, `covered ${grade}`);
    same(line?.gap ?? 0, vacant - covered - known.accepted[grade], `gap ${grade}`);
    same(line?.leftIfAllStart ?? 0, Math.max(0, vacant - known.accepted[grade]), `left ${grade}`);
  }
  assert.equal(pipeline!.accepted, known.accepted.sw + known.accepted.sp + known.accepted.tm);
  assert.equal(pipeline!.waiting, known.waiting);
}

function agencyIsRight({ agency }: MonthCounts, known: KnownMonth): void {
  assert.equal(agency!.workers, known.agency);
  same(agency!.fte, known.agencyHundredths / 100, 'agency');
  for (const { reason, workers } of agency!.reasons) assert.equal(workers, known.byReason.get(reason) ?? 0, reason);
  same(agency!.monthly, (known.penceHundredthsDays * 37) / (100 * 100 * 7), 'cost of the month');
}

function movesAreRight({ movement }: MonthCounts, known: KnownMonth): void {
  const { inPost, month, year } = movement!;
  assert.equal(inPost.length, known.inPost);
  assert.equal(month.starters.length, known.startersMonth);
  assert.equal(month.leavers.length, known.leaversMonth);
  assert.equal(month.starters.filter(({ origin }) => origin === 'agency_here').length, known.conversionsMonth);
  assert.equal(year!.leavers.length, known.leaversYear);
  const left = year!.leavers.reduce((sum, { fte }) => sum + fte, 0);
  same(left, known.leaversYearHundredths / 100, 'left in the year');
}

function caseloadsAreRight({ caseloads }: MonthCounts, known: KnownMonth): void {
  const { held, casesLeftOut } = caseloads!;
  assert.equal(casesLeftOut, 0);
  assert.equal(
    held.reduce((sum, { cases }) => sum + cases, 0),
    known.cases,
  );
  same(
    held.reduce((sum, { fte }) => sum + fte, 0),
    known.holdersHundredths / 100,
    'holders',
  );
  const { grades, within, over } = overFullByGrade(held, GRADES);
  assert.equal(
    [...within, ...over].reduce((sum, each) => sum + each, 0),
    known.judged,
  );
  grades.forEach((grade, at) => {
    assert.equal(over[at], known.overFull[grade as (typeof GRADES)[number]], `over full ${grade}`);
  });
  const newly = held.filter(({ isOverProtected }) => isOverProtected !== null);
  assert.equal(newly.length, known.newlyQualifiedHolders);
  assert.equal(newly.filter(({ isOverProtected }) => isOverProtected).length, known.overProtected);
}

test('the same seed makes the same months, and another seed others', () => {
  const made = (seed: number) => simulateMonths({ month: '2026-10', months: 2, workers: 50, seed });
  assert.deepEqual(made(4), made(4));
  assert.notDeepEqual(made(4), made(5));
});

test('the stock of a month is that of the month before, with who started and less who left', () => {
  const made = simulateMonths({ month: '2026-10', months: 6, workers: 300, seed: 2 });
  made.slice(1).forEach(({ known }, at) => {
    assert.equal(known.inPost, made[at]!.known.inPost + known.startersMonth - known.leaversMonth);
  });
});
