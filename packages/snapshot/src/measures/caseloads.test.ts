import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monthOf, schemeOf } from '../fixtures/month.ts';
import { NO_SCHEME } from '../scheme/scheme.ts';
import { caseloadsOf, isOverFull } from './caseloads.ts';

const points = (version: string, from: string, court: number, full: number) =>
  `  - {version: "${version}", valid_from: ${from}, types: {cin: 1, court: ${court}}, full: {sw: ${full}}, newly_qualified: {share_of_full: 90, most_cases: 12}}\n`;
const scheme = schemeOf(`title: T\npoints:\n${points('1', '2026-04-01', 2, 20)}${points('2', '2026-11-01', 3, 20)}`);
const PEOPLE = `person,grade,fte,start_date,newly_qualified
E1,sw,1,2020-01-06,no
E2,sw,0.6,2020-01-06,no
E3,sw,1,2026-01-06,yes
E4,tm,1,2020-01-06,no
E5,sw,0,2020-01-06,no
`;
const COVER = 'worker,grade,reason,fte,start_date\nA1,sw,vacancy,1,2026-01-06\n';

function held(cases: string, month = '2026-10') {
  const snapshot = monthOf({ people: PEOPLE, cover: COVER, cases: `person,type,cases\n${cases}` }, scheme, month);
  const { held: all, version, casesLeftOut } = caseloadsOf(snapshot, scheme)!;
  return { by: new Map(all.map((one) => [one.person, one])), version: version?.version ?? null, casesLeftOut };
}

test('a month is counted by the version that was valid then', () => {
  const cases = 'E1,court,7\n';
  const [october, november, march] = ['2026-10', '2026-11', '2026-03'].map((month) => held(cases, month));
  assert.deepEqual([october!.version, october!.by.get('E1')!.points], ['1', 14]);
  assert.deepEqual([november!.version, november!.by.get('E1')!.points], ['2', 21]);
  assert.deepEqual([march!.version, march!.by.get('E1')!.points], [null, null]);
  assert.deepEqual(
    [october, november, march].map((month) => isOverFull(month!.by.get('E1')!)),
    [false, true, null],
  );
});

test('what is full goes by hours and is less for the newly qualified; exactly full is not over', () => {
  const { by } = held('E1,cin,20\nE2,cin,12\nE3,cin,18\nA1,cin,21\nE4,cin,99\n');
  assert.deepEqual(
    ['E1', 'E2', 'E3', 'A1', 'E4'].map((person) => isOverFull(by.get(person)!)),
    [false, false, false, true, null],
  );
  assert.equal(isOverFull(held('E2,cin,13\n').by.get('E2')!), true);
  assert.equal(isOverFull(held('E3,cin,19\n').by.get('E3')!), true);
});

test('the protected number is held to by the newly qualified alone', () => {
  const { by } = held('E1,cin,13\nE3,cin,13\n');
  assert.deepEqual([by.get('E1')!.isOverProtected, by.get('E3')!.isOverProtected], [null, true]);
  assert.equal(held('E3,cin,12\n').by.get('E3')!.isOverProtected, false);
});

test('cases of people without hours or not there are left out and counted; nobody with 0 cases is a holder', () => {
  const { by, casesLeftOut } = held('E5,cin,4\nE9,cin,3\nE1,cin,0\nE2,cin,1\nE2,court,2\n');
  assert.deepEqual([[...by.keys()], by.get('E2')!.cases, casesLeftOut], [['E2'], 3, 7]);
});

test('without cases, or without anybody who could hold them, there are no caseloads', () => {
  assert.equal(caseloadsOf(monthOf({ people: PEOPLE }), NO_SCHEME), null);
  assert.equal(caseloadsOf(monthOf({ cases: 'person\nE1\n' }), NO_SCHEME), null);
});
