import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { type Cell, cellAt, type Table } from '@earshot/tables';
import fc from 'fast-check';
import type { Characteristics } from './characteristics.ts';
import { type CharacteristicsPage, characteristicsPage } from './characteristics-page.ts';
import {
  characteristicsRevisedSentence,
  characteristicsRevisions,
  characteristicsRevisionsTable,
} from './characteristics-revisions.ts';
import { readCharacteristics } from './read-characteristics.ts';
import { reachingPension } from './retirements.ts';

const folder = new URL('../../../../data-sources/dfe-csww/', import.meta.url);
const SELECTION = 'selection/csww_role_by_characteristics_inpost_2022.csv';
const selection = readFileSync(new URL(SELECTION, folder), 'utf8');
let whole: Characteristics;
before(() => {
  const file = 'csww_role_by_characteristics_inpost_2019_to_2025.from-rds.csv.gz';
  whole = readCharacteristics(file, gunzipSync(readFileSync(new URL(file, folder))).toString('utf8')).characteristics!;
});

const pageOf = (name: string, year: number | null = null, held = whole): CharacteristicsPage =>
  characteristicsPage(held, name, year).page!;
const printed = (cell: Cell | null) =>
  cell?.kind === 'figure' ? cell.value.toFixed(cell.decimals) : cell?.kind === 'symbol' ? cell.symbol : cell?.kind;
const row = (table: Table, id: string) =>
  table.columns.map((column) => printed(cellAt(table, id, column.id))).join(' ');
const column = (table: Table, id: string) => table.rows.map((one) => printed(cellAt(table, one.id, id))).join(' ');
const said = (findings: readonly { text: string }[]) => findings.map(({ text }) => text).join(' ');

test('ages of 2022 are those that the Big Listen prints for London and the South East', () => {
  assert.equal(column(pageOf('London', 2022).age!.profile, 'own'), '12.1 29.9 25.8 22.5 9.7');
  assert.equal(column(pageOf('South East', 2022).age!.profile, 'own'), '13.8 32.0 25.6 20.9 7.8');
  // The report prints 22.7 for London’s 50 to 59; its five shares then add up to 100.2, and DfE’s headcounts give 22.5.
});

test('the youngest and the oldest authorities of 2022 are those of the Big Listen', () => {
  assert.match(
    said(pageOf('South East', 2022).spread!.findings),
    /60 and over: highest 15\.4% \(Isle of Wight\), lowest 3\.3% \(Southampton\)/,
  );
  assert.match(said(pageOf('South East', 2022).spread!.findings), /20 to 29: .* lowest 8\.3% \(Reading\)/);
  const london = pageOf('London', 2022).spread!;
  assert.match(said(london.findings), /60 and over: highest 16\.9% \(Newham\)/);
  assert.match(said(london.findings), /20 to 29: .* lowest 4\.1% \(Lewisham\)/);
  // Its 4.1% as London’s lowest share of 60 and over is Lewisham’s youngest; 20.6% and 17.1% are not the highest of theirs.
  assert.equal(london.table.rows[0]!.label, 'Newham');
  assert.deepEqual(
    [london, pageOf('Inner London', 2022).spread!, pageOf('England', 2022).spread!].map(
      ({ table }) => table.rows.length,
    ),
    [32, 14, 149],
  );
  assert.equal(pageOf('Kent').spread, null);
});

test('women of 2022 are as many as the Big Listen prints for London and the South East', () => {
  assert.match(row(pageOf('London', 2022).sex!.table, 'total'), /^83\.1 /);
  assert.match(
    said(pageOf('South East', 2022).sex!.findings),
    /88\.0% of those in post in the South East were women; in England/,
  );
  assert.match(pageOf('Kent', 2025).sex!.table.notes.join(' '), /too few to compare: Senior manager in Kent \(8\)/);
});

test('29% were 50 or over in 2019, as the second wave’s report says of the census', () => {
  const [, , , fifties, oldest] = column(pageOf('England', 2019).age!.profile, 'own').split(' ').map(Number);
  assert.equal(Math.round(fifties! + oldest!), 29);
});

test('on its basis as many retire a year as the Big Listen expects: 120 in London and 86 in the South East', () => {
  assert.equal(pageOf('London', 2022).retirements!.inAYear.most, 120);
  assert.equal(pageOf('South East', 2022).retirements!.inAYear.most, 86);
});

test('one person is told of as one', () => {
  assert.match(
    said(pageOf('Rutland', 2022).retirements!.findings),
    /^In 2022 1 of the 24 in post in Rutland was 60 or over\. .* That one person reaches 67 by 30 September 2029;/,
  );
});

test('expected retirements are ranges with the basis printed, and a point only where every age gives the same', () => {
  const { table, findings, reaching } = pageOf('England', 2025).retirements!;
  // 3,197 aged 60 and over, 7,694 aged 50 to 59: 13.1% and 22.4% of 3,197; 5/7 of 3,197; 3,197 and 3/10 of 7,694.
  assert.equal(column(table, 'least'), '419 0 3197 3197');
  assert.equal(column(table, 'even'), 'empty 2284 3197 5505');
  assert.equal(column(table, 'most'), '716 3197 3197 10891');
  assert.equal(reaching.length, 3);
  assert.match(table.notes.join(' '), /22\.4% of those 60 and over.*9\.3% of younger.*Pensions Act 2014.*no forecast/s);
  assert.match(said(findings), /3,197 of the 38,292 in post.* 419 to 716 a year.*reach 67 by 30 September 2032/);
});

test('whatever the headcounts, the even spread lies within the range, and a later day never has fewer', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), fc.integer({ min: 1, max: 16 }), (fifties, over60, years) => {
      const [sooner, later] = [years, years + 1].map((within) => reachingPension(fifties, over60, within));
      assert.ok(sooner!.least <= sooner!.even! && sooner!.even! <= sooner!.most);
      for (const end of ['least', 'even', 'most'] as const) assert.ok(sooner![end]! <= later![end]!);
      assert.ok(later!.most <= fifties + over60);
    }),
    { numRuns: 200 },
  );
});

test('ethnicity is known of 31,494 of England’s 38,292 in 2025, and shares are of those known', () => {
  const { table, findings } = pageOf('England', 2025).ethnicity!;
  assert.equal(row(table, 'total.own'), '38292 31494 82.2 72.6 4.0 6.6 15.9 0.9 27.4');
  assert.equal(row(table, 'senior_manager.own').split(' ').slice(0, 4).join(' '), '744 651 87.5 82.8');
  assert.match(said(findings), /known of 31,494 of the 38,292 in post in England \(82\.2%\)\. Of those, 27\.4% were/);
});

test('every share of headcount is the one that DfE prints, for England and its regions', () => {
  const [header, ...lines] = selection
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const at = (name: string) => header!.indexOf(name);
  const held = readCharacteristics(SELECTION, selection).characteristics!;
  const pages = new Map<string, CharacteristicsPage>();
  let compared = 0;
  for (const cells of lines) {
    const [topic, group, role] = ['breakdown_topic', 'breakdown', 'role'].map((name) => cells[at(name)]!);
    const place = cells[at('region_name')] || 'England';
    const page = pages.get(place) ?? pageOf(place, 2022, held);
    pages.set(place, page);
    const share = Number(cells[at('inpost_headcount_percentage')]);
    if (topic === 'Age group' && role === 'Total' && group !== 'Total') {
      const label = group!.replace(' years old', '');
      const found = page.age!.profile.rows.findIndex((one) => one.label === label);
      assert.equal(printed(page.age!.profile.cells[found]![0]!), share.toFixed(1), `${place} ${group}`);
      compared += 1;
    }
    if (topic === 'Ethnicity major' && !['Total', 'Not known'].includes(group!)) {
      const { table } = page.ethnicity!;
      const line = table.rows.findIndex((one) => one.group === (role === 'Total' ? 'All in post' : role));
      const wanted = group === 'Known' ? 'Share known' : group!.split(/ [/e]/)[0]!;
      const cell = table.cells[line]![table.columns.findIndex(({ label }) => label === wanted)]!;
      assert.equal(printed(cell), share.toFixed(1), `${place} ${role} ${group}`);
      compared += 1;
    }
  }
  assert.equal(compared, 12 * 5 + 12 * 7 * 6);
});

test('senior tiers are set against case holders with Newcombe’s interval, as a description', () => {
  const { difference, findings } = pageOf('Kent', 2025).ethnicity!;
  // R: prop.test(3, 54, correct = FALSE) and (73, 217) joined by method 10: -28.085, -35.558 to -16.830
  assert.deepEqual(difference, {
    senior: { known: 54, globalMajority: 3 },
    caseHolders: { known: 217, globalMajority: 73 },
    points: { difference: -28.1, least: -35.6, most: -16.8, isBeyondChance: true },
  });
  assert.match(
    said(findings),
    /3 of 54 \(5\.6%\).*73 of 217 \(33\.6%\).*−28\.1 percentage points \(95% interval −35\.6 to −16\.8\), is more than chance.*does not say why/,
  );
});

test('fewer than ten of known ethnicity are marked as too few, and not compared', () => {
  const { table, tiers, years } = pageOf('Kent', 2025).ethnicity!;
  assert.equal(
    table.rows.find(({ id }) => id === 'senior_manager.own')!.label,
    'Kent (only 8 known: too few to compare)',
  );
  assert.equal(row(tiers, 'senior_manager'), 'few 7.0 17.2');
  assert.match(row(table, 'senior_manager.own'), /^8 8 100\.0 100\.0 /);
  assert.match(years.notes.join(' '), /Senior manager \(2019, 2020, 2021 and 2025\)/);
  const small = pageOf('Rutland', 2025).ethnicity!;
  assert.equal(small.difference!.points, null);
  assert.match(said(small.findings), /fewer than 10 of one of them are too few to compare/);
});

test('symbols are shown as themselves with their meaning, and a share of nobody is not applicable', () => {
  const { table } = pageOf('Middlesbrough', 2022).ethnicity!;
  assert.equal(row(table, 'senior_manager.own'), '2 0 0.0 x x x x x x');
  const none = pageOf('Kent', 2022).ethnicity!;
  assert.equal(row(none.table, 'without_cases.own'), '0 0 z z z z z z z');
  assert.equal(printed(cellAt(none.tiers, 'without_cases', 'own')), 'z');
});

test('every series by role that crosses 2024 has the break in its headings and its notes', () => {
  const { roles, ethnicity } = pageOf('Leicestershire');
  for (const table of [roles!.years, ethnicity!.years]) {
    const groups = table.columns.map(({ id, group }) => `${id} ${group}`);
    assert.ok(groups.includes('2023 Before the break of 2024') && groups.includes('2024 From the break of 2024 on'));
    assert.match(table.notes.join(' '), /do not make one series/);
  }
  assert.equal(roles!.mix.columns.map(({ label }) => label).join(', '), 'Leicestershire, East Midlands, England');
});

test('the older release, and a release that ends before 2024, say what they hold and no more', () => {
  const file = 'csww_workforce_role_by_ethnicity_2019_to_2022.csv';
  const older = readCharacteristics(file, readFileSync(new URL(file, folder), 'utf8')).characteristics!;
  const page = pageOf('Richmond upon Thames', null, older);
  assert.deepEqual([page.year, page.age, page.retirements, page.roles], [2022, null, null, null]);
  assert.match(page.ethnicity!.table.source, /reporting year 2022 release \(2019 to 2022\)/);
  assert.ok(page.ethnicity!.years.columns.every(({ group }) => group === null));
  assert.match(row(page.ethnicity!.table, 'total.own'), /^empty \d+ empty \d/);
});

test('between the releases of 2022 and 2025 1,033 of 26,964 headcounts differ, none of them England’s of 2022', () => {
  const file = 'csww_workforce_role_by_ethnicity_2019_to_2022.csv';
  const older = readCharacteristics(file, readFileSync(new URL(file, folder), 'utf8')).characteristics!;
  const revisions = characteristicsRevisions(older, whole);
  assert.deepEqual([revisions.changed.length, revisions.compared], [1033, 26964]);
  assert.deepEqual(
    new Set(revisions.onlyEarlier.map(({ area }) => area.name)),
    new Set(['Cumbria', 'Northamptonshire']),
  );
  assert.deepEqual(revisions.onlyLater, []);
  const inEngland = revisions.changed.filter(({ area }) => area.level === 'country');
  assert.deepEqual(new Set(inEngland.map(({ year }) => year)), new Set([2019, 2020, 2021]));
  const table = characteristicsRevisionsTable(revisions);
  assert.equal(new Set(table.rows.map(({ id }) => id)).size, 1033);
  assert.ok(table.cells.flat().every(({ kind }) => kind === 'figure' || kind === 'symbol'));
  assert.deepEqual(characteristicsRevisions(whole, whole).changed, []);
  const sutton = characteristicsRevisions(older, whole, '319');
  assert.equal(
    characteristicsRevisedSentence(sutton, 'Sutton'),
    'Of the 168 headcounts of Sutton that the releases of 2022 and 2025 both hold, 4 differ: of 2020.',
  );
});

test('an area or a year that the file does not have is said, with what there is', () => {
  const problem = (name: string, year: number | null) => characteristicsPage(whole, name, year).problems[0]!.sentence;
  assert.match(problem('Mercia', null), /has no area “Mercia”/);
  assert.match(
    problem('Cumberland', 2020),
    /has Cumberland by role and characteristic in 2023, 2024 and 2025, not in 2020/,
  );
});

test('an area with next to nobody gives symbols and sentences, and never a number that is none', () => {
  for (const name of ['Isles of Scilly', 'City of London', 'Rutland', 'Inner London', 'Westmorland and Furness']) {
    const { age, retirements, ethnicity, roles } = pageOf(name, 2025);
    const tables = [age!.profile, retirements?.table, ethnicity!.table, ethnicity!.tiers, ethnicity!.years, roles!.mix];
    for (const cell of tables.flatMap((table) => table?.cells.flat() ?? []))
      assert.ok(cell.kind !== 'figure' || Number.isFinite(cell.value), name);
    const sentences = said([
      ...age!.findings,
      ...(retirements?.findings ?? []),
      ...ethnicity!.findings,
      ...roles!.findings,
    ]);
    assert.doesNotMatch(sentences, /NaN|null|undefined|Infinity/);
  }
});
