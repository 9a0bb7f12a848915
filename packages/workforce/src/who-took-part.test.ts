import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Cell, cellAt, type Table } from '@earshot/tables';
import fc from 'fast-check';
import { censusGroups, type GroupCounts } from './census-groups.ts';
import { censusPopulation, regionAgencyMargin } from './census-population.ts';
import { headcountAt, placeCalled } from './characteristics/characteristics.ts';
import type { RoleId } from './characteristics/groups.ts';
import { readCharacteristics } from './characteristics/read-characteristics.ts';
import { readIndicators } from './read-indicators.ts';
import { whoTookPart } from './who-took-part.ts';

const textOf = (file: string) =>
  readFileSync(new URL(`../../../data-sources/dfe-csww/${file}`, import.meta.url), 'utf8');
const release = (file: string) => readIndicators(file, textOf(file)).indicators!;
const indicators = release('csww_indicators_2017_to_2025.csv');
const ROLES = 'selection/csww_role_by_characteristics_inpost_2022.csv';
const roles = { ...readCharacteristics(ROLES, textOf(ROLES)).characteristics!, release: indicators.release };
const OF = { year: 2022, regions: ['London', 'South East'] };
const { groups: census } = censusGroups(indicators, roles, OF);

const LONDON: GroupCounts = {
  region: 'London',
  agency: 60,
  employed: 400,
  female: 300,
  male: 90,
  under50: 270,
  from50: 110,
  white: 150,
  blackAndGlobalMajority: 200,
  managers: 100,
  socialWorkers: 290,
};
const SOUTH_EAST: GroupCounts = { ...LONDON, region: 'South East' };

const tableOf = (...sample: GroupCounts[]) =>
  whoTookPart({ census: census!, sample, study: 'A made-up study', simulated: { rows: 920, of: 920 } });
const printed = (cell: Cell | null) =>
  cell?.kind === 'figure' ? cell.value.toFixed(cell.decimals) : cell?.kind === 'withheld' ? cell.reason : cell?.kind;
const region = (table: Table, row: string, code = 'london') =>
  ['census', 'sample', 'difference'].map((column) => printed(cellAt(table, row, `${code}.${column}`))).join(' ');

test('the population of a study is its regions’ agency and in-post headcount, the same in old and new releases', () => {
  const expected = [
    { region: 'London', agency: 1779, employed: 5549 },
    { region: 'South East', agency: 1013, employed: 4969 },
  ];
  for (const one of [indicators, release('csww_headline_measures_2017_to_2022.csv')]) {
    const { population } = censusPopulation(one, OF);
    assert.deepEqual(population, { release: one.release, year: 2022, regions: expected });
    assert.deepEqual(regionAgencyMargin(population!), {
      'london agency': 1779,
      'london employed': 5549,
      'south_east agency': 1013,
      'south_east employed': 4969,
    });
  }
});

test('a region or a year that the census does not have is refused, each with its reason', () => {
  const { problems } = censusPopulation(indicators, { year: 2016, regions: ['London', 'Inner London'] });
  assert.deepEqual(
    problems.map((problem) => problem.code),
    ['population-absent', 'population-absent', 'region-unknown'],
  );
  const { problems: absent } = censusGroups(indicators, roles, { ...OF, year: 2021 });
  assert.ok(absent.length > 0 && absent.every((problem) => problem.code === 'groups-absent'));
});

test('the census’s shares are those that DfE prints for 2022, and each pair adds up to 100', () => {
  const table = tableOf(LONDON, SOUTH_EAST);
  const share = (row: string) => Number(region(table, row).split(' ')[0]);
  assert.equal(share('sex.female'), 83.1);
  assert.equal(share('ethnicity.white'), 44.7);
  assert.equal(share('ethnicity.black_and_global_majority'), 55.3);
  assert.equal(share('status.agency'), 24.3);
  for (const [one, other] of [
    ['status.agency', 'status.employed'],
    ['sex.female', 'sex.male'],
    ['role.managers', 'role.social_workers'],
  ] as const) {
    assert.equal((share(one) + share(other)).toFixed(1), '100.0', one);
  }
});

test('people of 50 and over stand beside the census where the study tells ages, and nowhere where it does not', () => {
  // London 2022, as DfE prints them: 1,251 of 50 to 59 and 537 of 60 and over among 5,549 in post.
  assert.equal(region(tableOf(LONDON, SOUTH_EAST), 'age.from_50'), '32.2 28.9 -3.3');
  const unasked = { under50: null, from50: null };
  const table = tableOf({ ...LONDON, ...unasked }, { ...SOUTH_EAST, ...unasked });
  assert.ok(table.rows.every(({ id }) => !id.startsWith('age')));
  assert.throws(() => tableOf({ ...LONDON, under50: 320, from50: 90 }, SOUTH_EAST), /more than its employed by Age/);
});

test('managers are the senior, middle and first line managers of the published file', () => {
  const headcount = (role: RoleId) => {
    const cell = headcountAt(placeCalled(roles, 'London')!, 2022, role, 'age_total');
    return cell?.kind === 'number' ? cell.value : Number.NaN;
  };
  const london = census!.regions[0]!;
  assert.equal(
    london.managers,
    (['senior_manager', 'middle_manager', 'first_line_manager'] as const).reduce((sum, r) => sum + headcount(r), 0),
  );
  const others = ['senior_practitioner', 'case_holder', 'without_cases'] as const;
  assert.equal(
    london.socialWorkers,
    others.reduce((sum, role) => sum + headcount(role), 0),
  );
});

test('the sample stands beside the census with the difference in points, made before rounding', () => {
  const table = tableOf(LONDON, SOUTH_EAST);
  // 60/460 = 13.043; 1779/7328 = 24.277; the difference is -11.233, not 13.0 - 24.3 = -11.3.
  assert.equal(region(table, 'status.agency'), '24.3 13.0 -11.2');
  assert.equal(region(table, 'sex.people'), '5546 390 empty');
  assert.deepEqual(table.simulated, { rows: 920, of: 920 });
  assert.match(
    table.base,
    /^Agency workers and employed staff who took part .*; everybody in the census .* 30 September 2022$/,
  );
  assert.match(
    table.source,
    /^A made-up study; DfE, .* reporting year 2025 release \(2017 to 2025\), figures for 2022$/,
  );
});

test('a group of fewer than ten is withheld with the other group of its pair and both differences', () => {
  const table = tableOf({ ...LONDON, male: 9 }, SOUTH_EAST);
  assert.equal(region(table, 'sex.male'), '16.9 protected protected');
  assert.equal(region(table, 'sex.female'), '83.1 protected protected');
  assert.equal(region(table, 'sex.female', 'south_east').includes('protects'), false);
});

test('numbers that would give a withheld agency group away are withheld too', () => {
  const table = tableOf({ ...LONDON, agency: 4 }, SOUTH_EAST);
  assert.equal(region(table, 'status.people'), '7328 protected empty');
  assert.equal(region(table, 'role.people'), '5549 protected empty');
});

test('nobody can be worked out: whatever the counts, no shown cell is of a group under ten', () => {
  const count = fc.integer({ min: 0, max: 30 });
  fc.assert(
    fc.property(
      count,
      count,
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 0, max: 12 }),
      (agency, more, female, male) => {
        const sample = {
          ...LONDON,
          agency,
          employed: 24 + more,
          female,
          male,
          white: 0,
          blackAndGlobalMajority: 0,
          under50: 12,
          from50: 3,
        };
        const table = tableOf({ ...sample, managers: 5, socialWorkers: 10 }, SOUTH_EAST);
        for (const [row, one, other] of [
          ['status.agency', agency, 24 + more],
          ['sex.female', female, male],
          ['sex.male', male, female],
          ['role.social_workers', 10, 5],
          ['age.under_50', 12, 3],
        ] as const) {
          const small = one < 10 || other < 10;
          const cells = ['sample', 'difference'].map((column) => cellAt(table, row, `london.${column}`)?.kind);
          assert.deepEqual(cells, small ? ['withheld', 'withheld'] : ['figure', 'figure'], row);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a sample that lacks a region or does not fit its own employed is our mistake and throws', () => {
  assert.throws(() => tableOf(LONDON), /sample has no counts for South East/);
  assert.throws(() => tableOf({ ...LONDON, female: 390 }, SOUTH_EAST), /more than its employed/);
  assert.throws(() => tableOf({ ...LONDON, white: 1.5 }, SOUTH_EAST), /white of London is 1.5/);
});
