import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCsv } from './read-csv.ts';

const codes = (text: string) => readCsv('a.csv', text).problems.map((p) => `${p.code}:${p.place.line}`);

test('a file is read into a header and rows with the lines they start on', () => {
  const { csv } = readCsv('a.csv', 'a,b\r\n1,"x\r\ny"\r\n\r\n3,"say ""so"", then"\r\n');
  assert.deepEqual(csv?.header, ['a', 'b']);
  assert.deepEqual(csv?.rows, [
    { line: 2, cells: ['1', 'x\ny'] },
    { line: 5, cells: ['3', 'say "so", then'] },
  ]);
});

test('a byte order mark is not part of the first name', () => {
  assert.deepEqual(readCsv('a.csv', '\ufeffyear,area\n2022,England\n').csv?.header, ['year', 'area']);
});

test('a blank line in a file of one column is a blank cell', () => {
  assert.deepEqual(
    readCsv('a.csv', 'a\n1\n\n2\n').csv?.rows.map((row) => row.cells[0]),
    ['1', '', '2'],
  );
});

test('every ragged row is named with its line, and every repeated or nameless column', () => {
  assert.deepEqual(codes('a,b\n1\n1,2\n1,2,3\n'), ['csv-ragged-row:2', 'csv-ragged-row:4']);
  assert.deepEqual(codes('a,,a,b,b\n'), ['csv-header-repeated:1', 'csv-header-repeated:1', 'csv-header-blank:1']);
});

test('an empty file and quotation marks that do not pair up are refused', () => {
  assert.deepEqual(codes(''), ['csv-empty:1']);
  assert.deepEqual(codes('\n'), ['csv-empty:1']);
  assert.deepEqual(codes('a,b\n1,2\n3,"4\n5,6\n'), ['csv-quotes:3']);
  assert.deepEqual(codes('a,b\n1,2"3"\n'), ['csv-quotes:2']);
});

test('whatever cells are written in quotes come back as they were', () => {
  const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\r', ''));
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          cell,
          cell.map((text) => `${text}.`),
        ),
        { maxLength: 8 },
      ),
      (rows) => {
        const text = ['a,b', ...rows.map((row) => row.map(quote).join(','))].join('\n');
        assert.deepEqual(
          readCsv('a.csv', text).csv?.rows.map((row) => row.cells),
          rows,
        );
      },
    ),
    { numRuns: 60 },
  );
});
