import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Variable } from '@earshot/dataset';
import { problemLine, readPlan, shapePlan } from '@earshot/planfile';
import { readCensusLink } from './read-census-link.ts';
import { studyShape } from './study-shape.ts';

const choice = (name: string, codes: readonly string[]): Variable => ({
  kind: 'single',
  name,
  label: name,
  categories: codes.map((code) => ({ code, label: code })),
});
const variables = [choice('region', ['london']), choice('work', ['agency', 'employed'])];

function linkOf(regions: string, agency: string, populations: readonly string[] = []) {
  const groups = 'employed female male white black_and_global_majority managers social_workers';
  const text = [
    ...['title', 'summary', 'organisation', 'welcome', 'consent', 'thanks'].map((name) => `${name}: Words`),
    'contact: study@example.org',
    'census:',
    '  year: 2022',
    '  region: region',
    `  regions: ${regions}`,
    '  population: people',
    ...(populations.length > 0 ? ['  populations:', ...populations.map((line) => `    ${line}`)] : []),
    '  groups:',
    `    agency: ${agency}`,
    ...groups.split(' ').map((group) => `    ${group}: work = employed`),
  ].join('\n');
  const { plan } = readPlan('study.yml', text);
  const { value } = shapePlan(plan!, studyShape);
  return readCensusLink(value!.census!, plan!, variables);
}

test('a study’s link to the census names its regions and the condition of every group', () => {
  const { census, problems } = linkOf('{london: London}', 'work = agency');
  assert.deepEqual(problems, []);
  assert.equal(census?.groups.agency.type, 'compare');
  assert.equal(census?.regionVariable, 'region');
});

test('regions and groups that do not fit the study’s variables are problems at their places, and no link', () => {
  const { census, problems } = linkOf('{leeds: Leeds}', 'work = freelance');
  assert.equal(census, null);
  assert.deepEqual(problems.map(problemLine), [
    'study.yml:11:20 “region” has no code “leeds”. [census-region]',
    'study.yml:14:20 “work” has no code “freelance”. [expression-unknown-code]',
  ]);
});

test('further populations name the census’s groups by the study’s codes; of regions those of the link', () => {
  const { census, problems } = linkOf('{london: London}', 'work = agency', [
    'by_sex: [{of: region}, {of: sex, categories: {agency: Agency, women: Female, men: [Male]}}]',
  ]);
  assert.deepEqual(problems, []);
  assert.deepEqual(census?.margins[0]?.dimensions, [
    { of: 'region', categories: { london: ['London'] } },
    { of: 'sex', categories: { agency: ['Agency'], women: ['Female'], men: ['Male'] } },
  ]);
});

test('a population that cannot be made of what is written is a problem at its place', () => {
  const { problems } = linkOf('{london: London}', 'work = agency', [
    'people: [{of: sex, categories: {women: Female}}]',
    'both: [{of: sex, categories: {women: Female}}, {of: age}]',
  ]);
  assert.deepEqual(
    problems.map(({ code, place }) => `${place.line} ${code}`),
    ['14 census-population-taken', '15 census-population-crossed', '15 census-population-categories'],
  );
});

test('people under 50 and from 50 on are told apart by both conditions, or by neither', () => {
  const ages = (lines: string) => linkOf('{london: London}', `work = agency\n${lines}`);
  const both = ages('    under_50: work = agency\n    from_50: work = employed');
  assert.deepEqual([both.problems, both.census?.groups.from_50?.type], [[], 'compare']);
  assert.equal(linkOf('{london: London}', 'work = agency').census?.groups.from_50, undefined);
  assert.deepEqual(
    ages('    from_50: work = employed').problems.map(({ code }) => code),
    ['census-ages'],
  );
});
