import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellAt } from '@earshot/tables';
import fc from 'fast-check';
import { besideTables } from './beside-tables.ts';
import {
  beside,
  besideText,
  madeUpCensus,
  NOBODY,
  said,
  surveyTable,
  tablePlan,
  WITHHELD,
} from './fixtures/made-up.ts';
import { readBesidePlan } from './read-beside-plan.ts';
import { setBeside } from './set-beside.ts';

// Garwood’s 95% limits over 100 workers, from R (noise.test.ts): 31 leavers 21.1 to 44.0, and 6 leavers 2.2 to 13.1;
// 15 leavers 8.4 to 24.7. England’s 15.0 is outside of the first two and within the third.
const census = madeUpCensus({
  England: {
    turnover_rate_fte: 15,
    leavers_fte: 150,
    inpost_fte: 1000,
    caseload_fte: 16,
    cases: 1600,
    case_holders_fte: 100,
  },
  High: { turnover_rate_fte: 31, leavers_fte: 31, inpost_fte: 100, caseload_fte: 30, cases: 300, case_holders_fte: 10 },
  Usual: { turnover_rate_fte: 15, leavers_fte: 15, inpost_fte: 100 },
  Low: { turnover_rate_fte: 6, leavers_fte: 6, inpost_fte: 100 },
  Unknown: { turnover_rate_fte: 'x', leavers_fte: 'x', inpost_fte: 100 },
  Reduced: { turnover_rate_fte: 40, leavers_fte: 31, inpost_fte: 100 },
});
const [more, less, same] = [said(0.6, 0.1, 'higher'), said(0.4, -0.1, 'lower'), said(0.5, 0.01, null)];

const marks = (cells: Parameters<typeof beside>[0]['cells'], expect: 'together' | 'opposite' = 'together') =>
  beside({ census, cells, expect }).pairs[0]!.places.map(({ mark }) => mark);

test('places agree where both depart as expected, conflict where both depart the other way', () => {
  assert.deepEqual(marks({ High: more, Low: less }), ['agree', 'agree']);
  assert.deepEqual(marks({ High: less, Low: more }), ['conflict', 'conflict']);
  assert.deepEqual(marks({ High: less, Low: more }, 'opposite'), ['agree', 'agree']);
});

test('a place is silent where either does not depart, or is not known to, and it says which and why', () => {
  const cells = { High: same, Usual: more, Unknown: more, Low: WITHHELD, Reduced: more };
  const { places } = beside({ census, cells }).pairs[0]!;
  assert.deepEqual(new Set(places.map(({ mark }) => mark)), new Set(['silent']));
  const why = places.map(({ voiceDeparture, departure }) =>
    [voiceDeparture, departure].map((one) => (one.kind === 'not-known' ? one.why : one.kind)).join(' | '),
  );
  assert.deepEqual(why, [
    'within | departs',
    'departs | within',
    'departs | the census prints “x” (not available: the figure was not supplied) for the turnover rate of Unknown in 2022',
    'the estimate is withheld, as too few people answered there or beside it | departs',
    'departs | the published counts do not make the published turnover rate of Reduced, from which authorities are left out',
  ]);
});

test('where nothing tells what chance does to a measure, every place is silent, with that reason', () => {
  const { places } = beside({ census, cells: { High: more }, measure: 'caseload_fte' }).pairs[0]!;
  assert.equal(places[0]!.mark, 'silent');
  assert.match(
    JSON.stringify(places[0]!.departure),
    /chance is not judged .*children of a family come to a worker together, and there are not 8 authorities/,
  );
});

test('set against the rest, a rate is compared with the sums of the other places’ counts', () => {
  // Newcombe 1998, example (a): 56 of 70 less 48 of 80, method 10: 0.0524 to 0.3339.
  const shares = madeUpCensus({
    England: { vacancy_rate_fte: 50, vacancy_fte: 500, inpost_fte: 500 },
    One: { vacancy_rate_fte: 80, vacancy_fte: 56, inpost_fte: 14 },
    Two: { vacancy_rate_fte: 62, vacancy_fte: 31, inpost_fte: 19 },
    Three: { vacancy_rate_fte: 56.7, vacancy_fte: 17, inpost_fte: 13 },
    Four: { vacancy_rate_fte: 'x', vacancy_fte: 'x', inpost_fte: 10 },
  });
  const cells = { One: more, Two: same, Three: less, Four: more };
  const [pair] = beside({ census: shares, cells, measure: 'vacancy_rate_fte', against: 'rest' }).pairs;
  const { departure, reference, mark } = pair!.places[0]!;
  assert.ok(departure.kind === 'departs' && departure.side === 'higher');
  assert.deepEqual(
    [departure.difference, departure.least, departure.most].map((one) => one.toFixed(6)),
    ['0.200000', '0.052431', '0.333873'],
  );
  assert.deepEqual(reference, { kind: 'figure', unit: 'percent', value: 60, decimals: 1 });
  assert.equal(mark, 'agree');
  assert.deepEqual(pair!.notInRest, ['Four']);
});

test('the difference of an estimate has the interval of its table’s test, and the census’s is of printed numbers', () => {
  const [table] = besideTables(beside({ census, cells: { Low: more, High: more, Usual: more } }));
  assert.deepEqual(
    table!.rows.map(({ id, group }) => `${group}: ${id}`),
    ['Agree: High', 'Conflict: Low', 'Silent: Usual'],
  );
  const cell = cellAt(table!, 'High', 'voice_difference');
  assert.ok(cell?.kind === 'estimate' && cell.unit === 'share-change' && cell.estimate.disclosure === 'shown');
  // R: 0.1 - qt(0.975, 199) * 0.02 = 0.1 - 1.9719565443 * 0.02
  assert.equal(cell.estimate.interval.lower.toFixed(9), (0.1 - 1.9719565443 * 0.02).toFixed(9));
  assert.deepEqual(cellAt(table!, 'Low', 'measure_difference'), {
    kind: 'figure',
    unit: 'points',
    value: -9,
    decimals: 1,
  });
  assert.equal(cellAt(table!, 'High', 'reference')?.kind, 'figure');
  assert.match(
    table!.source,
    /^A made-up survey; DfE, .* reporting year 2022 release \(2022 to 2022\), figures for 2022$/,
  );
  assert.ok(table!.notes.some((note) => /30 September 2022.* from 1 November 2022 to 31 January 2023/.test(note)));
  assert.ok(table!.notes.some((note) => /over 8 places or more.*here there are 3 places/.test(note)));
});

test('what cannot be shown is nowhere in the table', () => {
  const [table] = besideTables(beside({ census, cells: { High: WITHHELD } }));
  const [row] = table!.cells;
  assert.deepEqual([row![0], row![1]], [WITHHELD, WITHHELD]);
});

test('turning the expectation round turns agree and conflict round, and leaves silent as it is', () => {
  const voice = fc.constantFrom(more, less, same, WITHHELD);
  const turned = { agree: 'conflict', conflict: 'agree', silent: 'silent' } as const;
  fc.assert(
    fc.property(voice, voice, voice, voice, (High, Usual, Low, Unknown) => {
      const cells = { High, Usual, Low, Unknown };
      assert.deepEqual(
        marks(cells, 'opposite'),
        marks(cells, 'together').map((mark) => turned[mark]),
      );
    }),
    { numRuns: 60 },
  );
});

test('a place or a year that the census does not have is a problem where the plan names it', () => {
  const cells = { High: more, Nowhere: more };
  const { plan } = readBesidePlan('beside.yml', besideText({ cells }), tablePlan(Object.keys(cells)));
  const figures = { indicators: { ...census, release: { year: 2021, firstYear: 2020 } }, authorities: NOBODY };
  const { problems } = setBeside(plan!, new Map([['workload', surveyTable(cells)]]), figures);
  assert.deepEqual(
    problems.map(({ code, place }) => `${code} ${place.line}`),
    ['beside-year 2', 'beside-area 4'],
  );
});
