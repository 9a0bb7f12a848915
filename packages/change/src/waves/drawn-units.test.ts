// Expected values: R 4, survey 4.1.1, of reference/survey/data/twowave_a.csv:
// t <- svytotal(~n1 + d1 + n2 + d2 + …, svydesign(ids = ~pid, strata = ~grp, weights = ~w, data = d)), and with
// ids = ~substr(pid, nchar(pid), nchar(pid)) for clusters; then the delta method on vcov(t), as svycontrast does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, columnOf, NOT_ASKED } from '@earshot/dataset';
import { type Linearised, standardErrorOf } from '@earshot/statistics';
import { decomposeChange } from '../decomposition/decompose-change.ts';
import { pairOf, SCHOOLS_TWICE, stackedNumbers } from '../fixtures/schools-twice.ts';
import type { DrawnPlan } from '../plan/plan.ts';
import { isPairRefused, pairWaves } from './pair-waves.ts';
import type { Wave } from './wave.ts';

/** The wave with the last digit of each person’s number as their team; nobody’s, of those whom it is not known of. */
function inTeams(wave: Wave, isKnown: (person: string) => boolean = () => true): Wave {
  const answers = wave.people.map((person) => (isKnown(person) ? answered(person.at(-1)!) : NOT_ASKED));
  const team = columnOf({ kind: 'text', name: 'team', label: 'Team' }, answers);
  return { ...wave, dataset: { ...wave.dataset, columns: [...wave.dataset.columns, team] } };
}

const earlier = inTeams(SCHOOLS_TWICE.earlier);
const later = inTeams(SCHOOLS_TWICE.later);

function partsOf(drawn: DrawnPlan | null, second = later): Record<'change' | 'same' | 'lost', [number, number]> {
  const pair = pairOf(earlier, second, drawn);
  const { change, parts } = decomposeChange(pair, stackedNumbers(pair, 'x'))!;
  const shown = (one: Linearised): [number, number] => [one.value, standardErrorOf(pair.design, one)];
  return { change: shown(change), same: shown(parts!.same), lost: shown(parts!.lost) };
}

const STRATA = { strata: ['grp'], clusters: null };
const TEAMS = { strata: [], clusters: 'team' };

for (const [name, drawn, errors] of [
  ['strata', STRATA, [9.40078547836349, 4.52179823855914, 9.38444693257212]],
  ['clusters', TEAMS, [10.6680350791665, 4.35982228146899, 9.53301102664472]],
] as const) {
  test(`the change and its parts have R’s errors where people were drawn by ${name}`, () => {
    const { change, same, lost } = partsOf(drawn);
    [change, same, lost].forEach(([value, error], index) => {
      const expected = [28.601149255666, 31.1796660606707, -4.69346104888314][index]!;
      assert.ok(Math.abs(value - expected) <= 1e-9 * Math.abs(expected), `${value}`);
      assert.ok(Math.abs(error - errors[index]!) <= 1e-9 * error, `${error} is not ${errors[index]}`);
    });
  });
}

test('whoever has moved to another team stays in the cluster that they were drawn in', () => {
  const newcomers = new Set(later.people.filter((_, row) => SCHOOLS_TWICE.earlierRow[row]! < 0));
  const teams = later.people.map((one) => answered(newcomers.has(one) ? one.at(-1)! : '0'));
  const columns = [...SCHOOLS_TWICE.later.dataset.columns, columnOf({ kind: 'text', name: 'team', label: 'T' }, teams)];
  assert.deepEqual(partsOf(TEAMS, { ...later, dataset: { ...later.dataset, columns } }), partsOf(TEAMS));
});

test('people of no cluster, a stratum of one and as many strata as units are refused', () => {
  const codes = (second: Wave, drawn: DrawnPlan): string[] => {
    const pair = pairWaves(earlier, second, drawn);
    return isPairRefused(pair) ? pair.refused.map(({ code }) => code) : [];
  };
  const newcomer = later.people.find((_, row) => SCHOOLS_TWICE.earlierRow[row]! < 0);
  const unknown = inTeams(SCHOOLS_TWICE.later, (person) => person !== newcomer);
  assert.deepEqual(codes(unknown, TEAMS), ['wave-design']);
  assert.deepEqual(codes(later, { strata: ['team'], clusters: 'team' }), ['wave-design']);
  assert.deepEqual(codes(later, TEAMS), []);
});
