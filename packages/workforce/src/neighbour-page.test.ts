import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Cell, cellAt, type Table } from '@earshot/tables';
import { readAuthorities } from './authorities.ts';
import type { Indicators } from './indicators.ts';
import { type NeighbourPage, neighbourPage } from './neighbour-page.ts';
import { readIndicators } from './read-indicators.ts';

const textOf = (file: string) => readFileSync(new URL(`../../../data-sources/${file}`, import.meta.url), 'utf8');
const release = (file: string) => readIndicators(file, textOf(`dfe-csww/${file}`)).indicators!;
const older = release('csww_headline_measures_2017_to_2022.csv');
const latest = release('csww_indicators_2017_to_2025.csv');
const { authorities } = readAuthorities('la_lookup_153.csv', textOf('context/la_lookup_153.csv'));

function page(name: string, indicators: Indicators = latest): NeighbourPage {
  const found = neighbourPage(indicators, authorities!, name);
  assert.deepEqual(found.problems, []);
  return found.page!;
}
const printed = (cell: Cell | null) =>
  cell?.kind === 'figure' ? cell.value.toFixed(cell.decimals) : cell?.kind === 'symbol' ? cell.symbol : cell?.kind;
const row = (table: Table, id: string) =>
  table.columns.map((column) => printed(cellAt(table, id, column.id))).join(' ');

test('a rate that rounds to zero is said to be more than that, and places are named as people name them', () => {
  const sentences = (name: string, rate: number) => page(name).rates[rate]!.findings.map(({ text }) => text);
  const sunderland = sentences('Sunderland', 2);
  assert.equal(
    sunderland[0],
    'In 2025 the agency rate in Sunderland was more than zero, but rounds to zero (published as low).',
  );
  // After the five returns that print 0.
  assert.equal(
    sunderland.at(-1),
    'In 2025 Sunderland had the 6th lowest of 149 returns, in the first quarter counted from the lowest.',
  );
  assert.match(sentences('Bristol, City of', 0)[0]!, /^In 2025 the turnover rate in Bristol, 7\.2%, was below/);
  assert.match(sentences('Isle of Wight', 0)[0]!, /in the Isle of Wight, /);
  assert.equal(page('Bristol, City of').rates[0]!.table.rows[0]!.label, 'Bristol, City of');
});

test('Leicestershire’s turnover stands beside England, its region and the median of its neighbours', () => {
  const { rates } = page('Leicestershire');
  const { table } = rates[0]!;
  assert.equal(table.title, 'Turnover rate in Leicestershire, 2017 to 2025');
  assert.equal(row(table, 'authority'), '18.8 13.7 11.2 8.5 11.2 18.1 12.3 10.3 8.3');
  assert.equal(row(table, 'england'), '13.4 15.1 15.0 13.5 15.4 17.2 15.9 13.9 11.8');
  // Medians of the published file by another program (Python's statistics.median).
  assert.deepEqual(
    rates.slice(0, 3).map((one) => row(one.table, 'median')),
    [
      '11.8 17.9 16.3 11.0 16.3 18.5 15.0 15.5 11.4',
      '14.8 12.1 15.7 11.8 11.8 13.5 12.7 12.4 12.8',
      '13.9 13.1 13.7 11.6 10.7 14.0 14.8 13.6 9.7',
    ],
  );
  assert.deepEqual(
    table.rows.map((one) => one.label),
    ['Leicestershire', 'England', 'East Midlands', 'Median of statistical neighbours'],
  );
});

test('the median is the middle of the neighbours that the last table lists', () => {
  const { rates, latest: last } = page('Leicestershire');
  assert.equal(last.rows.length, 11);
  for (const { rate, table } of rates) {
    const values = last.rows.slice(1).map((one) => cellAt(last, one.id, rate.measure));
    const sorted = values.flatMap((cell) => (cell?.kind === 'figure' ? [cell.value] : [])).sort((a, b) => a - b);
    const half = sorted.length / 2;
    const middle = (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
    assert.ok(Math.abs(Number(printed(cellAt(table, 'median', '2025'))) - middle) <= 0.05 + 1e-9, rate.measure);
  }
});

test('every table and every sentence names its release, and the neighbour model its year', () => {
  for (const [indicators, year] of [
    [older, 2022],
    [latest, 2025],
  ] as const) {
    const { rates, latest: last } = page('Leicestershire', indicators);
    const source = `DfE, Children’s social work workforce, reporting year ${year} release (2017 to ${year}); statistical neighbours by DfE’s model of 2025`;
    for (const table of [...rates.map((one) => one.table), last]) assert.equal(table.source, source);
    for (const finding of rates.flatMap((one) => one.findings)) assert.equal(finding.source, source);
  }
});

test('the words of a sentence follow the figures of its release', () => {
  const turnover = (indicators: Indicators) => page('Leicestershire', indicators).rates[0]!.findings.map((f) => f.text);
  assert.match(
    turnover(latest)[0]!,
    /^In 2025 the turnover rate in Leicestershire, 8\.3%, was below England’s, 11\.8%; /,
  );
  assert.equal(turnover(latest)[1], 'The turnover rate in Leicestershire fell from 18.8% in 2017 to 8.3% in 2025.');
  assert.match(
    turnover(older)[0]!,
    /^In 2022 the turnover rate in Leicestershire, 18\.1%, was above England’s, 17\.1%; /,
  );
});

test('neighbours that make one return count once, and a return is never its own neighbour', () => {
  const swindon = page('Swindon');
  assert.equal(swindon.latest.rows.length, 10);
  assert.ok(
    swindon.rates[0]!.table.notes.includes(
      'North Northamptonshire and West Northamptonshire make one return, which counts once.',
    ),
  );
  const kingston = page('Kingston upon Thames');
  assert.ok(!kingston.latest.rows.slice(1).some((one) => one.label.includes('Richmond')));
  assert.equal(row(kingston.rates[0]!.table, 'authority'), row(page('318').rates[0]!.table, 'authority'));
});

test('an authority without a figure is compared with nobody, and its symbol is explained', () => {
  const { table, findings } = page('Westminster').rates[0]!;
  assert.deepEqual(cellAt(table, 'authority', '2025'), {
    kind: 'symbol',
    symbol: 'x',
    meaning: 'not available: the figure was not supplied',
  });
  assert.deepEqual(
    findings.map((finding) => finding.text),
    [
      'For 2025 there is no turnover rate for Westminster (published as x, not available: the figure was not supplied).',
    ],
  );
});

test('an authority founded later has empty cells before, and the table says so', () => {
  const { table, findings } = page('cumberland').rates[0]!;
  assert.deepEqual(cellAt(table, 'authority', '2022'), { kind: 'empty' });
  assert.ok(table.notes.includes('Cumberland appears in this release for 2023, 2024 and 2025 only.'));
  assert.ok(table.notes.some((note) => note.endsWith('10, 9 in 2017, 2018, 2019, 2020, 2021 and 2022.')));
  assert.match(findings[1]!.text, /^The turnover rate in Cumberland rose from .* in 2023 to .* in 2025\.$/);
});

test('every authority of today has a page, and all its medians rest on at least one neighbour in the latest year', () => {
  for (const { name } of authorities!.all) {
    for (const { table } of page(name).rates) assert.equal(cellAt(table, 'median', '2025')?.kind, 'figure', name);
  }
});

test('an authority that is unknown, or that the release does not have, is refused', () => {
  const codes = (name: string) => neighbourPage(older, authorities!, name).problems.map((problem) => problem.code);
  assert.deepEqual(codes('Leicestershir'), ['authority-unknown']);
  assert.deepEqual(codes('Cumberland'), ['authority-no-return']);
});

test('an authority is found by the name that sentences give it, and for a name that none has the like are offered', () => {
  assert.equal(page('bristol').authority.code, '801');
  const offered = (name: string) => neighbourPage(latest, authorities!, name).problems[0]!.sentence;
  assert.equal(
    offered('Hull'),
    'There is no authority “Hull”. Is it “Kingston upon Hull, City of” (810)? Write its name in full, or its three-digit DfE code.',
  );
  assert.match(offered('Kent County Council'), / Is it “Kent” \(886\)\? /);
  assert.match(
    offered('Kingston upon Thames / Richmond upon Thames'),
    / Is it “Kingston upon Thames” \(314\) or “Rich/,
  );
  assert.match(offered('Atlantis'), /^There is no authority “Atlantis”\. Write/);
});

test('a list of authorities without its columns, or with a neighbour outside it, is refused', () => {
  const text = textOf('context/la_lookup_153.csv');
  const sentences = (changed: string) => readAuthorities('a.csv', changed).problems.map((p) => p.sentence);
  assert.deepEqual(sentences(text.replace('sn2025_10,', 'sn_ten,')), ['There is no column “sn2025_10”.']);
  const without = text
    .split('\n')
    .filter((line) => !line.startsWith('916,'))
    .join('\n');
  assert.ok(sentences(without).includes('The neighbour “916” of Leicestershire is not in the list.'));
});
