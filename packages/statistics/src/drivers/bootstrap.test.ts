import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meanOf, standardErrorOf } from '../design/linearised.ts';
import { type DesignPlan, type SurveyDesign, surveyDesign } from '../design/survey-design.ts';
import { agrees, close } from '../fixtures/people.ts';
import { numbersOf, textsOf } from '../fixtures/reference.ts';
import type { NumericTerm } from '../regression/term.ts';
import { seededRandom } from '../seeded-random.ts';
import type { BootstrapIntervals, BootstrapPlan } from './bootstrap.ts';
import type { DriverPlan } from './driver-plan.ts';
import { keyDrivers } from './key-drivers.ts';
import type { ScaleMeasure } from './measure.ts';
import { replicateWeights } from './rescaled-bootstrap.ts';

const schools = textsOf('apistrat');
const clusters = textsOf('apiclus1');

for (const [name, data, stage] of [
  ['strata', schools, { strata: schools.stype }],
  ['clusters', clusters, { clusters: clusters.dnum }],
] as const) {
  test(`a mean varies over replicates of the weights as far as its linearised error says: ${name}`, () => {
    const plan: DesignPlan = { weights: numbersOf(data.pw!), stages: [stage] };
    const design = surveyDesign(plan) as SurveyDesign;
    const scores = numbersOf(data.api00!);
    const random = seededRandom(3);
    const means = Array.from({ length: 4000 }, () => {
      const drawn = replicateWeights(design, random);
      return meanOf({ ...design, weights: drawn }, scores).value;
    });
    const centre = means.reduce((sum, mean) => sum + mean, 0) / means.length;
    const spread = Math.sqrt(means.reduce((sum, mean) => sum + (mean - centre) ** 2, 0) / (means.length - 1));
    agrees(spread, standardErrorOf(design, meanOf(design, scores)), 0.06);
    agrees(centre, meanOf(design, scores).value, 0.005);
  });
}

test('replicates keep the sum of weights of every stratum whose weights are alike, and people of a unit together', () => {
  const plan: DesignPlan = {
    weights: [2, 2, 2, 2, 5, 5, 5, 7],
    stages: [{ strata: [1, 1, 1, 1, 2, 2, 2, 3], clusters: ['a', 'a', 'b', 'b', 'c', 'd', 'e', 'f'] }],
    lonelyStratum: 'remove',
  };
  const design = surveyDesign(plan) as SurveyDesign;
  const random = seededRandom(1);
  for (let replicate = 0; replicate < 50; replicate += 1) {
    const drawn = replicateWeights(design, random);
    assert.ok(drawn[0] === drawn[1] && drawn[2] === drawn[3]);
    close(drawn[0]! + drawn[1]! + drawn[2]! + drawn[3]!, 8, 1e-12);
    close(drawn[4]! + drawn[5]! + drawn[6]!, 15, 1e-12);
    assert.equal(drawn[7], 7);
  }
});

const data = textsOf('likert_a');
const weights = numbersOf(data.w!);
const design = surveyDesign({ weights }) as SurveyDesign;
const item = (name: string): NumericTerm => ({ kind: 'numeric', name, values: numbersOf(data[name]!) });
const worry: ScaleMeasure = {
  kind: 'scale',
  name: 'worry',
  items: ['N1', 'N2', 'N3', 'N5'].map(item),
  method: 'minres',
};
const plan: DriverPlan = {
  outcome: item('E1'),
  predictors: [worry, item('A3'), item('O1'), item('N4')],
  r2Floor: 0.01,
};

function intervals(bootstrap: BootstrapPlan, changed: Partial<DriverPlan> = {}): BootstrapIntervals | null {
  const result = keyDrivers(design, { ...plan, ...changed, bootstrap });
  assert.ok(result.kind === 'drivers', JSON.stringify(result).slice(0, 300));
  return result.bootstrap;
}

test('intervals hold the shares and ranks, grow with the level, and a seed decides them wholly', () => {
  const result = keyDrivers(design, { ...plan, bootstrap: { replicates: 300, seed: 11 } });
  assert.ok(result.kind === 'drivers' && result.bootstrap);
  const { bootstrap, drivers } = result;
  assert.deepEqual([bootstrap.replicates, bootstrap.failed, bootstrap.seed, bootstrap.level], [300, 0, 11, 0.95]);
  drivers.forEach(({ share, rank }, index) => {
    const [[low, high], [first, last]] = [bootstrap.shares[index]!, bootstrap.ranks[index]!];
    assert.ok(low <= share && share <= high, `${low} ${share} ${high}`);
    assert.ok(first <= rank && rank <= last && Number.isInteger(first) && Number.isInteger(last));
  });
  assert.deepEqual(intervals({ replicates: 300, seed: 11 }), bootstrap);
  assert.notDeepEqual(intervals({ replicates: 300, seed: 12 }), bootstrap);
  const wider = intervals({ replicates: 300, seed: 11, level: 0.99 })!;
  wider.shares.forEach(([low, high], index) => {
    assert.ok(low <= bootstrap.shares[index]![0] && high >= bootstrap.shares[index]![1]);
  });
});

test('a bootstrap tells how far it is and can be ended; too few replicates give no intervals', () => {
  const told: number[] = [];
  const stopAt = (last: number) => (done: number, of: number) => {
    assert.equal(of, 5000);
    told.push(done);
    return done < last;
  };
  const ended = intervals({ replicates: 5000, seed: 1, proceed: stopAt(120) });
  assert.ok(ended?.stopped && ended.replicates === 120);
  assert.deepEqual(told.slice(0, 3), [1, 2, 3]);
  assert.equal(intervals({ replicates: 5000, seed: 1, proceed: stopAt(20) }), null);
});

test('each replicate’s weights go through whatever the sample’s went through, and what cannot be done is counted', () => {
  const seen: number[] = [];
  const reweight = (drawn: Float64Array, replicate: number): Float64Array | null => {
    const factor = 700 / drawn.reduce((sum, weight) => sum + weight, 0);
    seen.push(replicate);
    return replicate % 10 === 0 ? null : drawn.map((weight) => weight * factor);
  };
  const found = intervals({ replicates: 200, seed: 5, reweight });
  assert.equal(seen.length, 200);
  assert.deepEqual([found?.replicates, found?.failed], [180, 20]);
});

test('more than 20 predictors have sampled shares with their error, and intervals', () => {
  const names = ['A', 'C', 'N', 'O'].flatMap((letter) => [1, 2, 3, 4, 5].map((number) => `${letter}${number}`));
  const many = [...names, 'E3', 'E4'].map(item);
  const changed = { predictors: many, sampling: { pairs: 200, seed: 9 }, bootstrap: { replicates: 100, seed: 2 } };
  const result = keyDrivers(design, { ...plan, ...changed });
  assert.ok(result.kind === 'drivers' && result.bootstrap !== null);
  assert.deepEqual(result.sampling, { orders: 400, seed: 9 });
  close(
    result.drivers.reduce((sum, { share }) => sum + share, 0),
    result.r2,
    1e-12,
  );
  assert.ok(result.drivers.every(({ samplingError }) => samplingError !== null && samplingError > 0));
});
