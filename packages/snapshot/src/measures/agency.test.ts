import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monthOf, schemeOf } from '../fixtures/month.ts';
import { NO_SCHEME } from '../scheme/scheme.ts';
import { agencyOf } from './agency.ts';

const HEADER = 'worker,grade,reason,fte,start_date,end_date,hours,hourly_cost,capped_rate';
const agency = (scheme: typeof NO_SCHEME, ...rows: string[]) =>
  agencyOf(monthOf({ cover: `${HEADER}\n${rows.join('\n')}\n` }, scheme), scheme)!;

test('a month costs what its days cost: who came on the 25th has seven, who went on the 8th has seven', () => {
  const { weekly, monthly, workers } = agency(
    NO_SCHEME,
    'A1,sw,vacancy,1,2026-10-25,,,50,',
    'A2,sw,vacancy,1,2026-01-05,2026-10-08,20,40,',
    'A3,sw,vacancy,0.5,2026-01-05,2026-10-01,,40,',
  );
  assert.deepEqual([workers, weekly, monthly], [1, 1850, 1850 + 800]);
});

test('where the cost of one is not known, neither is that of all', () => {
  const { weekly, monthly, withoutCost, inMonth } = agency(
    NO_SCHEME,
    'A1,sw,vacancy,1,2026-01-05,,,50,',
    'A2,sw,sickness,1,2026-01-05,,,,',
  );
  assert.deepEqual([weekly, monthly, withoutCost, inMonth], [null, null, 1, 2]);
});

test('rates are held to the caps in force on the last day; without a rate or a cap nobody is over', () => {
  const caps = 'price_caps: [{valid_from: 2026-01-01, hourly: {sw: 30}}, {valid_from: 2026-10-31, hourly: {sw: 35}}]';
  const scheme = schemeOf(`title: T\n${caps}\n`);
  const { cap } = agency(
    scheme,
    'A1,sw,vacancy,1,2026-01-05,,,50,35',
    'A2,sw,vacancy,1,2026-01-05,,,50,35.01',
    'A3,sw,vacancy,1,2026-01-05,,,50,',
    'A4,tm,vacancy,1,2026-01-05,,,50,99',
  );
  assert.deepEqual(cap, { validFrom: '2026-10-31', within: 1, over: 1, notKnown: 2 });
});

test('lengths are whole weeks to the last day, and nobody at all is no division by nought', () => {
  const { weeks } = agency(NO_SCHEME, 'A1,sw,vacancy,1,2026-10-24,,,,', 'A2,sw,vacancy,1,2026-10-25,,,,');
  assert.deepEqual(weeks, [0, 1]);
  const nobody = agency(NO_SCHEME);
  assert.deepEqual([nobody.workers, nobody.fte, nobody.weekly, nobody.monthly], [0, 0, 0, 0]);
});
