import { ATTRITION } from './attrition.ts';
import { CALIBRATIONS } from './calibrations.ts';
import { DISTRIBUTION_VALUES } from './distributions.ts';
import { DOMAINS } from './domains.ts';
import { DRIVERS } from './drivers.ts';
import { ESTIMATES } from './estimates.ts';
import { FACTORS } from './factors.ts';
import { JACKKNIFES } from './jackknifes.ts';
import { LONELY_STRATA } from './lonely-strata.ts';
import { QUANTILES } from './quantiles.ts';
import { RAKING_REFUSED } from './raking-refused.ts';
import { REGRESSIONS } from './regressions.ts';
import type { Shape } from './shape.ts';
import { SHARE_INTERVALS } from './share-intervals.ts';
import { T_TESTS } from './t-tests.ts';
import { TWO_WAY_TABLES } from './two-way-tables.ts';
import { WAVES } from './waves.ts';

/** The kinds of reference files that we can read; the first that fits is taken, so that the more special go first. */
export const SHAPES: readonly Shape[] = [
  SHARE_INTERVALS,
  DOMAINS,
  TWO_WAY_TABLES,
  T_TESTS,
  REGRESSIONS,
  RAKING_REFUSED,
  CALIBRATIONS,
  QUANTILES,
  JACKKNIFES,
  WAVES,
  DRIVERS,
  FACTORS,
  ATTRITION,
  LONELY_STRATA,
  DISTRIBUTION_VALUES,
  ESTIMATES,
];
