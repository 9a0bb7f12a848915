import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { earshot } from './fixtures/earshot.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-snapshot-'));
});
after(() => rmSync(folder, { recursive: true }));

async function simulated(name: string, ...options: string[]): Promise<string> {
  const made = path.join(folder, name);
  const { code, err } = await earshot('snapshot', 'simulate', made, '--month', '2026-10', ...options);
  assert.equal(code, 0, err);
  return path.join(made, '2026-10');
}

test('months that are made up pass, and their page says so, in words, as data and as a file', async () => {
  const month = await simulated('right', '--months', '2', '--workers', '250');
  const checked = await earshot('snapshot', 'check', month);
  assert.deepEqual([checked.code, checked.err], [0, '']);
  assert.match(checked.out, /^This snapshot is simulated[\s\S]*There is no error\.$/);
  const words = await earshot('snapshot', 'page', month);
  assert.match(words.out, /^This snapshot is simulated[\s\S]*a vacancy rate of \d+\.\d%, [\s\S]*From month to month/);
  const html = path.join(folder, 'page.html');
  const json = await earshot('snapshot', 'page', month, '--json', '--html', html);
  const { simulated: isSimulated, points, sentences, tables } = JSON.parse(json.out);
  assert.deepEqual([isSimulated, points], [true, 'Version 1 of the points scheme, valid from 1 April 2020']);
  assert.ok(sentences.length >= 7 && tables.length >= 9);
  const text = readFileSync(html, 'utf8');
  assert.match(text, /<h1>The children’s social work workforce, October 2026<\/h1>/);
  for (const { text: said } of sentences) assert.ok(text.includes(said), said);
  assert.doesNotMatch(`${words.out}${json.out}${text}`, /\b[EA]\d{4}\b|NaN|Infinity|undefined/);
});

test('an error is told with file, line and column, and there is no page of such a month', async () => {
  const month = await simulated('wrong', '--break', 'value-personal');
  const checked = await earshot('snapshot', 'check', month);
  assert.equal(checked.code, 1);
  assert.match(checked.err, /offers\.csv:\d+:1 offer: AA9999999999 looks like .* \[value-personal\]$/);
  const page = await earshot('snapshot', 'page', month);
  assert.deepEqual([page.code, page.out], [1, '']);
});

test('a scheme that names an authority puts the published census beside the month', async () => {
  const month = await simulated('published', '--workers', '250');
  const scheme = path.join(folder, 'published', 'scheme.yml');
  writeFileSync(
    scheme,
    readFileSync(scheme, 'utf8').replace('full_time_hours', 'authority: Leicestershire\nfull_time_hours'),
  );
  const { out } = await earshot('snapshot', 'page', month, '--json');
  const { tables } = JSON.parse(out);
  const beside = tables.find(({ id }: { id: string }) => id === 'published');
  const cell = (row: string, column: string) =>
    beside.cells.find((one: { row: string; column: string }) => one.row === row && one.column === column)?.value;
  // Of DfE’s release of 2025, which ships with Earshot.
  assert.deepEqual([cell('turnover_rate_fte', 'authority'), cell('agency_rate_fte', 'england')], [8.3, 13]);
  assert.equal(typeof cell('vacancy_rate_fte', 'now'), 'number');
});

test('what cannot be read is said in a sentence', async () => {
  const month = await simulated('odd');
  for (const [args, words] of [
    [['check', `${month}.gone`], /There is no folder/],
    [['check', path.join(month, 'posts.csv')], /is a file/],
    [['check', folder], /is no month/],
    [['page', month, '--scheme', 'none.yml'], /There is no file none\.yml/],
    [['simulate', month, '--month', '2026-10'], /is there already/],
    [['simulate', path.join(folder, 'new'), '--month', 'October'], /is no month/],
    [['simulate', path.join(folder, 'new'), '--month', '2026-10', '--break', 'all'], /no way to break/],
  ] as const) {
    const { code, err } = await earshot('snapshot', ...args);
    assert.equal(code, 1, err);
    assert.match(err, words);
  }
  assert.equal((await earshot('snapshot')).code, 2);
  writeFileSync(path.join(month, '..', 'scheme.yml'), 'title: 3\n');
  const wrong = await earshot('snapshot', 'check', month);
  assert.deepEqual([wrong.code, /scheme\.yml:1:8 /.test(wrong.err)], [1, true]);
});
