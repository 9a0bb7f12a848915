import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cell, EstimateCell, Table } from '@earshot/tables';
import { parseHTML } from 'linkedom';
import { column, figure, row, share, table, turnover, valued, withheld } from './fixtures/sample-tables.ts';
import { tableMarkup } from './table-html.ts';

function rendered(shown: Table) {
  const { document } = parseHTML(`<html><body>${tableMarkup(shown, { id: 't', label: 'Table 1' }).safe}</body></html>`);
  return document;
}

function words(element: { textContent: string | null } | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function rowsOf(document: ReturnType<typeof rendered>): string[][] {
  return [...document.querySelectorAll('tbody tr')].map((line) => [...line.children].map(words));
}

test('a table can be scrolled with the keyboard, in a region named by its caption', () => {
  const document = rendered(valued);
  const region = document.querySelector('[role="region"]')!;
  assert.equal(region.getAttribute('tabindex'), '0');
  assert.equal(words(document.getElementById(region.getAttribute('aria-labelledby')!)), 'Table 1 Feeling valued');
});

test('every column and row has a heading with its scope, and breaks head the columns that are theirs', () => {
  const document = rendered(valued);
  const [top, under] = [...document.querySelectorAll('thead tr')];
  const headings = (line: ReturnType<typeof rendered>) =>
    [...line.querySelectorAll('th')].map((th) => [words(th), th.getAttribute('scope'), th.getAttribute('colspan')]);
  assert.deepEqual(headings(top!), [
    ['All', 'col', null],
    ['Region', 'colgroup', '2'],
    ['Employer', 'colgroup', '2'],
  ]);
  assert.deepEqual(
    headings(under!).map(([label]) => label),
    ['London', 'East Midlands', 'Local authority', 'Agency'],
  );
  const spans = [...document.querySelectorAll('colgroup')].map((group) => Number(group.getAttribute('span') ?? 1));
  assert.equal(
    spans.reduce((sum, span) => sum + span, 0),
    1 + valued.columns.length,
  );
  assert.deepEqual([...document.querySelectorAll('th[scope="rowgroup"]')].map(words), ['I feel valued']);
});

test('a cell shows its value, its interval and in words whether it differs from the rest', () => {
  const [, agree] = rowsOf(rendered(valued));
  assert.deepEqual(agree, [
    'Agree or strongly agree',
    '66% 63% to 69%',
    '61%* lower than the rest 58% to 64%',
    '70%* higher than the rest 67% to 73%',
    '66% 63% to 69%',
    'withheld',
  ]);
  assert.match(
    words(rendered(valued).querySelector('.earshot-notes')),
    /Asterisk: with a triangle .* higher than the rest .* t-test/,
  );
});

test('bases stand once at the foot when all rows rest on the same people, and tell nothing of a withheld column', () => {
  assert.deepEqual(rowsOf(rendered(valued)).slice(-2), [
    ['Base (unweighted)', '1,035', '412', '623', '1,000', 'withheld'],
    ['Effective base', '870', '380', '530', '850', 'withheld'],
  ]);
});

test('bases stand after each item when items differ, and in the cells when rows do', () => {
  const columns = [column('total', 'All')];
  const cells = [900, 900, 800, 800].map((base) => [share(0.5, { base, effectiveBase: base })]);
  const items = table({
    columns,
    cells,
    rows: ['A', 'A', 'B', 'B'].map((item, index) => row(`${item}.${index}`, `Row ${index}`, item)),
  });
  assert.deepEqual(
    rowsOf(rendered(items)).flatMap(([label, base]) => (label === 'Base (unweighted)' ? base : [])),
    ['900', '800'],
  );
  const loose = table({ columns, cells, rows: cells.map((_, index) => row(`r.${index}`, `Row ${index}`)) });
  assert.deepEqual(
    rowsOf(rendered(loose)).map((line) => line[1]!.replace(/^50% 47% to 53% /, '')),
    ['n = 900', 'n = 900', 'n = 800', 'n = 800'],
  );
});

test('figures, symbols and empty cells are shown as what they are, with their meaning in the notes', () => {
  const document = rendered(turnover);
  assert.deepEqual(rowsOf(document)[0], ['Leicestershire', '18.1%', 'x', '16.4%', '14.9%']);
  assert.match(words(document.querySelector('.earshot-notes')), /x: not available/);
  const empty = table({
    columns: [column('c', 'C')],
    rows: [row('r', 'R'), row('s', 'S')],
    cells: [[{ kind: 'empty' }], [figure(1)]],
  });
  assert.deepEqual(rowsOf(rendered(empty))[0], ['R', '– nothing belongs here']);
});

test('a withheld cell is explained under the table', () => {
  const document = rendered(table({ columns: [column('c', 'C')], rows: [row('r', 'R')], cells: [[withheld]] }));
  assert.match(words(document.querySelector('.earshot-notes')), /withheld: this group is too small/);
});

test('an estimate that rests on few people says so in its cell, and what that means under the table', () => {
  const equal = (50 * 0.1) ** 2 / (50 * 0.1 ** 2);
  const cells = [[share(0.5, { base: 75, effectiveBase: 49.9 }), share(0.5, { base: 50, effectiveBase: equal })]];
  const columns = [column('few', 'Few'), column('enough', 'Enough')];
  const document = rendered(table({ columns, rows: [row('r', 'R')], cells }));
  assert.deepEqual(rowsOf(document)[0], ['R', '50% 47% to 53% few people', '50% 47% to 53%']);
  assert.match(words(document.querySelector('.earshot-notes')), /few people: .* fewer than 50 people/);
  assert.doesNotMatch(words(rendered(valued)), /few people/);
});

test('crossed columns have three rows of headings, each of which says by its scope what it is the heading of', () => {
  const crossed = (id: string, label: string, group: string) => ({
    ...column(`region*job.${id}`, label, group),
    above: 'Region by Job',
  });
  const columns = [
    column('total', 'All'),
    column('job.agency', 'Agency', 'Job'),
    column('job.employed', 'Employed', 'Job'),
    crossed('north*agency', 'Agency', 'North'),
    crossed('north*employed', 'Employed', 'North'),
    crossed('south*agency', 'Agency', 'South'),
  ];
  const document = rendered(table({ columns, rows: [row('r', 'R')], cells: [columns.map(() => share(0.5))] }));
  const headings = [...document.querySelectorAll('thead tr')].map((line) =>
    [...line.querySelectorAll('th')].map(
      (heading) =>
        `${words(heading)} ${heading.getAttribute('scope')} ${heading.getAttribute('colspan') ?? 1}x${heading.getAttribute('rowspan') ?? 1}`,
    ),
  );
  assert.deepEqual(headings, [
    ['All col 1x3', 'Job colgroup 2x2', 'Region by Job colgroup 3x1'],
    ['North colgroup 2x1', 'South colgroup 1x1'],
    ['Agency col 1x1', 'Employed col 1x1', 'Agency col 1x1', 'Employed col 1x1', 'Agency col 1x1'],
  ]);
  const spans = [...document.querySelectorAll('colgroup')].map((group) => Number(group.getAttribute('span') ?? 1));
  assert.deepEqual(spans, [1, 1, 2, 2, 1]);
});

test('letters stand in the headings and, in words for those who listen, in the cells that are higher', () => {
  const columns = ['North', 'South', 'East'].map((label, index) => ({
    ...column(`region.${label}`, label, 'Region'),
    letter: 'ABC'[index]!,
  }));
  const higher = (letters: string[]): Cell => ({ ...(share(0.5) as EstimateCell), higherThan: letters });
  const document = rendered(
    table({
      columns,
      rows: [row('r', 'R')],
      cells: [[higher(['B', 'C']), higher([]), higher(['B'])]],
      comparisons: { against: 'columns', adjustment: 'holm', level: 0.95, tests: 3 },
    }),
  );
  assert.deepEqual([...document.querySelectorAll('th[scope="col"]')].map(words), [
    'North (A)',
    'South (B)',
    'East (C)',
  ]);
  assert.deepEqual(rowsOf(document)[0], [
    'R',
    '50% higher than columns B, C 47% to 53%',
    '50% 47% to 53%',
    '50% higher than column B 47% to 53%',
  ]);
  const notes = words(document.querySelector('.earshot-notes'));
  assert.match(
    notes,
    /Tests: 3 differences were tested, at 95% confidence, adjusted by Holm’s way .* pairs of columns/,
  );
  assert.match(notes, /Letters: the columns of the same break, .* where the adjusted p < 0.05/);
});

test('without an adjustment the note says how many marks chance alone would make', () => {
  const of = (tests: number) =>
    words(
      rendered({ ...valued, comparisons: { against: 'rest', adjustment: 'none', level: 0.95, tests } }).querySelector(
        '.earshot-notes',
      ),
    );
  assert.match(of(9000), /9,000 differences were tested, .* each on its own: .* chance alone .* about 450 marks/);
  assert.match(of(12), /fewer than 1 mark/);
  assert.match(of(20), /about 1 mark\./);
});

test('a base too small for percentages says so, with how many people there are', () => {
  const small: Cell = { kind: 'small-base', unit: 'share', base: 18, effectiveBase: 17, needed: 25 };
  const document = rendered(
    table({ columns: [column('a', 'A'), column('b', 'B')], rows: [row('r', 'R')], cells: [[small, share(0.5)]] }),
  );
  assert.deepEqual(rowsOf(document), [
    ['R', 'small base', '50% 47% to 53%'],
    ['Base (unweighted)', '18', '1,035'],
    ['Effective base', '17', '870'],
  ]);
  assert.match(words(document.querySelector('.earshot-notes')), /small base: fewer than 25 people are in the base/);
});
