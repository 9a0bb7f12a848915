import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { covarianceOf } from './linearised.ts';
import { isRefused, type LonelyStratum, surveyDesign } from './survey-design.ts';
import { unitsOfDesign } from './variance-over-units.ts';

const rows = fc.array(
  fc.record({ cluster: fc.nat(7), weight: fc.double({ min: 0.1, max: 9, noNaN: true }), value: fc.integer() }),
  { minLength: 2, maxLength: 40 },
);

test('the variance over units is that over their rows, and the order of rows changes no digit', () => {
  const lonely = fc.constantFrom<LonelyStratum>('remove', 'adjust', 'average');
  fc.assert(
    fc.property(rows, lonely, fc.boolean(), fc.boolean(), (people, lonelyStratum, isClustered, hasPopulation) => {
      const found = [people, people.toReversed()].map((order) => {
        const strata = order.map(({ cluster }) => cluster % 3);
        const clusters = isClustered ? order.map(({ cluster }) => cluster) : undefined;
        const stage = { strata, clusters, population: hasPopulation ? order.map(() => 50) : undefined };
        const weights = order.map(({ weight }) => weight);
        const design = surveyDesign({ weights, stages: [stage], lonelyStratum });
        assert.ok(!isRefused(design));
        const contributions = Float64Array.from(order, ({ value }) => value);
        const units = unitsOfDesign(design);
        const parts = new Float64Array(units.count);
        contributions.forEach((one, row) => {
          parts[units.unitOf[row]!]! += one;
        });
        const byRow = covarianceOf(design, [{ value: 0, contributions }])[0]![0]!;
        const byUnit = units.varianceOf(parts);
        assert.ok(Math.abs(byUnit - byRow) <= 1e-12 * byRow, `${byUnit} ${byRow}`);
        return byUnit;
      });
      assert.equal(found[0], found[1]);
    }),
  );
});

test('a design of two stages is no design of units alone', () => {
  const stages = [{ clusters: [1, 1, 2, 2] }, {}];
  const design = surveyDesign({ weights: [1, 1, 1, 1], stages });
  assert.ok(!isRefused(design));
  assert.throws(() => unitsOfDesign(design), /unitsOfDesign: the design needs rows/);
});
