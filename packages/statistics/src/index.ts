export type {
  Comparison,
  Estimate,
  Interval,
  ShownEstimate,
  WithheldEstimate,
  WithheldReason,
} from './estimate.ts';
