import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readQuestionnaire } from '../read-questionnaire.ts';

/** What is said of options with these labels, after a number question `cases` from 0 to 200. */
function said(labels: readonly string[], more = '', kind = 'single'): string[] {
  const options = JSON.stringify(Object.fromEntries(labels.map((label, index) => [`o${index}`, label])));
  const text = `
title: T
blocks:
  - id: one
    title: One
    questions:
      - {id: cases, kind: number, text: Cases?, unit: cases, range: [0, 200], dont_know: Not sure}
      - {id: band, kind: ${kind}, text: Roughly?, options: ${options}${more}}`;
  return readQuestionnaire('q.yml', text).problems.map(({ code, sentence }) => `${code}: ${sentence}`);
}
const codes = (labels: readonly string[], more = ''): string[] => said(labels, more).map((line) => line.split(':')[0]!);

const WITHOUT_FAULT: readonly (readonly string[])[] = [
  ['1-5', '6-10', '11-15', '16-20', '21-25', '26-29', '30+', 'Don’t know'],
  ['0-2 hours', '3-5 hours', '6-10 hours', 'More than 10 hours', 'Not applicable'],
  ['Under 25 years', '25 – 34 years', '35 – 44 years', '45 years and over', 'Prefer not to say'],
  ['Less than 6 months', '6 to 11 months', '1 year', '2 to 3 years', '4 to 5 years', 'More than 5 years'],
  ['Less than 1 year', '1 to 2 years', '3 to 5 years', '6 to 10 years', 'More than 10 years'],
  ['None', '1 to 5', '6 or more'],
  ['No cases', '1 to 5 cases', '6 or more cases'],
  ['Up to £10,000', '£10,001 to £20,000', 'More than £20,000'],
  ['0.5 to 1', '1.1 to 2', '2.1 or more'],
  ['6 or more', '3 to 5', '2 or fewer'],
  ['Over 1 year to 2 years', 'Over 2 years to 5 years', 'Over 5 years'],
  ['2018', '2020', '2022 or later'],
  ['1 to 5 years', '20 to 30 people'],
  ['A few', '1-5', '4-10'],
  ['More than once a week', 'Less than once a month'],
];

for (const labels of WITHOUT_FAULT) {
  test(`no fault is found with ${labels.join(' | ')}`, () => assert.deepEqual(codes(labels), []));
}

const WITH_FAULT: readonly (readonly [string, readonly string[]])[] = [
  ['bands-overlap', ['Less than 6 months', '6 months to 1 year', '1 year', '2 to 3 years', 'More than 3 years']],
  ['bands-overlap', ['1-5', '5-10', '11+']],
  ['bands-overlap', ['Less than 1 year', '1 to 2 years', '2 to 5 years', 'More than 5 years']],
  ['bands-overlap', ['Up to 10', '10 or more']],
  ['bands-overlap', ['Under 25', '25 to 34', '34 and over', 'Prefer not to say']],
  ['bands-gap', ['1-5', '7-10', '11+']],
  ['bands-gap', ['Under 25 years', '26 to 34 years', '35 years or older']],
  ['bands-gap', ['Less than 6 months', '7 to 12 months', 'More than 1 year']],
  ['bands-gap', ['10 or fewer', 'More than 20']],
  ['bands-gap', ['1 to 2 years', '4 to 5 years', '6+ years']],
];

for (const [code, labels] of WITH_FAULT) {
  test(`${code} is found in ${labels.join(' | ')}`, () => assert.deepEqual(codes(labels), [code]));
}

test('a fault names both bands, the question, and the line of the second', () => {
  const { problems } = readQuestionnaire(
    'q.yml',
    `
title: T
blocks:
  - id: one
    title: One
    questions:
      - id: band
        kind: single
        text: Roughly?
        options:
          few: 1 to 5
          many: 5 or more`,
  );
  assert.deepEqual(problems, [
    {
      code: 'bands-overlap',
      severity: 'warning',
      place: { file: 'q.yml', line: 12, column: 17 },
      sentence: '“1 to 5” and “5 or more” overlap: somebody fits both.',
      question: 'band',
    },
  ]);
});

test('ages that several may apply to can overlap', () => {
  assert.deepEqual(said(['0 to 5', '5 to 10', '11 or older'], '', 'multiple'), []);
});

test('bands that are for different people can overlap', () => {
  const options = '{a: {text: 0 to 5, when: cases > 9}, b: {text: 0 to 5, when: not (cases > 9)}, c: 6 or more}';
  const text = `
title: T
blocks:
  - id: one
    title: One
    questions:
      - {id: cases, kind: number, text: Cases?, unit: cases, range: [0, 200]}
      - {id: band, kind: single, text: Roughly?, options: ${options}}`;
  assert.deepEqual(
    readQuestionnaire('q.yml', text).problems.filter(({ code }) => code.startsWith('bands')),
    [],
  );
});

const ESTIMATES = ', estimates: cases, when: dont_know(cases)';

test('bands of a number hold every number that can be given', () => {
  assert.deepEqual(said(['0 to 10', '11 to 20', '21 or more'], ESTIMATES), []);
  assert.deepEqual(said(['No cases', '1 to 200'], ESTIMATES), []);
  assert.deepEqual(said(['1 to 10', '11 to 150'], ESTIMATES), [
    'bands-do-not-cover: “cases” takes numbers from 0 to 200, and no band here holds 0.',
    'bands-do-not-cover: “cases” takes numbers from 0 to 200, and no band here holds 151 to 200.',
  ]);
  assert.deepEqual(said(['0 to 100', '101 to 200', '201 or more'], ESTIMATES), [
    'bands-do-not-cover: “cases” takes numbers from 0 to 200, and none of them is in “201 or more”.',
  ]);
});

test('bands in another unit than the number are left alone', () => {
  assert.deepEqual(said(['Less than 1 year', '1 to 2 years', '3 years or more'], ESTIMATES), []);
});

/** Bands from the numbers at which each begins: whole, without gap or overlap, in one of the ways to write them. */
const partition = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 150 }), { minLength: 2, maxLength: 8 }),
    fc.constantFrom('-', ' to ', '–'),
  )
  .map(([starts, between]) => {
    const sorted = [0, ...starts].sort((one, other) => one - other);
    return sorted.map((from, index): readonly [number, number | null, string] => [
      from,
      index + 1 < sorted.length ? sorted[index + 1]! - 1 : null,
      between,
    ]);
  });
type Written = readonly (readonly [number, number | null, string])[];
const labelsOf = (bands: Written): string[] =>
  bands.map(([from, to, between]) =>
    to === null ? `${from}+` : to === from ? String(from) : `${from}${between}${to}`,
  );
const isMostlySingle = (bands: Written): boolean =>
  bands.filter(([from, to]) => to !== from).length < 2 ||
  bands.filter(([from, to]) => to === from).length * 2 > bands.length;

test('property: numbers cut into bands have no fault, in whatever order they stand', () => {
  fc.assert(
    fc.property(partition, fc.boolean(), (bands, turned) => {
      const labels = labelsOf(turned ? [...bands].reverse() : bands);
      assert.deepEqual(said(labels, ESTIMATES), []);
    }),
    { numRuns: 60 },
  );
});

test('property: a band taken out of the middle is a gap, a band made longer an overlap', () => {
  fc.assert(
    fc.property(partition, fc.nat(), (bands, pick) => {
      const at = 1 + (pick % (bands.length - 2));
      const without = bands.filter((_, index) => index !== at);
      if (!isMostlySingle(without)) assert.deepEqual(codes(labelsOf(without)), ['bands-gap']);
      const longer = bands.map(([from, to, between], index): Written[number] =>
        index === at - 1 ? [from, to! + 1, between] : [from, to, between],
      );
      if (!isMostlySingle(longer)) assert.deepEqual(codes(labelsOf(longer)), ['bands-overlap']);
    }),
    { numRuns: 60 },
  );
});
