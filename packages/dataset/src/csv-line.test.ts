import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvLine } from './csv-line.ts';
import { readCsv } from './read-csv.ts';

test('words that a spreadsheet would run are disarmed; numbers below zero and a lone sign are not touched', () => {
  const hostile = ['=1+1', '+cmd', '-2', '@SUM(A1)', '  =1', '＝1', '\ttab'];
  assert.equal(csvLine(hostile), `${hostile.map((words) => `'${words}`).join(',')}\r\n`);
  assert.equal(csvLine([-2, '-', 'plain - text', null, Number.NaN]), '-2,-,plain - text,,\r\n');
});

test('whatever stands in a field, it reads back as one cell, with an apostrophe at most', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), (fields) => {
      const text = fields.map(() => 'h').map((head, at) => `${head}${at}`);
      const { csv, problems } = readCsv('x.csv', csvLine(text) + csvLine(fields));
      assert.deepEqual(problems, []);
      const written = fields.map((field) => field.replace(/\r\n?/g, '\n'));
      assert.deepEqual(
        csv!.rows[0]!.cells.map((cell, at) => (cell === written[at] ? cell : cell.replace(/^'/, ''))),
        written,
      );
    }),
    { numRuns: 300 },
  );
});
