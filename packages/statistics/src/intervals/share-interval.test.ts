import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { meanOf, standardErrorOf } from '../design/linearised.ts';
import { degreesOfFreedom, domainOf, type SurveyDesign } from '../design/survey-design.ts';
import { agrees, close } from '../fixtures/people.ts';
import { resultsOf, textsOf } from '../fixtures/reference.ts';
import { SCHOOLS_BY_CLUSTER, SCHOOLS_BY_STRATUM } from '../fixtures/schools.ts';
import { type Answered, type CheckedOnly, limitsAsInR } from './as-in-r.ts';
import { chosenShareInterval, type ShareFound, type ShareIntervalMethod, shareInterval } from './share-interval.ts';

/** R’s names of the methods that we show; the others are checked by `limitsAsInR`. */
const SHOWN: Record<string, ShareIntervalMethod> = { logit: 'logit', xlogit: 'logit', beta: 'korn-graubard' };

/** Rows of the formulas that stand in the reference files: a comparison of a column with a text or a number. */
function answersOf(data: Record<string, string[]>, formula: string): number[] {
  const [, column, sign, value] = /^~I\(([\w.]+) (==|>|<) "?(\w+)"?\)$/.exec(formula) ?? assert.fail(formula);
  const holds = {
    '==': (a: string) => a === value,
    '>': (a: string) => +a > +value!,
    '<': (a: string) => +a < +value!,
  };
  return data[column!]!.map((text) => (text === '' ? Number.NaN : Number(holds[sign as '>'](text))));
}

function foundIn(whole: SurveyDesign, answers: number[]): ShareFound {
  const design = domainOf(whole, (row) => !Number.isNaN(answers[row]));
  const mean = meanOf(design, answers);
  const weights = design.weights.filter((weight) => weight > 0);
  const sum = (values: Float64Array) => values.reduce((total, one) => total + one, 0);
  return {
    share: mean.value,
    variance: standardErrorOf(design, mean) ** 2,
    sampleSize: weights.length,
    effectiveBase: sum(weights) ** 2 / sum(weights.map((weight) => weight ** 2)),
    degreesOfFreedom: degreesOfFreedom(whole),
  };
}

function peopleIn({ weights }: SurveyDesign, answers: number[]): Answered {
  const has = (_: number, row: number): boolean => !Number.isNaN(answers[row]);
  return { weights: weights.filter(has), answers: answers.filter(has) };
}

function limitsOf(found: ShareFound, method: string, level: number, people: Answered): readonly [number, number] {
  const shown = SHOWN[method];
  if (!shown) return limitsAsInR(found, method as CheckedOnly, level, people)!;
  const { lower, upper } = shareInterval(found, shown, level)!;
  return [lower, upper];
}

for (const [name, csv, design] of [
  ['02_ciprop_apiclus1', 'apiclus1', SCHOOLS_BY_CLUSTER],
  ['02_ciprop_apistrat', 'apistrat', SCHOOLS_BY_STRATUM],
] as const) {
  test(`intervals of shares are those of R’s svyciprop: ${name}`, () => {
    for (const { formula, method, level, p, se, lower, upper } of resultsOf(name)) {
      const answers = answersOf(textsOf(csv), formula);
      const found = foundIn(design, answers);
      const words = `${formula} ${method} ${level}`;
      agrees(found.share, p, 1e-8, words);
      agrees(Math.sqrt(found.variance), se, 1e-8, words);
      const [from, to] = limitsOf(found, method, level, peopleIn(design, answers));
      agrees(from, lower, 1e-6, `${words} lower`);
      agrees(to, upper, 1e-6, `${words} upper`);
    }
  });
}

const FOUND: fc.Arbitrary<ShareFound> = fc
  .record({
    share: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })),
    designEffect: fc.double({ min: 0.3, max: 5, noNaN: true }),
    people: fc.integer({ min: 2, max: 100_000 }),
    lost: fc.integer({ min: 0, max: 50 }),
  })
  .map(({ share, designEffect, people, lost }) => ({
    share,
    variance: (designEffect * share * (1 - share)) / people,
    sampleSize: people,
    effectiveBase: people / designEffect,
    degreesOfFreedom: Math.max(1, people - 1 - lost),
  }));

test('intervals contain the share, lie between 0 and 1, and grow with their level', () => {
  fc.assert(
    fc.property(FOUND, fc.constantFrom('logit', 'korn-graubard', 'wilson'), (found, method) => {
      const [narrow, wide] = [shareInterval(found, method, 0.9), shareInterval(found, method, 0.95)];
      assert.equal(narrow === null, wide === null);
      if (!narrow || !wide) return;
      const rounding = 1e-12;
      assert.ok(
        narrow.lower <= found.share + rounding && found.share <= narrow.upper + rounding,
        JSON.stringify(narrow),
      );
      assert.ok(wide.lower <= narrow.lower + rounding && narrow.upper <= wide.upper + rounding, JSON.stringify(wide));
      assert.ok(wide.lower >= 0 && wide.upper <= 1, JSON.stringify(wide));
    }),
    { numRuns: 500 },
  );
});

test('the interval that we show is there for every share, and mirrors that of the rest', () => {
  fc.assert(
    fc.property(FOUND, (found) => {
      const interval = chosenShareInterval(found, 0.95)!;
      const mirrored = chosenShareInterval({ ...found, share: 1 - found.share }, 0.95)!;
      assert.ok(0 <= interval.lower && interval.lower <= interval.upper && interval.upper <= 1);
      close(mirrored.lower, 1 - interval.upper, 1e-7);
      close(mirrored.upper, 1 - interval.lower, 1e-7);
    }),
    { numRuns: 300 },
  );
});

const OF_200 = { share: 0.3, variance: 0.0012, sampleSize: 200, effectiveBase: 175, degreesOfFreedom: 199 };

test('rare shares and those of few people have Korn and Graubard’s interval, all others the logit’s', () => {
  const methodOf = (change: Partial<ShareFound>): string => chosenShareInterval({ ...OF_200, ...change }, 0.95)!.method;
  assert.equal(methodOf({}), 'logit');
  assert.equal(methodOf({ share: 0.05 }), 'logit');
  assert.equal(methodOf({ share: 0.049 }), 'korn-graubard');
  assert.equal(methodOf({ share: 0.951 }), 'korn-graubard');
  assert.equal(methodOf({ effectiveBase: 17 }), 'logit');
  assert.equal(methodOf({ effectiveBase: 16 }), 'korn-graubard');
  assert.equal(methodOf({ share: 0, variance: 0 }), 'korn-graubard');
});

// Wilson (1927) by R: prop.test(60, 200, correct = FALSE)$conf.int is 0.240747446824 to 0.366790683727
test('Wilson’s interval with very many degrees of freedom is the score interval', () => {
  const found = { ...OF_200, variance: (0.3 * 0.7) / 200, degreesOfFreedom: 1e7 };
  const interval = shareInterval(found, 'wilson', 0.95)!;
  agrees(interval.lower, 0.240747446824, 1e-6);
  agrees(interval.upper, 0.366790683727, 1e-6);
});

// R: binom.test(0, 20)$conf.int is 0 to 0.16843347, and binom.test(3, 20)$conf.int 0.03207094 to 0.37892683
test('with equal weights Korn and Graubard’s interval is Clopper and Pearson’s', () => {
  const of20 = (having: number): ShareFound => {
    const share = having / 20;
    return { share, variance: (share * (1 - share)) / 20, sampleSize: 20, effectiveBase: 20, degreesOfFreedom: 19 };
  };
  close(shareInterval(of20(0), 'korn-graubard', 0.95)!.upper, 0.16843347, 1e-8);
  close(shareInterval(of20(20), 'korn-graubard', 0.95)!.lower, 1 - 0.16843347, 1e-8);
  close(shareInterval(of20(3), 'korn-graubard', 0.95)!.lower, 0.03207094, 1e-8);
  close(shareInterval(of20(3), 'korn-graubard', 0.95)!.upper, 0.37892683, 1e-8);
});

test('a share that the design fixes is its own interval, and without degrees of freedom there is none', () => {
  const fixed = shareInterval({ ...OF_200, variance: 0 }, 'korn-graubard', 0.95)!;
  assert.deepEqual([fixed.lower, fixed.upper], [0.3, 0.3]);
  assert.equal(chosenShareInterval({ ...OF_200, degreesOfFreedom: 0 }, 0.95), null);
});

test('a share that next to nothing of a person has goes from nought, and its mirror image to one', () => {
  const found = { variance: 0.25, sampleSize: 9, effectiveBase: 9, degreesOfFreedom: 8 };
  for (const share of [1e-300, 1e-12]) {
    const limits = shareInterval({ ...found, share }, 'korn-graubard', 0.95)!;
    assert.ok(limits.lower === 0 && limits.upper <= 1 && limits.upper > share);
  }
});
