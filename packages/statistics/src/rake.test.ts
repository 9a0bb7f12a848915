import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { close } from './fixtures/people.ts';
import { type Raked, type RakingCell, type RakingMargin, type RakingRefusal, rake } from './rake.ts';

const REGION: RakingMargin = { label: 'Region', categories: ['north', 'south'], population: [30, 70] };
const ROLE: RakingMargin = { label: 'Role', categories: ['a', 'b', 'c'], population: [0.2, 0.5, 0.3] };

function raked(outcome: Raked | RakingRefusal): Raked {
  assert.ok('weights' in outcome, JSON.stringify(outcome));
  return outcome;
}
function refused(outcome: Raked | RakingRefusal): string {
  assert.ok('code' in outcome, 'weights were made');
  return `${outcome.code}: ${outcome.sentence}`;
}

function shares(cells: readonly RakingCell[], weights: readonly number[], margin: number, length: number): number[] {
  const sums = new Array<number>(length).fill(0);
  cells.forEach(({ categories, size }, index) => {
    sums[categories[margin]!]! += size * weights[index]!;
  });
  const total = sums.reduce((a, b) => a + b, 0);
  return sums.map((sum) => sum / total);
}

/** Every crossing of two regions and three roles, with somebody in it, so that any margins can be met. */
const full = fc
  .array(fc.integer({ min: 1, max: 500 }), { minLength: 6, maxLength: 6 })
  .map((sizes) => sizes.map((size, index): RakingCell => ({ categories: [index % 2, index % 3], size })));
const positive = (length: number) =>
  fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: length, maxLength: length });
const margins = fc.tuple(positive(2), positive(3)).map(
  ([two, three]) =>
    [
      { ...REGION, population: two },
      { ...ROLE, population: three },
    ] as const,
);

test('raked weights meet every margin and have a mean of 1', () => {
  fc.assert(
    fc.property(full, margins, (cells, targets) => {
      const { weights } = raked(rake(cells, targets));
      targets.forEach(({ population }, margin) => {
        const sum = population.reduce((a, b) => a + b, 0);
        shares(cells, weights, margin, population.length).forEach((share, category) => {
          close(share, population[category]! / sum, 1e-11);
        });
      });
      const people = cells.reduce((sum, { size }) => sum + size, 0);
      const weight = cells.reduce((sum, { size }, index) => sum + size * weights[index]!, 0);
      close(weight / people, 1, 1e-12);
    }),
    { numRuns: 100 },
  );
});

test('neither the scale of the population nor that of the sample changes a weight', () => {
  fc.assert(
    fc.property(full, margins, (cells, targets) => {
      const { weights } = raked(rake(cells, targets));
      const thousands = targets.map((margin) => ({ ...margin, population: margin.population.map((p) => p * 1000) }));
      const larger = cells.map((cell) => ({ ...cell, size: cell.size * 7 }));
      raked(rake(larger, thousands)).weights.forEach((weight, cell) => {
        close(weight, weights[cell]!, 1e-9);
      });
    }),
    { numRuns: 50 },
  );
});

test('with one margin, a weight is the population’s share over the sample’s', () => {
  const cells = [
    { categories: [0], size: 50 },
    { categories: [1], size: 50 },
  ];
  const { weights } = raked(rake(cells, [REGION]));
  close(weights[0]!, 0.6, 1e-12);
  close(weights[1]!, 1.4, 1e-12);
});

test('a sample that is already like the population gets weights of 1', () => {
  const cells = [
    { categories: [0], size: 300 },
    { categories: [1], size: 700 },
  ];
  raked(rake(cells, [REGION])).weights.forEach((weight) => {
    close(weight, 1, 1e-12);
  });
});

// R 4.2.2, survey 4.1.1: rake(svydesign(ids = ~1, weights = ~pw, data = apistrat), list(~awards, ~both, ~comp.imp),
// margins of apipop): “Raking did not converge after 200 iterations.” In the sample, awards and both are the same.
test('margins that cannot be met together are refused, where R warns', () => {
  const [elementary, high, middle] = [44.2099990844727, 15.1000003814697, 20.3600006103516];
  const cells = [
    { categories: [0, 0, 0], size: 33 * high + 26 * middle + 25 * elementary },
    { categories: [0, 0, 1], size: high + 2 * elementary },
    { categories: [1, 1, 1], size: 16 * high + 24 * middle + 73 * elementary },
  ];
  const margin = (label: string, population: number[]) => ({ label, categories: ['No', 'Yes'], population });
  const targets = [margin('awards', [2027, 4167]), margin('both', [1789, 4405]), margin('comp.imp', [1712, 4482])];
  assert.equal(
    refused(rake(cells, targets)),
    'not-converged: The margins (awards; both; comp.imp) cannot all be met at once.',
  );
});

test('a category of the population in which nobody answered is refused by its name', () => {
  assert.equal(
    refused(rake([{ categories: [0], size: 9 }], [REGION])),
    'empty-category: Region: nobody answered in “south”, so no weight can stand for them; join categories.',
  );
});

for (const population of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
  test(`people whose population is ${population} cannot be weighted`, () => {
    const cells = [0, 1].map((category) => ({ categories: [category], size: 9 }));
    const words = refused(rake(cells, [{ ...REGION, population: [1, population] }]));
    assert.ok(words.startsWith(`margin-not-positive: Region: the population of “south” is ${population}`), words);
  });
}

test('a category that is empty in the sample and in the population is no obstacle', () => {
  const { weights } = raked(rake([{ categories: [0], size: 9 }], [{ ...REGION, population: [1, 0] }]));
  assert.deepEqual(weights, [1]);
});

test('without people there is nothing to weight', () => {
  assert.equal(refused(rake([], [REGION])), 'no-respondents: There is nobody to weight.');
  assert.match(refused(rake([{ categories: [0], size: 0 }], [REGION])), /^no-respondents/);
});
