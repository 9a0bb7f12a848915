import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, datasetOf, type Value, type Variable } from '@earshot/dataset';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { ABOUT } from '../fixtures/about.ts';
import { runProgram, skipWithout } from '../fixtures/program.ts';
import { readSav } from '../fixtures/read-sav.ts';
import { LONG_TEXT, smallDataset } from '../fixtures/small-dataset.ts';
import { writeSav } from './write-sav.ts';

const skip = skipWithout('pspp');

/** What PSPP says to some syntax about a file that it has opened. */
function pspp(bytes: Uint8Array, syntax: string): { said: string; values: string[][] } {
  const save = "WEIGHT OFF.\nSAVE TRANSLATE /OUTFILE='values.csv' /TYPE=CSV /FIELDNAMES /CELLS=VALUES /REPLACE.";
  const files = { 'data.sav': bytes, 'run.sps': `GET FILE='data.sav'.\n${syntax}\n${save}\n` };
  return runProgram(files, ['pspp', '-o', 'said.csv', 'run.sps'], (_, written) => ({
    said: written('said.csv'),
    values: parse(written('values.csv')),
  }));
}

test('a reader that is not ours finds names, labels, missing values and the weight', async () => {
  const { meta, rows } = await readSav(writeSav(smallDataset, ABOUT));
  const names = 'valued reasons_pay reasons_team hours with_2 started why why_state weight_census';
  assert.deepEqual(meta.sysvars.map(({ name }) => name).join(' '), names);
  assert.equal(meta.header.weight?.name, 'weight_census');
  assert.equal(meta.header.encoding, 'UTF-8');
  const [valued, , , hours, pay] = meta.sysvars;
  assert.equal(valued!.label, 'I feel valued by my employer – always');
  assert.equal(hours!.label, 'Hours worked (hours)');
  assert.deepEqual(pay!.missing, { min: -99, max: -91 }, 'answers under nought push the missing numbers down');
  const { entries } = meta.valueLabels.find(({ appliesToNames }) => appliesToNames.includes('valued'))!;
  assert.deepEqual(
    entries.map(({ val, label }) => `${val} ${label}`),
    [
      '-8 Don’t know',
      '-9 Prefer not to say, or left blank',
      '-1 Not asked',
      '-2 Not reached',
      '1 Agree',
      '2 Disagree “strongly”, or 100% \\ $cost `a`',
    ],
  );
  assert.deepEqual(
    rows.map((row) => row.valued),
    [1, 2, -8, -9, -1, -2],
  );
  assert.deepEqual(
    rows.map((row) => row.reasons_pay),
    [1, 0, -8, -9, -1, 0],
  );
  assert.equal(rows[4]!.weight_census, undefined, 'who has no weight has no number there');
});

test('PSPP reads every value as it was answered', { skip }, () => {
  const { values } = pspp(writeSav(smallDataset, ABOUT), '');
  const [, ...rows] = values;
  assert.deepEqual(rows[0], ['1', '1', '1', '37.5', '-3.25', '12/31/1999', 'Nothing', '0', '0.5']);
  assert.deepEqual(rows[1], ['2', '0', '1', '40', '0', '02/29/2024', LONG_TEXT, '0', '1.75']);
  assert.deepEqual(rows[4], ['-1', '-1', '-1', '-1', '-91', ' ', '', '-1', ' ']);
  assert.equal(rows[5]![6], '=1+1, "quoted"\nand on');
});

test('PSPP finds the set of several answers, the notes, and which values are missing', { skip }, () => {
  const syntax = 'MRSETS /DISPLAY NAME=[$reasons].\nDISPLAY DOCUMENTS.\nDISPLAY DICTIONARY.';
  const { said } = pspp(writeSav(smallDataset, ABOUT), syntax);
  assert.match(said, /\$reasons,Which reasons\?,Dichotomies,1,"reasons_pay\nreasons_team"/);
  assert.match(said, /2 of 6 people are simulated\./);
  assert.match(said, /with_2,5,Change of pay,Scale,.*-99 THRU -91/);
  assert.match(said, /valued,1,I feel valued by my employer – always,Nominal,/);
  assert.doesNotMatch(said, /warning|error/i);
});

test('PSPP’s frequencies are weighted, and leave out the missing', { skip }, () => {
  const { said } = pspp(writeSav(smallDataset, ABOUT), 'FREQUENCIES valued.');
  assert.match(said, /Valid,Agree,\.5000,9\.5%,22\.2%/);
  assert.match(said, /Missing,"Prefer not to say, or left blank",1\.0000/);
});

test('two weights leave the choice to whoever opens the file', async () => {
  const { meta } = await readSav(writeSav(smallDataset, { ...ABOUT, weights: ['weight_census', 'hours'] }));
  assert.ok(!meta.header.weight);
});

test('labels longer than SPSS takes end in an ellipsis, and still say which answer a column is', async () => {
  const label = 'Which of these reasons, if any, ä '.repeat(20);
  const categories = [
    { code: 'a', label: 'First' },
    { code: 'b', label: 'x'.repeat(300) },
  ];
  const multiple: Variable = { kind: 'multiple', name: 'm', label, categories };
  const single: Variable = { kind: 'single', name: 's', label, categories };
  const data = datasetOf('long', [multiple, single], [{ m: answered(['a']), s: answered('b') }], 0);
  const { meta } = await readSav(writeSav(data, ABOUT));
  const [first, second, whole] = meta.sysvars.map((variable) => String(variable.label));
  assert.match(first!, /^Which of.*….*: First$/);
  assert.match(second!, /^x+…$/);
  assert.match(whole!, /^Which of.*…$/);
  for (const text of [first, second, whole]) assert.ok(Buffer.byteLength(text!) <= 255);
  const { entries } = meta.valueLabels.find(({ appliesToNames }) => appliesToNames.includes('s'))!;
  assert.equal(entries.at(-1)!.label, `${'x'.repeat(117)}…`);
});

test('the numbers that a questionnaire gives its options are those of the file', async () => {
  const numbers = new Map([
    ['agree', 5],
    ['disagree', 1],
  ]);
  const numbersOf = (name: string) => (name === 'valued' ? numbers : null);
  const { rows } = await readSav(writeSav(smallDataset, { ...ABOUT, numbersOf }));
  assert.deepEqual([rows[0]!.valued, rows[1]!.valued], [5, 1]);
});

test('codes that would be the same number stay apart', async () => {
  const labels = ['First', 'Second', 'Third'];
  const categories = ['01', '1', '7'].map((code, index) => ({ code, label: labels[index]! }));
  const variable: Variable = { kind: 'single', name: 'code', label: 'Code', categories };
  const rows = categories.map(({ code }) => ({ code: answered(code) }));
  const { meta, rows: read } = await readSav(writeSav(datasetOf('codes', [variable], rows, 0), ABOUT));
  const meanings = new Map(meta.valueLabels[0]!.entries.map(({ val, label }) => [val, label]));
  assert.deepEqual(
    read.map((row) => meanings.get(row.code as number)),
    labels,
  );
});

test('nobody and one person are files too', async () => {
  const empty = datasetOf(
    'nobody',
    smallDataset.columns.map(({ variable }) => variable),
    [],
    0,
  );
  assert.equal((await readSav(writeSav(empty, ABOUT))).rows.length, 0);
  if (!skip) assert.equal(pspp(writeSav(empty, ABOUT), '').values.length, 1);
});

const quantity: Variable = { kind: 'quantity', name: 'q', label: 'Q', unit: '' };
const text: Variable = { kind: 'text', name: 't', label: 'T' };

test('any numbers and texts come back from PSPP, however long', { skip }, () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'é', '語', '😀', ' ', ',', 'z'), maxLength: 600 });
  const people = fc.array(fc.tuple(fc.oneof(fc.integer(), fc.double({ min: -1e6, max: 1e6, noNaN: true })), words), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(people, (given) => {
      const rows = given.map(([q, t]): Record<string, Value> => ({ q: answered(q), t: answered(t) }));
      const [, ...read] = pspp(writeSav(datasetOf('any', [quantity, text], rows, 0), ABOUT), '').values;
      given.forEach(([number, words], index) => {
        const [q, t] = read[index]!;
        assert.ok(Math.abs(Number(q) - number) <= 1e-14 * Math.abs(number), `${q} is not ${number}`);
        assert.equal(t!.trimEnd(), words.trimEnd());
      });
    }),
    { numRuns: 12 },
  );
});
