import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { CHECKOUT, earshot } from './fixtures/earshot.ts';

const census = path.join(CHECKOUT, 'data-sources', 'dfe-csww');
const latest = path.join(census, 'csww_indicators_2017_to_2025.csv');
let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-workforce-'));
});
after(() => rmSync(folder, { recursive: true }));

/** The latest release with something else in it. */
function changed(from: string, to: string): string {
  const file = path.join(folder, 'changed.csv');
  writeFileSync(file, readFileSync(latest, 'utf8').replace(from, to));
  return file;
}

test('verify says what was counted, and as JSON in one line', async () => {
  const said = await earshot('workforce', 'verify', latest);
  assert.equal(said.code, 0, said.err);
  assert.match(said.out, /13167 rates: 12959 match .* 37 are exceptions with a reason, 0 are unexplained\./);
  assert.match(said.out, /North East 2024: printed 14; .* 13\.96 \(13\.93 to 13\.99\) without Sunderland\./);
  const { out, err } = await earshot('workforce', 'verify', latest, '--json');
  const json = JSON.parse(out);
  assert.deepEqual([err, json.cells, json.unexplained, json.rates.length], ['', 13167, 0, 9]);
});

test('verify ends with 1 at a rate that no count gives, and at a file that does not fit', async () => {
  const wrong = await earshot('workforce', 'verify', changed(',13.9,', ',19.9,'));
  assert.equal(wrong.code, 1);
  assert.match(wrong.out, /UNEXPLAINED line \d+, .*printed 19\.9, its counts give/);
  const other = await earshot('workforce', 'verify', changed('caseload_fte', 'caseload'));
  assert.equal(other.code, 1);
  assert.match(other.err, /has no column “caseload_fte”/);
  assert.equal((await earshot('workforce')).code, 2);
  assert.equal((await earshot('workforce', 'verify', path.join(folder, 'none.csv'))).code, 1);
});
