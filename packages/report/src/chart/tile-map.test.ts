import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cell } from '@earshot/tables';
import { parseHTML } from 'linkedom';
import { column, figure, row, suppressed, table } from '../fixtures/sample-tables.ts';
import { BANDS, drawTileMap } from './tile-map.ts';

const CELLS: readonly Cell[] = [figure(1), figure(2), figure(3), figure(4), figure(5), suppressed, { kind: 'empty' }];
const mapped = table({
  columns: [column('2025', '2025')],
  rows: CELLS.map((_, at) => row(`r${at}`, `Place <${at}>`)),
  cells: CELLS.map((cell) => [cell]),
});
const tiles = CELLS.map((_, at) => ({ row: `r${at}`, label: `P${at}`, column: at, line: at % 2 }));
const { document } = parseHTML(`<html><body>${drawTileMap(mapped, tiles, 'What it shows').safe}</body></html>`);
const squares = [...document.querySelectorAll('svg > g')].filter((one) => one.querySelector('title'));
const fillOf = (at: number) => squares[at]!.querySelector('rect')!.getAttribute('fill');

test('each square has its short name, its figure as the table has it, and its whole name', () => {
  assert.deepEqual(
    squares.map((square) => [...square.querySelectorAll('text')].map(({ textContent }) => textContent)),
    [
      ['P0', '1.0'],
      ['P1', '2.0'],
      ['P2', '3.0'],
      ['P3', '4.0'],
      ['P4', '5.0'],
      ['P5', 'x'],
      ['P6', '–'],
    ],
  );
  assert.equal(squares[0]!.querySelector('title')!.textContent, 'Place <0>: 1.0%');
});

test('shades go from light for the lowest fifth to dark for the highest; what is no figure is hatched, not shaded', () => {
  assert.deepEqual(
    [0, 1, 2, 3, 4].map(fillOf),
    BANDS.map(({ fill }) => fill),
  );
  for (const at of [5, 6]) assert.equal(fillOf(at), 'url(#earshot-no-figure)');
});

test('the legend says each band in words and how many are in it, and the map is one image without styles of its own', () => {
  const words = [...document.querySelector('svg > g')!.querySelectorAll('text')].map((one) => one.textContent);
  assert.deepEqual(words, [
    'Lowest: 1.0% (1)',
    'Low: 2.0% (1)',
    'Middle: 3.0% (1)',
    'High: 4.0% (1)',
    'Highest: 5.0% (1)',
    'No figure (2)',
  ]);
  const svg = document.querySelector('svg')!;
  assert.deepEqual([svg.getAttribute('role'), svg.getAttribute('aria-label')], ['img', 'What it shows']);
  assert.equal(svg.querySelectorAll('[style], style').length, 0);
});

/** Relative luminance, as the Web Content Accessibility Guidelines have it. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
};

test('letters can be read on every band, and neighbouring bands are as far apart as five can be', () => {
  for (const { fill, letters } of BANDS) assert.ok(contrast(fill, letters) >= 4.5, fill);
  BANDS.slice(1).forEach(({ fill }, at) => {
    const step = contrast(BANDS[at]!.fill, fill);
    assert.ok(step > 1.8, `${fill} ${step}`);
  });
  // Two steps are always three to one, so that a band cannot be taken for the next but one.
  BANDS.slice(2).forEach(({ fill }, at) => {
    assert.ok(contrast(BANDS[at]!.fill, fill) >= 3, fill);
  });
});

test('a square that the table has no row for is a mistake of ours', () => {
  const stray = [{ row: 'nowhere', label: 'N', column: 0, line: 0 }];
  assert.throws(() => drawTileMap(mapped, stray, ''), /no row nowhere/);
});
