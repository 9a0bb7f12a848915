import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { CHECKOUT, earshot } from './fixtures/earshot.ts';

const PLAN = `title: Schools twice
source: apistrat
person: pid
waves: [{id: first, label: First, weight: w}, {id: second, label: Second, weight: w}, {id: third, label: Third, weight: w}]
variables: {x: {kind: quantity, label: Score, unit: points}, w: {kind: quantity, label: Weight}}
changes: [{id: score, title: Score, item: x}]
`;

let folder: string;
let [plan, first, second] = ['', '', ''];
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-change-'));
  const text = readFileSync(path.join(CHECKOUT, 'reference/survey/data/twowave_a.csv'), 'utf8');
  const [heading, ...lines] = text.trimEnd().split('\n');
  const file = (name: string, content: string): string => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  const wave = (number: string) => [heading, ...lines.filter((line) => line.split(',')[1] === number)].join('\n');
  [first, second] = [file('1.csv', wave('1')), file('2.csv', wave('2'))];
  plan = file('plan.yml', PLAN.replace(/, \{id: third.*?\}/, ''));
  file('three.yml', PLAN);
});
after(() => rmSync(folder, { recursive: true }));

test('change prints the change of everybody and of the same people, in words and numbers that agree', async () => {
  const { code, out } = await earshot('change', plan, '--data', first, '--data', second);
  assert.equal(code, 0);
  assert.match(out, /a change of \+28\.6 \(\+10\.1 to \+47\.1\), more than chance would make\./);
  assert.match(out, /The 108 people who answered both times: 625\.6 and 656\.8, a change of \+31\.2/);
  assert.match(out, /The same people: answered both times +\+31\.2 +\+22\.3 to \+40\.1 +108/);
});

test('change gives the tables and sentences as JSON, and all cells as one CSV', async () => {
  const { out } = await earshot('change', plan, '--data', first, '--data', second, '--json');
  const [table] = JSON.parse(out).tables;
  const parts = table.cells.filter(({ column }: { column: string }) => column === 'part');
  const partOf = (row: string): number => parts.find((cell: { row: string }) => cell.row === row).estimate.value;
  // R: svycontrast(t, quote(ly / l - ey / e)), as in decompose-change.test.ts
  assert.ok(Math.abs(partOf('both') + partOf('lost') + partOf('gained') - 28.601149255666) < 1e-9);
  assert.equal(table.findings.length, 4);
  const csv = (await earshot('change', plan, '--data', first, '--data', second, '--csv')).out.trim().split(/\r?\n/);
  assert.equal(csv.filter((line) => line.startsWith('table,')).length, 1);
  assert.equal(csv.length, 1 + table.cells.length);
});

test('change writes a spreadsheet, and none over another file', async () => {
  const sheet = path.join(folder, 'change.xlsx');
  const args = ['change', plan, '--data', first, '--data', second, '--xlsx', sheet];
  const { code, err } = await earshot(...args);
  assert.deepEqual([code, err], [0, `Wrote 1 table to ${sheet}.`]);
  assert.equal(readFileSync(sheet).subarray(0, 2).toString(), 'PK');
  const again = await earshot(...args);
  assert.deepEqual([again.code, /is there already/.test(again.err)], [1, true]);
  assert.equal((await earshot(...args, '--json')).code, 2);
});

test('of three waves each is set beside the one before it, in tables of their own', async () => {
  const three = [
    'change',
    path.join(folder, 'three.yml'),
    '--data',
    first,
    '--data',
    second,
    '--data',
    first,
    '--json',
  ];
  const { tables } = JSON.parse((await earshot(...three)).out);
  assert.deepEqual(
    tables.map(({ id }: { id: string }) => id),
    ['score_first_second', 'score_second_third'],
  );
});

test('change says what is wrong with a call, with the number of files and with a study that follows none', async () => {
  assert.equal((await earshot('change', plan)).code, 2);
  assert.equal((await earshot('change', plan, '--data', first, '--data', second, '--json', '--csv')).code, 2);
  const one = await earshot('change', plan, '--data', first);
  assert.deepEqual([one.code, /\[wave-count\]/.test(one.err)], [1, true]);
  const alone = await earshot('change', 'big-listen', '--simulated');
  assert.deepEqual([alone.code, /no change\.yml/.test(alone.err)], [1, true]);
});
