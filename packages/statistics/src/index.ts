export { compareWithRest, comparisonOf } from './compare-with-rest.ts';
export { compareGroupWithTotal } from './compare-with-total.ts';
export type { Adjustment } from './comparisons/adjust-p-values.ts';
export { adjustPValues } from './comparisons/adjust-p-values.ts';
export { columnLetter, columnLetters } from './comparisons/column-letters.ts';
export type { DifferenceTest, Untestable } from './comparisons/difference-test.ts';
export {
  compareAllPairs,
  compareWithTotal,
  type GroupComparison,
  type Groups,
} from './comparisons/group-comparisons.ts';
export { oneSampleTTest, twoSampleTTest } from './comparisons/t-test.ts';
export { countedTable } from './contingency/counted-table.ts';
export {
  type FTest,
  type RaoScott,
  raoScott,
  secondOrderTest,
  type TableShares,
  tableShares,
} from './contingency/rao-scott.ts';
export { isRefusedTable, type TableRefusal, type TwoWayTable, twoWayTable } from './contingency/two-way-table.ts';
export { waldTests } from './contingency/wald.ts';
export { correlationsOf, type Moments, momentsOf } from './correlation.ts';
export {
  contrastOf,
  covarianceOf,
  type Linearised,
  meanOf,
  productOf,
  ratioOf,
  standardErrorOf,
  totalOf,
} from './design/linearised.ts';
export {
  type DesignPlan,
  type DesignRefusal,
  degreesOfFreedom,
  domainOf,
  isRefused,
  type LonelyStratum,
  type StagePlan,
  type SurveyDesign,
  surveyDesign,
} from './design/survey-design.ts';
export { type UnitsOfDesign, unitsOfDesign } from './design/variance-over-units.ts';
export { designEffectOfMean, designEffectOfTotal, kishDesignEffect } from './design-effect.ts';
export { tCritical, tLowerTail, tQuantile } from './distributions/student-t.ts';
export {
  betaLowerTail,
  betaQuantile,
  chiSquareUpperTail,
  fUpperTail,
  normalCritical,
  normalPValue,
  normalQuantile,
} from './distributions/tails.ts';
export type { BootstrapIntervals } from './drivers/bootstrap.ts';
export type { DriverPlan } from './drivers/driver-plan.ts';
export type { Driver, DriverFindings, DriverRefusal, DriverResult, MeasuredAs, TooWeak } from './drivers/findings.ts';
export { type Importance, importanceOf } from './drivers/importance.ts';
export { keyDrivers } from './drivers/key-drivers.ts';
export type { Measure, ScaleMeasure } from './drivers/measure.ts';
export { type Players, shapleyShares } from './drivers/shapley.ts';
export type { Comparison, Estimate, Interval, ShownEstimate, WithheldEstimate, WithheldReason } from './estimate.ts';
export {
  type DesignVariance,
  estimateShare,
  estimateWithVariance,
  type WeightedDesign,
} from './estimate-share.ts';
export { estimateTotal, grossingFactor, totalVariance, type WeightedPopulation } from './estimate-total.ts';
export { type CheckedOnly, limitsAsInR } from './intervals/as-in-r.ts';
export {
  chosenShareInterval,
  type ShareFound,
  type ShareIntervalMethod,
  shareInterval,
} from './intervals/share-interval.ts';
export { estimateMedian } from './quantiles/median-of-counts.ts';
export { type LimitsOfShare, type Quantile, type QuantileRule, woodruffQuantile } from './quantiles/quantile.ts';
export { type Raked, type RakingCell, type RakingMargin, type RakingRefusal, rake } from './rake.ts';
export { effectiveBase, meanVariance, weightedMean } from './ratio.ts';
export { linearRegression } from './regression/linear.ts';
export { logisticRegression } from './regression/logistic.ts';
export type { Regression } from './regression/regression.ts';
export type { FactorTerm, ListwiseLoss, NumericTerm, RegressionRefusal, Term } from './regression/term.ts';
export { testTerm } from './regression/wald.ts';
export { jackknife } from './replicates/jackknife.ts';
export { type RowsInGroups, rowsInGroups } from './rows-in-groups.ts';
export { type FactorMethod, type OneFactor, oneFactor } from './scales/one-factor.ts';
export { type Reliability, reliabilityOf } from './scales/reliability.ts';
export { scoresOf } from './scales/scores.ts';
export { seededRandom } from './seeded-random.ts';
export { sumInAnyOrder } from './sum-in-any-order.ts';
export { addCounts, addSums, type Count, countedFrom, NO_COUNT, type Sums, shareSums } from './sums.ts';
export { changeBetweenWaves, type StackedWaves, stackedDesign, type WaveChange } from './waves/change-between-waves.ts';
export { transitionShares } from './waves/transition-shares.ts';
export { countWeights } from './weighted-count.ts';
export { attritionBalance } from './weights/attrition-balance.ts';
export { classRates, classWeights, inversePropensityWeights } from './weights/attrition-weights.ts';
export { type Auxiliary, everybody } from './weights/auxiliary.ts';
export { type CalibrationOptions, calibrate } from './weights/calibrate.ts';
export { calibrated } from './weights/calibrated.ts';
export { crossedValues, type Margin, marginOf } from './weights/margin.ts';
export { postStratify } from './weights/post-stratify.ts';
export { rakeToMargins } from './weights/rake-to-margins.ts';
export { rakeWithinBounds } from './weights/rake-within-bounds.ts';
export { responseClasses } from './weights/response-classes.ts';
export { areaUnderCurve, responsePropensities } from './weights/response-propensity.ts';
export { trim } from './weights/trim.ts';
export { isWeightingRefused, type Weighting, type WeightingRefused } from './weights/weighting.ts';
export { unitsOfRows } from './weights/weighting-units.ts';
