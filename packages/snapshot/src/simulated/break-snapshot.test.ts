import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileName } from '../layout/layout.ts';
import { SNAPSHOT_RULES } from '../reading/catalogue.ts';
import { readSnapshot } from '../reading/read-snapshot.ts';
import { readScheme } from '../scheme/read-scheme.ts';
import { NO_SCHEME } from '../scheme/scheme.ts';
import { BREAKABLE, type BrokenFiles, breakSnapshot } from './break-snapshot.ts';
import { simulateMonths } from './simulate-months.ts';
import { SIMULATED_SCHEME } from './simulated-scheme.ts';

const scheme = readScheme('scheme.yml', SIMULATED_SCHEME).scheme!;
const [month] = simulateMonths({ month: '2026-10', months: 1, workers: 60, seed: 3 });

function read(broken: BrokenFiles) {
  const csvs = Object.entries(broken).filter(([file]) => file.endsWith('.csv'));
  const ours = csvs.filter(([file]) => /^(posts|people|cover|cases|offers)\.csv$/.test(file));
  const files = Object.fromEntries(ours.map(([file, text]) => [file.slice(0, -4) as FileName, text]));
  const others = csvs.map(([file]) => file).filter((file) => !ours.some(([name]) => name === file));
  return readSnapshot('2026-10', files, scheme, others);
}

for (const code of BREAKABLE) {
  test(`the rule ${code}, broken once, is told once and nothing else`, () => {
    const { problems } = read(breakSnapshot(month!, code));
    assert.deepEqual(
      problems.map((problem) => [problem.code, problem.severity]),
      [[code, SNAPSHOT_RULES[code as keyof typeof SNAPSHOT_RULES][0]]],
    );
    const { file, line, column } = problems[0]!.place;
    assert.match(file, /\.csv$/);
    assert.ok(line >= 1 && column >= 1);
  });
}

test('the rules that are not broken so are those about size', () => {
  const others = Object.keys(SNAPSHOT_RULES).filter((code) => !BREAKABLE.includes(code));
  assert.deepEqual(others, ['file-large', 'grades-many']);
});

test('files that are too large, and titles of posts in the place of grades, are refused', () => {
  const codes = (posts: string) => readSnapshot('2026-10', { posts }, NO_SCHEME).problems.map(({ code }) => code);
  const rows = (count: number, grade: (at: number) => string) =>
    `post,grade,fte\n${Array.from({ length: count }, (_, at) => `P${at},${grade(at)},1\n`).join('')}`;
  assert.deepEqual(codes(rows(200_001, () => 'sw')), ['file-large']);
  assert.deepEqual(codes('x'.repeat(20_000_001)), ['file-large']);
  assert.deepEqual(codes(rows(60, String)), []);
  assert.deepEqual(codes(rows(150, String)), ['grades-many']);
});
