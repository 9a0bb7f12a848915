import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { earshot } from './fixtures/earshot.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-census-'));
});
after(() => rmSync(folder, { recursive: true }));

async function simulated(name: string, ...options: string[]): Promise<string> {
  const file = path.join(folder, name);
  const { code, err } = await earshot('census', 'simulate', file, '--la', '855', '--year', '2022', ...options);
  assert.equal(code, 0, err);
  return file;
}

test('a return without faults passes, and its measures are told with the two turnovers', async () => {
  const { code, out, err } = await earshot('census', 'check', await simulated('right.xml'));
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /^This return is simulated/);
  assert.match(out, /Authority 855, year to 2022-09-30: 300 workers, 0 errors, 0 queries\./);
  assert.match(out, /Turnover rate \(per cent\): \d+(\.\d)?\n/);
  assert.match(out, /The DfE divides \d+ leavers/);
});

test('an error is listed with place, worker, rule and value, and the code is 1; a query alone is no failure', async () => {
  const wrong = await earshot('census', 'check', await simulated('wrong.xml', '--break', 'V6'));
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /wrong\.xml:\d+: error: worker \d+ FTE30 “37”: .*part time.* \[V6\]$/);
  const queried = await earshot('census', 'check', await simulated('queried.csv', '--break', 'Q9'));
  assert.equal(queried.code, 0);
  assert.match(queried.err, /queried\.csv:\d+: query: worker \d+ WorkingDaysLost “1800”: .* \[Q9\]$/);
});

test('as JSON it is one object with every rule, and no registration number in it', async () => {
  const file = await simulated('json.xml', '--break', 'V2');
  const { code, out } = await earshot('census', 'check', file, '--json');
  assert.equal(code, 1);
  const { year, complete, sha256, rules, findings, measures } = JSON.parse(out);
  assert.deepEqual([year, complete, sha256.length, findings.length, measures.day], [2022, true, 64, 1, '2022-09-30']);
  assert.equal(rules.find(({ id }: { id: string }) => id === 'V2').findings, 1);
  for (const [, number] of readFileSync(file, 'utf8').matchAll(/<SWENo>(.*?)</g)) assert.ok(!out.includes(number!));
});

test('another year’s elements and codes come from a file', async () => {
  const file = await simulated('renamed.xml');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('StepUpGrad', 'StepUpGraduate'));
  assert.equal((await earshot('census', 'check', file)).code, 1);
  const names = path.join(folder, 'guide.yml');
  writeFileSync(names, 'items: {step_up: {element: StepUpGraduate}}');
  const own = await earshot('census', 'check', file, '--collection', names);
  assert.equal(own.code, 0, own.err);
  assert.match(own.out, /those of 2022, as guide\.yml changes them for 2022/);
  const made = await simulated('own.csv', '--collection', names);
  assert.match(readFileSync(made, 'utf8'), /StepUpGraduate/);
  assert.equal((await earshot('census', 'check', made, '--collection', names)).code, 0);
  writeFileSync(names, 'items:\n  stepup: {element: StepUpGraduate}');
  const unknown = await earshot('census', 'check', file, '--collection', names);
  assert.equal(unknown.code, 1);
  assert.match(unknown.err, /guide\.yml:2:\d+ There is no “stepup” among items\. .*\[name-unknown\]/);
});

test('what cannot be read, and a day outside of the year, are said', async () => {
  const file = await simulated('day.xml');
  const outside = await earshot('census', 'check', file, '--date', '2023-01-01');
  assert.equal(outside.code, 1);
  assert.match(outside.out, /no day of the census year/);
  assert.match((await earshot('census', 'check', `${file}.gone`)).err, /is not there/);
  assert.match((await earshot('census', 'check', folder)).err, /is a folder/);
  assert.equal((await earshot('census', 'check')).code, 2);
  assert.equal((await earshot('census')).code, 2);
  writeFileSync(file, Buffer.from([0xff, 0xfe, 0, 0xd8, 0x3c]));
  const broken = await earshot('census', 'check', file);
  assert.deepEqual([broken.code, /\[F\d\]/.test(broken.err), /nothing was counted/.test(broken.out)], [1, true, true]);
});

test('a report to sign and the tables come on demand', async () => {
  const [file, report] = [await simulated('signed.xml'), path.join(folder, 'signed.html')];
  const { code, out, err } = await earshot('census', 'check', file, '--tables', '--report', report);
  assert.equal(code, 0, err);
  assert.match(out, /\nRoles of those in post\n=+\nSIMULATED/);
  assert.match(readFileSync(report, 'utf8'), /<h2>Sign-off<\/h2>/);
});

test('measures are set beside the published ones of the authority and year, where there are any', async () => {
  const file = await simulated('beside.xml');
  const { code, out } = await earshot('census', 'check', file, '--published');
  assert.equal(code, 0);
  assert.match(out, /Beside the DfE’s release of 2025, for Leicestershire:/);
  assert.match(out, / {2}Turnover rate \(per cent\): [\d.]+, published 18\.\d: [\d.]+ (higher|lower)\n/);
  const { published } = JSON.parse((await earshot('census', 'check', file, '--published', '--json')).out);
  assert.equal(published.measures.length, 22);
  const other = await earshot('census', 'check', file, '--published', '--date', '2022-06-30');
  assert.match(other.out, /Nothing is published of this authority, year and day/);
});
