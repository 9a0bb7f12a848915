import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { categoriesAsAuxiliaries } from './auxiliary.ts';
import { calibrate } from './calibrate.ts';
import type { Margin } from './margin.ts';
import { postStratify } from './post-stratify.ts';
import { rakeToMargins } from './rake-to-margins.ts';
import { rakeWithinBounds } from './rake-within-bounds.ts';
import { trim } from './trim.ts';
import type { Weighting, WeightingRefused } from './weighting.ts';
import { unitsOfRows } from './weighting-units.ts';

const PEOPLE = fc.record({
  weight: fc.constantFrom(0, 1, 1e-9, 1e9, -1, Number.NaN, 0, 1, 1, 2, 3),
  categories: fc.tuple(fc.integer({ min: -1, max: 1 }), fc.integer({ min: 0, max: 2 })),
});
const COUNT = fc.constantFrom(0, 1, 2, 50, 1000, 1e9, Number.NaN, 20, 20, 20);

function requireFinite(outcome: Weighting | WeightingRefused): void {
  if ('refused' in outcome) {
    assert.ok(outcome.refused.length > 0);
    assert.ok(outcome.refused.every(({ sentence }) => !/undefined|\[object/.test(sentence)));
    return;
  }
  assert.ok(outcome.weights.every(Number.isFinite) && outcome.factors.every(Number.isFinite));
  const { totals, warnings, ...numbers } = outcome.report;
  for (const number of Object.values(numbers)) assert.ok(Number.isFinite(number), JSON.stringify(numbers));
  for (const { after, before, gap } of totals) assert.ok([after, before, gap].every(Number.isFinite));
  assert.ok(Array.isArray(warnings));
}

test('whatever the data, weights are finite numbers or a refusal in words', () => {
  fc.assert(
    fc.property(
      fc.array(PEOPLE, { maxLength: 12 }),
      fc.tuple(COUNT, COUNT),
      fc.tuple(COUNT, COUNT, COUNT),
      (people, two, three) => {
        const margins: Margin[] = [two, three].map((population, margin) => ({
          label: `margin ${margin}`,
          categories: population.map(String),
          population,
          membership: Int32Array.from(people, ({ categories }) => categories[margin]!),
        }));
        const units = unitsOfRows(people.map(({ weight }) => weight));
        const totals = categoriesAsAuxiliaries(margins);
        const bounds = { lower: 0.5, upper: 30 };
        requireFinite(rakeToMargins(units, margins));
        requireFinite(rakeToMargins(units, margins.slice(0, 1)));
        requireFinite(postStratify(units, margins[1]!));
        requireFinite(rakeWithinBounds(units, margins, bounds, { mostRounds: 20 }));
        requireFinite(trim(units, bounds, { strict: true, mostPasses: 100 }));
        for (const distance of ['linear', 'raking', 'logit'] as const) {
          if (totals.length === 0) continue;
          requireFinite(calibrate(units, totals, { distance, bounds }));
          if (distance !== 'logit') requireFinite(calibrate(units, totals.slice(0, 2), { distance }));
        }
      },
    ),
    { numRuns: 300 },
  );
});
