import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { meanOf, standardErrorOf, totalOf } from '../design/linearised.ts';
import { isRefused, type SurveyDesign, surveyDesign } from '../design/survey-design.ts';
import { close } from '../fixtures/people.ts';
import { made, type Sample, samples } from '../fixtures/weightings.ts';
import { type Auxiliary, categoriesAsAuxiliaries } from './auxiliary.ts';
import { type CalibrationOptions, calibrate } from './calibrate.ts';
import { calibrated } from './calibrated.ts';
import { collapseByMargins } from './collapse-by-margins.ts';
import { type Margin, sumsByCategory } from './margin.ts';
import { postStratify } from './post-stratify.ts';
import { rakeToMargins } from './rake-to-margins.ts';
import { rakeWithinBounds } from './rake-within-bounds.ts';
import { isWeightingRefused, type Weighting } from './weighting.ts';
import { unitsOfRows } from './weighting-units.ts';

const METHODS: Record<string, CalibrationOptions> = {
  linear: {},
  raking: { distance: 'raking' },
  logit: { distance: 'logit', bounds: { lower: 0.01, upper: 10_000 } },
  'linear, bounded': { bounds: { lower: 0.01, upper: 10_000 } },
  'raking, bounded': { distance: 'raking', bounds: { lower: 0.01, upper: 10_000 } },
};

function designOf(weights: ArrayLike<number>): SurveyDesign {
  const design = surveyDesign({ weights });
  assert.ok(!isRefused(design));
  return design;
}

function sameWeights(ours: Weighting, others: Weighting, tolerance: number): void {
  ours.weights.forEach((weight, row) => {
    close(weight, others.weights[row]!, tolerance);
  });
}

function meets(weights: Float64Array, margins: readonly Margin[], tolerance: number): void {
  for (const margin of margins) {
    sumsByCategory(margin, weights).forEach((sum, category) => {
      close(sum, margin.population[category]!, tolerance);
    });
  }
}

const rake = ({ weights, margins }: Sample) => made(rakeToMargins(unitsOfRows(weights), margins));

/** Samples whose margins weights can meet: with few people in a crossing, bounds and even signs may be in the way. */
const calibrations = (sample: Sample, options: CalibrationOptions) =>
  calibrate(unitsOfRows(sample.weights), categoriesAsAuxiliaries(sample.margins), options);

test('raking meets every margin', () => {
  fc.assert(fc.property(samples(), (sample) => meets(rake(sample).weights, sample.margins, 1e-11)));
});

for (const [name, options] of Object.entries(METHODS)) {
  test(`calibration meets every total, within its bounds: ${name}`, () => {
    fc.assert(
      fc.property(samples(), (sample) => {
        const outcome = calibrations(sample, options);
        if (isWeightingRefused(outcome)) {
          assert.ok(options.bounds, JSON.stringify(outcome.refused));
          return;
        }
        meets(outcome.weights, sample.margins, 1e-9);
        const { lower, upper } = options.bounds ?? { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
        assert.ok(outcome.factors.every((factor) => factor >= lower && factor <= upper));
      }),
    );
  });
}

test('raking is calibration by the raking distance', () => {
  fc.assert(
    fc.property(samples(), (sample) => {
      sameWeights(rake(sample), made(calibrations(sample, { distance: 'raking' })), 1e-8);
    }),
  );
});

test('post-stratification is raking with one margin, and calibration on its categories', () => {
  fc.assert(
    fc.property(samples(), ({ weights, margins: [, role] }) => {
      const units = unitsOfRows(weights);
      const simple = made(postStratify(units, role));
      sameWeights(simple, made(rakeToMargins(units, [role])), 1e-11);
      for (const options of [{}, { distance: 'raking' }] as const) {
        sameWeights(simple, made(calibrate(units, categoriesAsAuxiliaries([role]), options)), 1e-9);
      }
    }),
  );
});

test('so are their errors, of raking where people start with the same weight', () => {
  const errors = (sample: Sample, weightings: readonly Weighting[]) => {
    const [first, ...others] = weightings.map((one) => {
      const after = calibrated(designOf(sample.weights), one);
      return standardErrorOf(after, meanOf(after, sample.values));
    });
    for (const other of others) close(other, first!, 1e-9);
  };
  fc.assert(
    fc.property(samples(), (sample) => {
      const [units, role] = [unitsOfRows(sample.weights), sample.margins[1]];
      errors(sample, [made(postStratify(units, role)), made(calibrate(units, categoriesAsAuxiliaries([role])))]);
    }),
  );
  fc.assert(
    fc.property(samples({ equal: true }), (sample) => {
      const [units, role] = [unitsOfRows(sample.weights), sample.margins[1]];
      errors(sample, [made(postStratify(units, role)), made(rakeToMargins(units, [role]))]);
    }),
  );
});

test('what weights were made to meet has no error', () => {
  fc.assert(
    fc.property(samples(), (sample) => {
      const role = sample.margins[1];
      // Where everybody of a role has the same score, the totals of roles say what that of scores is.
      fc.pre(
        new Set(sample.values.map((value, row) => `${role.membership[row]} ${value}`)).size > role.categories.length,
      );
      const isFirst = Array.from(role.membership, (category) => Number(category === 0));
      const score: Auxiliary = { label: 'Score', category: null, values: sample.values, total: 3000 };
      const units = unitsOfRows(sample.weights);
      const withScore = made(calibrate(units, [...categoriesAsAuxiliaries([role]), score]));
      for (const [weighting, values] of [
        [made(postStratify(units, role)), isFirst],
        [made(rakeToMargins(units, [role])), isFirst],
        [withScore, isFirst],
        [withScore, sample.values],
      ] as const) {
        const after = calibrated(designOf(sample.weights), weighting);
        assert.ok(standardErrorOf(after, totalOf(after, values)) <= 1e-9 * Math.hypot(...after.weights));
      }
    }),
  );
});

test('the scale of starting weights changes nothing where nothing is bounded', () => {
  fc.assert(
    fc.property(samples(), fc.constantFrom(0.001, 1, 1000), (sample, scale) => {
      const scaled = { ...sample, weights: sample.weights.map((weight) => weight * scale) };
      sameWeights(rake(sample), rake(scaled), 1e-9);
      const distance = 'raking';
      sameWeights(made(calibrations(sample, { distance })), made(calibrations(scaled, { distance })), 1e-7);
    }),
  );
});

test('the order of rows changes nothing', () => {
  fc.assert(
    fc.property(samples(), (sample) => {
      const turned = {
        ...sample,
        weights: sample.weights.toReversed(),
        margins: sample.margins.map((margin) => ({ ...margin, membership: margin.membership.toReversed() })),
      } as unknown as Sample;
      for (const [one, other] of [
        [rake(sample), rake(turned)],
        [made(calibrations(sample, {})), made(calibrations(turned, {}))],
      ] as const) {
        one.weights.forEach((weight, row) => {
          close(other.weights.at(-1 - row)!, weight, 1e-9);
        });
      }
    }),
  );
});

test('cells of people who are alike give the factors and the report of their rows', () => {
  fc.assert(
    fc.property(samples(), ({ weights, margins }) => {
      const rows = unitsOfRows(weights);
      const { cells, cellOf, margins: collapsed } = collapseByMargins(rows, margins);
      const pairs = [
        [made(rakeToMargins(rows, margins)), made(rakeToMargins(cells, collapsed))],
        [made(postStratify(rows, margins[0])), made(postStratify(cells, collapsed[0]!))],
        [
          made(calibrate(rows, categoriesAsAuxiliaries(margins))),
          made(calibrate(cells, categoriesAsAuxiliaries(collapsed))),
        ],
      ] as const;
      for (const [byRow, byCell] of pairs) {
        byRow.factors.forEach((factor, row) => {
          close(byCell.factors[cellOf[row]!]!, factor, 1e-9);
        });
        for (const key of ['base', 'sum', 'smallest', 'largest', 'designEffect', 'effectiveBase'] as const) {
          close(byCell.report[key], byRow.report[key], 1e-8, key);
        }
      }
    }),
  );
});

test('raking within bounds that raking itself keeps changes nothing; tighter ones are kept, or refused', () => {
  fc.assert(
    fc.property(samples(), fc.double({ min: 0.5, max: 1, noNaN: true }), (sample, share) => {
      const raked = rake(sample);
      const units = unitsOfRows(sample.weights);
      const { smallest, largest } = raked.report;
      sameWeights(made(rakeWithinBounds(units, sample.margins, { lower: smallest, upper: largest })), raked, 1e-8);
      const upper = largest * share;
      const outcome = rakeWithinBounds(units, sample.margins, { upper }, { mostRounds: 200 });
      if (isWeightingRefused(outcome)) return;
      assert.ok(outcome.report.largest <= upper * (1 + 1e-7));
      meets(outcome.weights, sample.margins, 1e-8);
    }),
    { numRuns: 50 },
  );
});
