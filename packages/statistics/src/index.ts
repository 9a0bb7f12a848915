export { compareWithRest } from './compare-with-rest.ts';
export type { Comparison, Estimate, Interval, ShownEstimate, WithheldEstimate, WithheldReason } from './estimate.ts';
export { estimateMean, estimateShare, type WeightedDesign } from './estimate-share.ts';
export { type Raked, type RakingCell, type RakingMargin, type RakingRefusal, rake } from './rake.ts';
export { effectiveBase } from './ratio.ts';
export { seededRandom } from './seeded-random.ts';
export { addCounts, addSums, type Count, NO_COUNT, type Sums, shareSums } from './sums.ts';
