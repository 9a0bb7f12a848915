import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readAuthorities } from './authorities.ts';
import { censusMargin } from './census-margin.ts';
import type { MarginDimension } from './census-margin-plan.ts';
import { readCharacteristics } from './characteristics/read-characteristics.ts';
import { readIndicators } from './read-indicators.ts';

const textOf = (file: string) => readFileSync(new URL(`../../../data-sources/${file}`, import.meta.url), 'utf8');
const SELECTION = 'dfe-csww/selection/csww_role_by_characteristics_inpost_2022.csv';
const INDICATORS = 'dfe-csww/csww_indicators_2017_to_2025.csv';
const figures = {
  indicators: readIndicators(INDICATORS, textOf(INDICATORS)).indicators!,
  authorities: readAuthorities('la_lookup_153.csv', textOf('context/la_lookup_153.csv')).authorities!,
  inPost: readCharacteristics(SELECTION, textOf(SELECTION)).characteristics!,
};
const OF = { year: 2022, regions: ['London', 'South East'] };
const REGION: MarginDimension = { of: 'region', categories: { london: ['London'], south_east: ['South East'] } };
const place = { file: 'study.yml', line: 7, column: 3 };
const made = (dimensions: readonly MarginDimension[], of = OF) =>
  censusMargin(figures, of, { name: 'people', place, dimensions });
const population = (...dimensions: MarginDimension[]) => {
  const { population: found, problems } = made(dimensions);
  assert.deepEqual(problems, []);
  return found!;
};
const codes = (...dimensions: MarginDimension[]) =>
  made(dimensions).problems.map(({ code, sentence, place: at }) => `${at.line} ${code}: ${sentence}`);

test('people by region and agency status are the headcounts that DfE prints', () => {
  const status: MarginDimension = { of: 'agency', categories: { agency: ['Agency'], staff: ['Employed'] } };
  assert.deepEqual(population(REGION, status), {
    'london agency': 1779,
    'london staff': 5549,
    'south_east agency': 1013,
    'south_east staff': 4969,
  });
  assert.deepEqual(population(status), { agency: 1779 + 1013, staff: 5549 + 4969 });
  assert.deepEqual(population(REGION), { london: 1779 + 5549, south_east: 1013 + 4969 });
});

test('known groups are made to add up to everybody in post, so that margins of one weight are of the same people', () => {
  const sex = population(REGION, { of: 'sex', categories: { agency: ['Agency'], women: ['Female'], men: ['Male'] } });
  // London, DfE’s printed headcounts: 4,606 women and 940 men known, 5,549 in post, 1,779 agency workers.
  assert.ok(Math.abs(sex['london women']! - (4606 * 5549) / 5546) < 1e-9);
  assert.equal(sex['london agency'], 1779);
  const sum = Object.values(sex).reduce((total, one) => total + one, 0);
  assert.ok(Math.abs(sum - (1779 + 5549 + 1013 + 4969)) < 1e-9);
  const ages = ['20 to 29', '30 to 39', '40 to 49', '50 to 59'].map((name) => `${name} years old`);
  const age = population(REGION, { of: 'age', categories: { under_60: ages, over: ['60 years old and over'] } });
  assert.ok(Math.abs(age['london over']! - 537) < 1e-9);
});

test('several groups of the census can be one category, of ethnicity those who are known', () => {
  const others = [
    'Mixed / Multiple ethnic groups',
    'Asian / Asian British',
    'Black / African / Caribbean / Black British',
  ];
  const ethnicity: MarginDimension = {
    of: 'ethnicity',
    categories: { white: ['White'], global_majority: [...others, 'Other ethnic group'] },
  };
  const { white, global_majority } = censusMargin(
    figures,
    { year: 2022, regions: ['London'] },
    {
      name: 'people',
      place,
      dimensions: [ethnicity],
    },
  ).population!;
  // 2,078 of 4,653 of known ethnicity.
  assert.ok(Math.abs(white! / (white! + global_majority!) - 2078 / 4653) < 1e-12);
  const roles = ['Senior manager', 'Middle manager', 'First line manager'];
  const rest = ['Senior practitioner', 'Case holder', 'Qualified without cases'];
  const role = population(REGION, { of: 'role', categories: { managers: roles, workers: rest } });
  assert.ok(Math.abs(role['london managers']! + role['london workers']! - 5549) < 1e-9);
});

test('authorities are counted by their returns, agency workers included', () => {
  const kent = population({ of: 'authority', categories: { kent: ['Kent'], surrey: ['936'] } });
  // 815 and 515 in post, 106 and 164 agency workers.
  assert.deepEqual(kent, { kent: 815 + 106, surrey: 515 + 164 });
});

test('a population that the census does not have is a problem of the plan, every reason at once', () => {
  assert.deepEqual(codes({ of: 'sex', categories: { women: ['Women'] } }), [
    '7 census-margin-group: The census has no sex “Women”; it has “Female”, “Male”, “Agency”.',
    '7 census-margin-uncovered: No category of “people” takes the people of sex “Female”, “Male”, who would be missing from the population.',
  ]);
  const [twice] = codes({ of: 'sex', categories: { women: ['Female'], men: ['Male'], others: ['Male'] } });
  assert.match(twice!, /census-margin-twice: Two categories of “people” take “Male”/);
  const [joint] = codes({
    of: 'authority',
    categories: { one: ['Kingston upon Thames'], two: ['Richmond upon Thames'] },
  });
  assert.match(joint!, /census-margin-twice: Kingston upon Thames \/ Richmond upon Thames make one return/);
  assert.match(codes({ of: 'region', categories: { x: ['Wessex'] } })[0]!, /census-margin-area: .* no region “Wessex”/);
  const westminster = made([{ of: 'authority', categories: { w: ['Westminster'] } }], { ...OF, year: 2025 });
  assert.match(
    westminster.problems.map(({ sentence }) => sentence).join(' '),
    /The census prints “x” \(not available: .*\) for agency workers \(headcount\) in Westminster in 2025\. So the population “people” cannot be made\./,
  );
  const sex: MarginDimension = { of: 'sex', categories: { women: ['Female'], men: ['Male'] } };
  assert.ok(made([REGION, sex], { ...OF, year: 2021 }).problems.every(({ code }) => code === 'census-margin-absent'));
});
