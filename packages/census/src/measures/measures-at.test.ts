import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { collectionOf } from '../collection/collection-of.ts';
import { openReturn, type ReadReturn } from '../reading/open-return.ts';
import { csvOf, type ReturnDraft, xmlOf } from '../simulated/draft.ts';
import { type KnownCounts, simulateReturn } from '../simulated/simulate-return.ts';
import type { Worker } from '../worker.ts';
import { type CensusMeasures, measuresAt as measured } from './measures-at.ts';

/** The measures of a return that has some. */
function measuresAt(some: ReadReturn, day?: string): CensusMeasures {
  const made = measured(some, day);
  assert.ok('measures' in made);
  return made;
}

function read(draft: ReturnDraft, format: 'xml' | 'csv'): ReadReturn {
  const reading = openReturn({ format, pseudonym: (said) => said });
  for (const piece of format === 'xml' ? xmlOf(draft) : [csvOf(draft)]) reading.push(piece);
  return reading.close();
}

/** The published measures by the formulas of the DfE, from what the generator kept while it made people up. */
function expectedOf(
  { headcount: heads, fte, ...known }: KnownCounts,
  workingDays: number,
): Record<string, number | null> {
  const [inPostFte, inPost] = [fte.stays + fte.starts, heads.stays + heads.starts];
  const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole);
  return {
    inpost_fte: inPostFte,
    inpost_headcount: inPost,
    starters_fte: fte.starts,
    starters_headcount: heads.starts,
    leavers_fte: fte.leaves,
    leavers_headcount: heads.leaves,
    turnover_rate_fte: percent(fte.leaves, inPostFte),
    turnover_rate_headcount: percent(heads.leaves, inPost),
    agency_fte: fte.agency,
    agency_headcount: heads.agency,
    agency_rate_fte: percent(fte.agency, fte.agency + inPostFte),
    agency_rate_headcount: percent(heads.agency, heads.agency + inPost),
    agency_cover_fte: known.agencyCoverFte,
    agency_cover_rate_fte: percent(known.agencyCoverFte, fte.agency),
    vacancy_fte: known.vacanciesFte,
    vacancy_rate_fte: percent(known.vacanciesFte, known.vacanciesFte + inPostFte),
    vacancy_agency_cover_rate_fte: percent(known.agencyCoverFte, known.vacanciesFte),
    case_holders_fte: known.caseHoldersFte,
    cases: known.cases,
    caseload_fte: known.caseHoldersFte === 0 ? null : known.cases / known.caseHoldersFte,
    working_days_lost_fte: known.daysLost,
    absence_rate_fte: percent(known.daysLost, inPostFte * workingDays),
  };
}

function assertMeasures({ measures }: CensusMeasures, expected: Record<string, number | null>): void {
  assert.deepEqual(
    measures.map(({ id }) => id),
    Object.keys(expected),
  );
  for (const { id, value, why } of measures) {
    const wanted = expected[id]!;
    if (wanted === null) assert.ok(value === null && why !== null, id);
    else
      assert.ok(
        value !== null && Math.abs(value - wanted) <= 1e-9 * Math.max(1, wanted),
        `${id}: ${value}, not ${wanted}`,
      );
  }
}

test('what is made up, written, read and counted comes to what was made up, in any year, as XML and as CSV', () => {
  const wishes = fc.record({
    year: fc.integer({ min: 2017, max: 2030 }),
    authority: fc.integer({ min: 200, max: 999 }).map(String),
    workers: fc.integer({ min: 1, max: 60 }),
    seed: fc.nat(1e6),
    format: fc.constantFrom('xml' as const, 'csv' as const),
  });
  fc.assert(
    fc.property(wishes, ({ year, format, ...wish }) => {
      const collection = collectionOf(year)!;
      const { draft, known } = simulateReturn({ collection, ...wish });
      const back = read(draft, format);
      assert.deepEqual(back.findings.kept, []);
      assertMeasures(measuresAt(back), expectedOf(known, year % 4 === 0 ? 254 : 253));
    }),
    { numRuns: 40 },
  );
});

/** A return of the year to 30 September 2022 with these workers, of whom each says how it differs from one who stays. */
function returnOf(
  totals: ReadReturn['totals'],
  ...differing: {
    texts?: Worker['texts'];
    amounts?: Worker['amounts'];
    person?: string | null;
    isAgency?: boolean | null;
  }[]
): ReadReturn {
  const empty = openReturn({ format: 'xml', pseudonym: (said) => said, year: 2022 });
  const workers = differing.map(
    ({ texts, amounts, person, isAgency = false }, at): Worker => ({
      number: at + 1,
      line: at + 1,
      person: person === undefined ? `person ${at}` : person,
      registration: null,
      age: 40,
      isAgency,
      texts: { role: '5', role_start: '2015-01-01', ...texts },
      amounts: { fte: 1, fte30: 1, days_lost: 0, ...amounts },
      given: new Map(),
    }),
  );
  return { ...empty.close(), collection: collectionOf(2022), totals, workers };
}
const NO_TOTALS = { vacancies_fte: null, agency_fte: null, agency_headcount: null };
const LEFT = { texts: { role_end: '2022-03-01' }, amounts: { fte: 0.8, fte30: 0 } };

function figure(made: CensusMeasures, id: string): number | null {
  return made.measures.find((measure) => measure.id === id)!.value;
}

test('one person in two posts is one head and two posts’ hours', () => {
  const twice = returnOf(
    NO_TOTALS,
    { person: 'a', amounts: { fte30: 0.5 } },
    { person: 'a', amounts: { fte30: 0.4 } },
    { person: null },
    { person: null },
  );
  const made = measuresAt(twice);
  assert.deepEqual([figure(made, 'inpost_headcount'), figure(made, 'inpost_fte')], [3, 2.9]);
});

test('agency workers are counted by record, and never once for two', () => {
  const agency = { person: 'a', isAgency: true, amounts: { fte30: 0.5 } };
  const made = measuresAt(returnOf(NO_TOTALS, agency, agency, {}));
  assert.deepEqual([figure(made, 'agency_headcount'), figure(made, 'agency_fte')], [2, 1]);
  assert.equal(figure(made, 'agency_rate_headcount'), 200 / 3);
});

test('who starts and leaves within the year is neither a starter nor a leaver', () => {
  const brief = { texts: { role_start: '2021-11-01', role_end: '2022-02-01' } };
  const made = measuresAt(returnOf(NO_TOTALS, {}, brief));
  assert.deepEqual(
    ['starters_headcount', 'leavers_headcount', 'inpost_headcount'].map((id) => figure(made, id)),
    [0, 0, 1],
  );
});

test('a case holder without hours counts in neither part of the caseload, and is told', () => {
  const made = measuresAt(
    returnOf(NO_TOTALS, { amounts: { cases30: 18, fte30: 0.9 } }, { amounts: { cases30: 5, fte30: 0 } }, {}),
  );
  assert.equal(figure(made, 'caseload_fte'), 20);
  assert.deepEqual(made.leftOut, [{ what: 'with cases but no full-time equivalent', records: 1 }]);
});

test('at a day of which no cases are counted, nobody is told to be left out of them', () => {
  const idle = returnOf(NO_TOTALS, { amounts: { cases30: 5, fte30: 0 } });
  assert.equal(measuresAt(idle).leftOut.length, 1);
  assert.deepEqual(measuresAt(idle, '2022-03-31').leftOut, []);
});

test('without a number from the authority there is no rate that rests on it, and with it there is', () => {
  const without = measuresAt(returnOf(NO_TOTALS, {}));
  const vacancy = without.measures.find(({ id }) => id === 'vacancy_rate_fte')!;
  assert.deepEqual([vacancy.value, typeof vacancy.why], [null, 'string']);
  const given = measuresAt(returnOf({ ...NO_TOTALS, vacancies_fte: 1 }, {}, {}, {}));
  assert.equal(figure(given, 'vacancy_rate_fte'), 25);
});

test('where no leaver has hours, there is no turnover by hours rather than one of 0', () => {
  const gone = { ...LEFT, amounts: { fte: 0, fte30: 0 } };
  const made = measuresAt(returnOf(NO_TOTALS, {}, gone));
  assert.deepEqual([figure(made, 'turnover_rate_fte'), figure(made, 'turnover_rate_headcount')], [null, 100]);
});

test('everybody leaving gives a refusal, not an infinite rate', () => {
  const made = measuresAt(returnOf(NO_TOTALS, LEFT, LEFT));
  assert.equal(figure(made, 'turnover_rate_fte'), null);
  assert.match(made.turnovers!.sentence, /^Nobody is left in post/);
  for (const { value } of made.measures) assert.ok(value === null || Number.isFinite(value));
});

test('at another day of the year, people are counted as of that day, and what is known of 30 September only is refused', () => {
  const started = { texts: { role_start: '2022-06-01' } };
  const some = returnOf({ ...NO_TOTALS, vacancies_fte: 2 }, {}, {}, LEFT, started);
  const before = measuresAt(some, '2022-02-28');
  assert.deepEqual(
    ['inpost_headcount', 'inpost_fte', 'leavers_headcount', 'starters_headcount'].map((id) => figure(before, id)),
    [3, 2.8, 0, 0],
  );
  const after = measuresAt(some, '2022-06-01');
  assert.deepEqual(
    ['inpost_headcount', 'leavers_fte', 'starters_headcount'].map((id) => figure(after, id)),
    [3, 0.8, 1],
  );
  for (const id of ['turnover_rate_fte', 'vacancy_rate_fte', 'caseload_fte', 'absence_rate_fte'])
    assert.equal(figure(after, id), null);
  assert.equal(after.turnovers, null);
  assert.deepEqual(
    after.soFar.map(({ id, value }) => [id, value]),
    [
      ['left_so_far_fte', 80 / 3],
      ['left_so_far_headcount', 100 / 3],
      ['stayed_so_far_headcount', 200 / 3],
    ],
  );
  assert.deepEqual(measuresAt(some).soFar, []);
  const outside = measured(some, '2022-10-01');
  assert.ok('sentence' in outside && outside.code === 'day-outside');
});

test('the two turnovers differ by what they divide by, and the sentence says which is higher', () => {
  fc.assert(
    fc.property(fc.nat(6), fc.nat(6), fc.nat(6), (stay, leave, start) => {
      const people = [
        ...Array.from({ length: stay }, () => ({})),
        ...Array.from({ length: leave }, () => LEFT),
        ...Array.from({ length: start }, () => ({ texts: { role_start: '2022-01-05' } })),
      ];
      const { dfe, personnel, stability, sentence } = measuresAt(returnOf(NO_TOTALS, ...people)).turnovers!;
      assert.equal(stability.value, stay + leave === 0 ? null : (100 * stay) / (stay + leave));
      if (dfe.value === null || personnel.value === null) return;
      assert.ok(Math.abs(dfe.value * (stay + start) - personnel.value * (stay + leave / 2 + start / 2)) < 1e-9);
      assert.equal(/is the lower one/.test(sentence), dfe.value < personnel.value);
      assert.equal(/is the higher one/.test(sentence), dfe.value > personnel.value);
    }),
    { numRuns: 60 },
  );
});
