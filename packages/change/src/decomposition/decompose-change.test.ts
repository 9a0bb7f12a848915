// Expected values: R 4, survey 4.1.1. With d = reference/survey/data/twowave_a.csv and zero-one columns for who is in which
// group of which wave, t <- svytotal(~…, svydesign(ids = ~pid, weights = ~w, data = d)), then svycontrast(t, quote(…)) of
// ratios of totals, which is the delta method.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datasetOf } from '@earshot/dataset';
import { type Linearised, standardErrorOf } from '@earshot/statistics';
import fc from 'fast-check';
import { pairOf, SCHOOLS_TWICE, stackedNumbers, waveOf } from '../fixtures/schools-twice.ts';
import type { WavePair } from '../waves/pair-waves.ts';
import { type Decomposition, decomposeChange } from './decompose-change.ts';

function decomposed(pair: WavePair, values: Float64Array): Decomposition {
  const found = decomposeChange(pair, values);
  assert.ok(found);
  return found;
}

function agrees(number: Linearised | null | undefined, [value, error]: readonly [number, number]): void {
  assert.ok(number);
  for (const [actual, fromR] of [
    [number.value, value],
    [standardErrorOf(SCHOOLS_TWICE.design, number), error],
  ] as const) {
    assert.ok(Math.abs(actual - fromR) <= 1e-9 * Math.abs(fromR), `${actual} should be ${fromR}`);
  }
}

for (const [name, expected] of [
  [
    'y',
    {
      change: [0.0808082788065476, 0.0418380189880664],
      same: [0.0545684559058132, 0.0282570292955006],
      answers: [0.0601165971576038, 0.0250493540187917],
      weights: [-0.00554814125179065, 0.0128937458015434],
      lost: [-0.00173588908624089, 0.0334001245211258],
      gained: [0.0279757119869753, 0.0213446558561626],
      gone: [0.30817841133112, 0.0590879010944953],
    },
  ],
  [
    'x',
    {
      change: [28.601149255666, 9.39274539704218],
      same: [31.1796660606707, 4.52516205701352],
      answers: [32.2963911847398, 2.82483480745599],
      weights: [-1.11672512406915, 3.9070705936514],
      lost: [-4.69346104888314, 9.36416115398504],
      gained: [2.11494424387843, 4.9099622881127],
      gone: [636.423523943329, 16.1352665320475],
    },
  ],
] as const) {
  test(`the change of ${name === 'y' ? 'a share' : 'a mean'} and its parts have R’s values and errors`, () => {
    const { change, parts, lost } = decomposed(SCHOOLS_TWICE, stackedNumbers(SCHOOLS_TWICE, name));
    agrees(change, expected.change);
    for (const part of ['same', 'answers', 'weights', 'lost', 'gained'] as const) agrees(parts![part], expected[part]);
    agrees(lost.gone!.mean, expected.gone);
    assert.deepEqual(Object.keys(lost), ['gone']);
  });
}

test('people who took part without an answer are told apart from people who took no part, with R’s errors', () => {
  const { earlier, later } = SCHOOLS_TWICE;
  const people = [...earlier.people, ...later.people].map(Number);
  // d$y[d$wave == 2 & d$pid %% 4 == 0] <- NA; d$y[d$wave == 1 & d$pid %% 5 == 0] <- NA
  const values = stackedNumbers(SCHOOLS_TWICE, 'y').map((value, row) =>
    people[row]! % (row < earlier.people.length ? 5 : 4) === 0 ? Number.NaN : value,
  );
  const { change, parts, lost, gained } = decomposed(SCHOOLS_TWICE, values);
  agrees(change, [0.0846947372406109, 0.0573535921534287]);
  agrees(parts!.same, [0.088977811253558, 0.044600003034244]);
  agrees(parts!.lost, [-0.01889687763078, 0.051117090523451]);
  agrees(parts!.gained, [0.0146138036178329, 0.0412593073004921]);
  agrees(lost.gone!.part, [-0.014330844928231, 0.0392429322104452]);
  agrees(lost.silent!.part, [-0.00456603270254903, 0.0213396305091201]);
  agrees(gained.new!.part, [0.0280108410850838, 0.0274713222277749]);
  agrees(gained.joined!.part, [-0.0133970374672508, 0.0256601252028721]);
});

interface Person {
  readonly weights: readonly [number, number];
  readonly answers: readonly [number, number];
  readonly isIn: 'earlier' | 'later' | 'both';
}
const WEIGHT = fc.double({ min: 0.1, max: 8, noNaN: true });
const ANSWER = fc.constantFrom(0, 1, Number.NaN);
const PERSON: fc.Arbitrary<Person> = fc.record({
  weights: fc.tuple(WEIGHT, WEIGHT),
  answers: fc.tuple(ANSWER, ANSWER),
  isIn: fc.constantFrom('earlier', 'later', 'both'),
});

function stacked(people: readonly Person[]): { pair: WavePair; values: Float64Array } {
  const inWave = ([0, 1] as const).map((wave) =>
    people.flatMap((person, id) => (person.isIn === (wave === 0 ? 'later' : 'earlier') ? [] : [{ ...person, id }])),
  );
  const waves = inWave.map((some, wave) => {
    const ids = some.map(({ id }) => String(id));
    const weights = some.map((one) => one.weights[wave]!);
    return waveOf(
      String(wave),
      ids,
      weights,
      datasetOf(
        'made up',
        [],
        some.map(() => ({})),
        some.length,
      ),
    );
  });
  const values = Float64Array.from(inWave.flatMap((some, wave) => some.map((one) => one.answers[wave]!)));
  return { pair: pairOf(waves[0]!, waves[1]!), values };
}

const SOMEBODY: readonly Person[] = [
  { weights: [1, 2], answers: [1, 0], isIn: 'both' },
  { weights: [2, 1], answers: [0, 0], isIn: 'both' },
];

test('the parts add up to the change, and the finer parts to the parts, whoever answers and however they weigh', () => {
  fc.assert(
    fc.property(fc.array(PERSON, { maxLength: 30 }), (others) => {
      const { pair, values } = stacked([...SOMEBODY, ...others]);
      const { change, parts, lost, gained } = decomposed(pair, values);
      const sums: [number, Linearised[]][] = [
        [change.value, [parts!.same, parts!.lost, parts!.gained]],
        [parts!.same.value, [parts!.answers, parts!.weights]],
        [parts!.lost.value, [lost.gone, lost.silent].flatMap((group) => group?.part ?? [])],
        [parts!.gained.value, [gained.new, gained.joined].flatMap((group) => group?.part ?? [])],
      ];
      for (const [whole, of] of sums) {
        assert.ok(Math.abs(whole - of.reduce((sum, { value }) => sum + value, 0)) < 1e-12);
      }
    }),
  );
});

test('where the same people answer both times, those lost and gained are exactly nothing', () => {
  const everybody = PERSON.map((person): Person => ({ ...person, answers: [1, 0], isIn: 'both' }));
  fc.assert(
    fc.property(fc.array(everybody, { maxLength: 30 }), (others) => {
      const { pair, values } = stacked([...SOMEBODY, ...others]);
      const { parts, change } = decomposed(pair, values);
      for (const part of [parts!.lost, parts!.gained]) {
        assert.equal(part.value, 0);
        assert.equal(standardErrorOf(pair.design, part), 0);
      }
      assert.equal(parts!.same.value, change.value);
    }),
  );
});

test('people who keep their weights change by their answers alone', () => {
  const { pair, values } = stacked(SOMEBODY.map((person) => ({ ...person, weights: [2, 2] })));
  const { parts } = decomposed(pair, values);
  assert.equal(parts!.weights.value, 0);
  assert.deepEqual(parts!.answers, parts!.same);
});

test('without anybody in both there is a change and no parts; without anybody in one there is none', () => {
  const apart = stacked([
    { weights: [1, 1], answers: [1, 1], isIn: 'earlier' },
    { weights: [1, 1], answers: [0, 0], isIn: 'later' },
  ]);
  const { change, parts, lost } = decomposed(apart.pair, apart.values);
  assert.equal(change.value, -1);
  assert.equal(parts, null);
  assert.equal(lost.gone!.part, null);
  assert.equal(decomposeChange(apart.pair, Float64Array.from([1, Number.NaN])), null);
});

test('published shares of loyalty: a rise of everybody that is nobody’s change, from the published bases', () => {
  // Department for Education, longitudinal study of child and family social workers, wave 2, figure 4.2 and table A.12:
  // 3,302 answered both times, 75% loyal each time; 2,319 the first time only, 67% loyal.
  const [stayers, lost] = [3302, 2319];
  const loyal = (at: number, of: number, share: number): number => Number(at < Math.round(of * share));
  const people = Array.from({ length: stayers + lost }, (_, at): Person => {
    const isLost = at >= stayers;
    const answer = isLost ? loyal(at - stayers, lost, 0.67) : loyal(at, stayers, 0.75);
    return { weights: [1, 1], answers: [answer, answer], isIn: isLost ? 'earlier' : 'both' };
  });
  const { pair, values } = stacked(people);
  const { earlier, later, change, parts } = decomposed(pair, values);
  // Printed as 71% and 75%; from rounded shares of unweighted bases, 71.7% and 75.0%.
  assert.ok(Math.abs(earlier.mean.value - 0.717) < 0.001 && Math.abs(later.mean.value - 0.75) < 0.001);
  assert.equal(parts!.same.value, 0);
  assert.ok(Math.abs(change.value - 0.033) < 0.001);
  assert.equal(change.value, parts!.lost.value);
});
