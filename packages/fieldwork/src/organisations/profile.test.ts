import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellAt, type Table } from '@earshot/tables';
import fc from 'fast-check';
import { organisationProfile, type ProfiledOrganisation } from './profile.ts';
import type { Standing } from './standing.ts';

/** Authorities of which so many agreed; of the others `declined` declined and the rest did not answer. */
function authorities(
  groups: readonly (readonly [string, number, number])[],
  by: 'region' | 'rating',
  { list, declined }: { list: number; declined: number },
): ProfiledOrganisation[] {
  const left = { list, declined };
  return groups.flatMap(([label, all, agreed]) =>
    Array.from({ length: all }, (_, at): ProfiledOrganisation => {
      const group = { region: null, rating: null, [by]: label };
      if (at < agreed) return { ...group, standing: 'agreed', way: left.list-- > 0 ? 'list' : 'open_link' };
      return { ...group, standing: left.declined-- > 0 ? 'declined' : 'invited', way: null };
    }),
  );
}

function tables(organisations: readonly ProfiledOrganisation[]): Table[] {
  return organisationProfile({ organisations, source: 'A study', simulated: null });
}

function figure(table: Table, row: string, column: string): number {
  const cell = cellAt(table, row, column);
  assert.equal(cell?.kind, 'figure', `${row} ${column}`);
  return (cell as { value: number }).value;
}

/** Of the rows: authorities, those that agreed, and their share. */
function lines(table: Table): number[][] {
  return table.rows.map(({ id }) => ['invited', 'agreed', 'share_agreed'].map((column) => figure(table, id, column)));
}

// Longitudinal study of local authority child and family social workers, wave 2 (DfE, 2021), tables A.1 to A.6.
const REGIONS = [
  ['North East', 12, 9, 9],
  ['North West', 23, 13, 12],
  ['Yorkshire and the Humber', 15, 7, 8],
  ['East Midlands', 9, 7, 7],
  ['West Midlands', 14, 9, 8],
  ['East of England', 11, 8, 7],
  ['South East', 19, 11, 10],
  ['South West', 16, 9, 6],
  ['Greater London', 33, 22, 21],
] as const;
const RATINGS = [
  ['Outstanding', 3, 1, 2],
  ['Good', 54, 39, 36],
  ['Requires improvement to be good', 72, 45, 38],
  ['Inadequate', 23, 10, 12],
] as const;

test('the first wave’s authorities by region: the published counts give the published percentages', () => {
  const groups = REGIONS.map(([label, all, agreed]) => [label, all, agreed] as const);
  const [all, byRegion] = tables(authorities(groups, 'region', { list: 64, declined: 40 }));
  const published: Record<string, number> = {
    'North East': 75,
    'North West': 57,
    'Yorkshire and the Humber': 47,
    'East Midlands': 78,
    'West Midlands': 64,
    'East of England': 73,
    'South East': 58,
    'South West': 56,
    // Printed as 70, which 22 of 33 is not: it is two thirds.
    'Greater London': 67,
  };
  for (const { id, label } of byRegion!.rows.slice(0, -1)) {
    assert.equal(figure(byRegion!, id, 'share_agreed'), published[label], label);
  }
  assert.deepEqual(lines(all!), [[152, 95, 63]]);
});

test('every authority that was invited is accounted for, also the 17 that the published table leaves out', () => {
  const groups = REGIONS.map(([label, all, agreed]) => [label, all, agreed] as const);
  const [all] = tables(authorities(groups, 'region', { list: 64, declined: 40 }));
  const counted = ['list', 'open_link', 'declined', 'withdrew', 'no_answer'].map((id) => figure(all!, 'all', id));
  assert.deepEqual(counted, [64, 31, 40, 0, 17]);
});

test('the first wave’s authorities by judgement, the best first', () => {
  const groups = RATINGS.map(([label, all, agreed]) => [label, all, agreed] as const);
  const byRating = tables(authorities(groups, 'rating', { list: 64, declined: 40 }))[2]!;
  assert.deepEqual(lines(byRating), [
    [3, 1, 33],
    [54, 39, 72],
    // Printed as 64, which 45 of 72 is not: it is 62.5.
    [72, 45, 63],
    [23, 10, 43],
    [152, 95, 63],
  ]);
});

test('the supplement of new entrants: 88 of 152, and two of three are 67 per cent, not the printed 66', () => {
  const regions = REGIONS.map(([label, all, , agreed]) => [label, all, agreed] as const);
  const byRegion = tables(authorities(regions, 'region', { list: 47, declined: 64 }))[1]!;
  const shares = byRegion.rows.map(({ id, label }) => [label, figure(byRegion, id, 'share_agreed')]);
  assert.deepEqual(Object.fromEntries(shares), {
    'East Midlands': 78,
    'East of England': 64,
    'Greater London': 64,
    'North East': 75,
    'North West': 52,
    'South East': 53,
    'South West': 38,
    'West Midlands': 57,
    'Yorkshire and the Humber': 53,
    'All authorities': 58,
  });
  const ratings = RATINGS.map(([label, all, , agreed]) => [label, all, agreed] as const);
  const byRating = tables(authorities(ratings, 'rating', { list: 47, declined: 64 }))[2]!;
  assert.deepEqual(
    byRating.rows.map(({ id }) => figure(byRating, id, 'share_agreed')),
    [67, 67, 53, 52, 58],
  );
});

const standings: readonly Standing[] = ['listed', 'invited', 'agreed', 'declined', 'withdrew'];
const anybody = fc.record({
  standing: fc.constantFrom(...standings),
  way: fc.constantFrom('list', 'open_link', null),
  region: fc.constantFrom('North', 'South', null),
  rating: fc.constantFrom('Good', 'Inadequate', null),
});

test('whatever authorities answered, every row and every column adds up', () => {
  fc.assert(
    fc.property(fc.array(anybody, { maxLength: 40 }), (organisations) => {
      for (const table of tables(organisations)) {
        for (const { id } of table.rows) {
          const count = (column: string) => figure(table, id, column);
          const answers = count('agreed') + count('declined') + count('withdrew') + count('no_answer');
          assert.equal(answers, count('invited'));
          assert.equal(count('list') + count('open_link') + count('way_unknown'), count('agreed'));
        }
        const parts = table.rows.slice(0, -1).reduce((sum, { id }) => sum + figure(table, id, 'listed'), 0);
        if (table.rows.length > 1) assert.equal(parts, figure(table, 'all', 'listed'));
      }
    }),
  );
});
