import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Table } from '@earshot/tables';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import {
  column,
  figure,
  row,
  share,
  suppressed,
  table,
  turnover,
  valued,
  withheld,
} from '../fixtures/sample-tables.ts';
import type { Markup } from '../markup.ts';
import { drawBars } from './bars.ts';
import { drawLines } from './lines.ts';
import { COLOURS, FONT_SIZE, WIDTH } from './plain-svg.ts';
import { drawStacked } from './stacked.ts';
import { valueScale } from './value-scale.ts';

function svgOf(draw: (table: Table, said: string) => Markup, drawn: Table) {
  const { document } = parseHTML(`<html><body>${draw(drawn, 'What it shows').safe}</body></html>`);
  const svg = document.querySelector('svg')!;
  const texts = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent);
  return { svg, texts };
}

const rects = (svg: ReturnType<typeof svgOf>['svg']) =>
  [...svg.querySelectorAll('rect')].map((rect) => ({
    fill: rect.getAttribute('fill') ?? rect.parentElement!.getAttribute('fill'),
    width: Number(rect.getAttribute('width')),
  }));

test('a bar is as long as its value, in the first colours, and named beside it with its value', () => {
  const columns = [column('a', 'London'), column('b', 'East Midlands')];
  const drawn = table({ columns, rows: [row('r', 'Agree')], cells: [[share(0.3), share(0.6)]] });
  const { svg, texts } = svgOf(drawBars, drawn);
  const [first, second] = rects(svg);
  assert.equal(second!.width.toFixed(3), (first!.width * 2).toFixed(3));
  assert.deepEqual([first!.fill, second!.fill], COLOURS.slice(0, 2));
  for (const text of ['Agree', 'London', 'East', '30%', '60%'])
    assert.ok(
      texts.some((each) => each?.includes(text)),
      text,
    );
});

test('a cell without a number leaves a gap that says why, and no bar', () => {
  const drawn = table({
    columns: [column('a', 'A')],
    rows: [row('r', 'R'), row('s', 'S'), row('t', 'T')],
    cells: [[share(0.5)], [withheld], [suppressed]],
  });
  const { svg, texts } = svgOf(drawBars, drawn);
  assert.equal(rects(svg).length, 1);
  assert.ok(texts.includes('withheld') && texts.includes('x'));
});

test('an estimate has its interval as a whisker, a published figure has none', () => {
  const whiskers = (cell: ReturnType<typeof share>) => {
    const { svg } = svgOf(drawBars, table({ columns: [column('a', 'A')], rows: [row('r', 'R')], cells: [[cell]] }));
    return svg.querySelectorAll('[stroke="white"] line').length;
  };
  assert.equal(whiskers(share(0.5)), 1);
  assert.equal(whiskers(figure(50)), 0);
});

test('a line has a gap where its cell holds no number, and its name and last value at its end', () => {
  const { svg, texts } = svgOf(drawLines, turnover);
  assert.equal(svg.querySelectorAll('circle').length, 7 + turnover.rows.length);
  const paths = [...svg.querySelectorAll('path')].map((path) => path.getAttribute('d')!);
  assert.ok(
    paths.some((path) => (path.match(/M/g) ?? []).length === 2),
    'Leicestershire’s line is broken in two',
  );
  for (const text of ['England', '13.8%', '14.9%', '2021', '2024']) assert.ok(texts.includes(text), text);
});

type Drawing = ReturnType<typeof svgOf>['svg'];

/** Where a text stands in its chart: its own place and those of the groups that it is in. */
function placeOf(text: Drawing): { x: number; y: number } {
  let [x, y] = [0, 0];
  for (let element: Drawing | null = text; element?.tagName !== 'svg' && element; element = element.parentElement) {
    const moved = /translate\(([^,]+),([^)]+)\)/.exec(element.getAttribute('transform') ?? '');
    x += Number(moved?.[1] ?? 0);
    y += Number(moved?.[2] ?? 0);
  }
  return { x, y: y + Number.parseFloat(text.getAttribute('y') ?? '0') * FONT_SIZE };
}

test('wherever lines end, all words are within the chart, and none of the names stands among those of the columns', () => {
  const DESCENT = FONT_SIZE / 4;
  const ending = fc.record({
    value: fc.integer({ min: 0, max: 40 }),
    name: fc.constantFrom('England', 'East Midlands', 'Median of the ten statistical neighbours'),
  });
  fc.assert(
    fc.property(fc.array(ending, { minLength: 1, maxLength: 4 }), (endings) => {
      const drawn = table({
        columns: [column('2024', '2024'), column('2025', '2025')],
        rows: endings.map(({ name }, index) => row(`r${index}`, name)),
        cells: endings.map(({ value }) => [figure(40), figure(value)]),
      });
      const { svg } = svgOf(drawLines, drawn);
      const height = Number(svg.getAttribute('viewBox')!.split(' ')[3]);
      const words = [...svg.querySelectorAll('text')].map((text) => ({ said: text.textContent, ...placeOf(text) }));
      for (const { said, x, y } of words) {
        assert.ok(
          x <= WIDTH && y - FONT_SIZE * 0.8 >= 0 && y + DESCENT <= height,
          `${said} at ${x}, ${y} of ${height}`,
        );
      }
      const years = words.filter(({ said }) => said === '2024' || said === '2025');
      const top = Math.min(...years.map(({ y }) => y)) - FONT_SIZE * 0.8;
      for (const { said, y } of words) {
        if (!years.some((year) => year.y === y)) assert.ok(y <= top + 1, `${said} at ${y} under ${top}`);
      }
    }),
    { numRuns: 30 },
  );
});

test('the parts of a stacked bar fill its width, and a withheld column has words and no bar', () => {
  const { svg, texts } = svgOf(drawStacked, valued);
  const widths = rects(svg).map(({ width }) => width);
  assert.equal(widths.length, 12);
  assert.ok(Math.abs(widths.slice(0, 3).reduce((sum, width) => sum + width, 0) - 420) < 0.5);
  assert.ok(texts.includes('Agency: withheld'));
});

test('a chart is one image to assistive technology, without styles of its own', () => {
  for (const [draw, drawn] of [
    [drawBars, valued],
    [drawLines, turnover],
    [drawStacked, valued],
  ] as const) {
    const { svg } = svgOf(draw, {
      ...drawn,
      columns: drawn.columns.slice(0, 4),
      cells: drawn.cells.map((cells) => cells.slice(0, 4)),
    });
    assert.equal(svg.getAttribute('role'), 'img');
    assert.equal(svg.getAttribute('aria-label'), 'What it shows');
    assert.equal(svg.querySelectorAll('style, [style], [aria-label], [aria-hidden]').length, 0);
    assert.ok(svg.getAttribute('viewBox'));
  }
});

test('a scale holds zero and every interval, in round steps', () => {
  const one = (cell: ReturnType<typeof share>) =>
    valueScale(table({ columns: [column('a', 'A')], rows: [row('r', 'R')], cells: [[cell]] }));
  assert.deepEqual(one(share(0.66)).domain, [0, 0.8]);
  assert.deepEqual(one(share(0.99)).domain, [0, 1]);
  assert.deepEqual(one(figure(18.1)).domain, [0, 20]);
  assert.deepEqual(one(figure(-4, 'points')).domain, [-4, 0]);
  assert.equal(one(share(0.66)).tickText(0.2), '20%');
});

test('under the ticks of a change in points stand signed numbers alone, so that they do not run into each other', () => {
  const shown = share(0.2);
  assert.ok(shown.kind === 'estimate');
  const change = { ...shown, unit: 'share-change' } as const;
  const { ticks, tickText } = valueScale(
    table({ columns: [column('a', 'A')], rows: [row('r', 'R')], cells: [[change]] }),
  );
  const texts = ticks.map(tickText);
  assert.deepEqual([texts[0], texts.at(-1)!.startsWith('+')], ['0', true]);
  assert.ok(!texts.some((text) => text.includes('point')));
});
