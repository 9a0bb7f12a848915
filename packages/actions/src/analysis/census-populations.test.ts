import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { type Column, columnNamed } from '@earshot/dataset';
import { problemLine } from '@earshot/planfile';
import { prepare, readTablePlan, weightColumn } from '@earshot/tables';
import { censusGroups } from '@earshot/workforce';
import { figuresOf } from '../open-world.ts';
import { readStudy } from '../studies/read-study.ts';
import { studyFolder } from '../studies/study-folders.ts';
import type { CensusLink } from '../study.ts';
import { figuresFor, groupsFrom, namingSources, populationsOf } from './census-populations.ts';
import { simulatedDataset } from './study-dataset.ts';

const checkout = path.join(import.meta.dirname, '..', '..', '..', '..');
const { study } = readStudy(studyFolder(path.join(checkout, 'surveys', 'big-listen')));
const figures = figuresOf(checkout)();
const place = { file: 'study.yml', line: 9, column: 1 };
const margin = (name: string, dimensions: CensusLink['margins'][number]['dimensions']) => ({ name, place, dimensions });
const REGION = { of: 'region', categories: { london: ['London'], south_east: ['South East'] } } as const;
const SEX = { of: 'sex', categories: { agency: ['Agency'], women: ['Female'], men: ['Male'] } } as const;
const linked = (more: Partial<CensusLink>): CensusLink => ({ ...study!.census!, ...more });

function sumOver({ states, numbers }: Column, isIn: (row: number) => boolean): number {
  return states.reduce((sum, state, row) => (state === 0 && isIn(row) ? sum + numbers![row]! : sum), 0);
}

test('a study is weighted to people by region and sex, from the release that it names, which its tables then say', async () => {
  const census = linked({ release: 2024, margins: [margin('census_sex', [REGION, SEX])] });
  const needed = await figuresFor([{ census, beside: null }], figures);
  const { populations, sources, problems } = populationsOf(census, needed);
  assert.deepEqual(problems, []);
  const text = `title: T
source: S
derive:
  sex_of_staff:
    label: Sex of staff
    categories:
      agency: {label: Agency workers, when: audience = agency}
      women: {label: Women, when: gender = woman}
      men: {label: Men, when: gender = man}
weights:
  sex: {label: Weighted, base: answered(sex_of_staff) and answered(region) and audience != student, margins: [{variables: [region, sex_of_staff], population: census_sex}]}
tables: [{id: a, title: A, items: [valued], weight: sex}]
`;
  const read = readTablePlan('tables.yml', text, study!.plan.data);
  assert.deepEqual(read.problems.map(problemLine), []);
  const { prepared, problems: wrong } = prepare(
    namingSources(read.plan!, sources),
    simulatedDataset(study!, 900, 1),
    populations,
  );
  assert.deepEqual(wrong.map(problemLine), []);
  const { label } = prepared!.weights.get('sex')!;
  assert.match(
    label,
    /^Weighted \(figures for 2022 of DfE, .* reporting year 2024 release \(2017 to 2024\), and of staff in post by characteristic, 2025 release\)$/,
  );
  const weights = columnNamed(prepared!.dataset, weightColumn('sex'))!;
  const whole = sumOver(weights, () => true);
  const codes = ['region', 'sex_of_staff'].map((name) => columnNamed(prepared!.dataset, name)!);
  const londonWomen = sumOver(weights, (row) => codes.every(({ numbers }, at) => numbers![row] === [0, 1][at]));
  const everybody = Object.values(populations.get('census_sex')!).reduce((sum, one) => sum + one, 0);
  assert.ok(Math.abs(londonWomen / whole - populations.get('census_sex')!['london women']! / everybody) < 1e-6);
});

test('a release that is not held, and a count that is not printed, are problems of the study’s file', async () => {
  const none = linked({ release: 2019, place });
  const missing = populationsOf(none, await figuresFor([{ census: none, beside: null }], figures));
  assert.deepEqual(
    missing.problems.map(({ code, place: { line } }) => `${line} ${code}`),
    ['9 release-absent'],
  );
  const early = linked({ year: 2018, margins: [margin('census_sex', [REGION, SEX])] });
  const { problems } = populationsOf(early, await figuresFor([{ census: early, beside: null }], figures));
  assert.match(
    problems.map(({ sentence }) => sentence).join(' '),
    /has no count of staff in post, Female in London in 2018\. So the population “census_sex” cannot be made\./,
  );
});

test('a study of another year stands beside the staff of that year, from the release that ships', async () => {
  const census = linked({ year: 2024 });
  const needed = await figuresFor([{ census, beside: null }], figures);
  const newer = { ...needed.inPost!.at(-1)!, release: { firstYear: 2019, year: 2026 } };
  const from = groupsFrom(census, { ...needed, inPost: [...needed.inPost!, newer] });
  assert.equal(from.release.year, 2025, 'a newer download changes no study’s numbers');
  const { groups } = censusGroups(figures.indicators, from, { year: 2024, regions: ['London'] });
  const { female, white, blackAndGlobalMajority } = groups!.regions[0]!;
  // As DfE prints them: 5,068 women; of 5,216 of known ethnicity 2,181 White.
  assert.deepEqual([female, white, blackAndGlobalMajority], [5068, 2181, 5216 - 2181]);
  assert.equal(groupsFrom(linked({}), needed), figures.characteristics);
});
