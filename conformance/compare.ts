import { type Computed, Given, Missing, OnScale } from './computed.ts';
import { numberIn } from './json-as-written.ts';
import type { Json } from './reference-file.ts';
import type { Tolerances } from './tolerances.ts';

/** A value that differs by more than the tolerance. */
export interface Mismatch {
  readonly path: string;
  readonly expected: number;
  readonly computed: number;
  readonly error: number;
  readonly tolerance: number;
}

export interface Comparison {
  compared: number;
  /** Values that the file states to compute with. */
  given: number;
  notCovered: number;
  /** Values that we compute, and R has no number for: NA, NaN, or the Inf that it makes of an error of a missing mean. */
  withoutNumber: number;
  /** The largest relative error. */
  worst: number;
  readonly mismatches: Mismatch[];
  /** Why values were not covered, with the number of each. */
  readonly reasons: Map<string, number>;
}

/** What rounding leaves of nought, beside the largest number of the list or of the part. */
const ROUNDING = 1e-14;

/**
 * Compares what a file holds with what we computed, value by value. A text is a value only where we compute a number: it
 * may hold one, or R’s NA.
 */
export function compare(expected: Json, computed: Computed, tolerances: Tolerances): Comparison {
  const comparison: Comparison = {
    compared: 0,
    given: 0,
    notCovered: 0,
    withoutNumber: 0,
    worst: 0,
    mismatches: [],
    reasons: new Map(),
  };
  walk(expected, computed, { path: [], listScale: 0, partScale: 0 }, { comparison, tolerances });
  return comparison;
}

interface Place {
  readonly path: readonly string[];
  /** The largest number of the list or matrix that the value stands in. */
  readonly listScale: number;
  /** The largest number of the part of the result that it stands in. */
  readonly partScale: number;
}

interface Run {
  readonly comparison: Comparison;
  readonly tolerances: Tolerances;
}

function walk(expected: Json, computed: Computed, place: Place, run: Run): void {
  if (typeof expected === 'number') compareNumber(expected, computed, place, run);
  if (typeof expected === 'string' || expected === null) compareText(expected, computed, place, run);
  if (typeof expected !== 'object' || expected === null) return;
  const isList = Array.isArray(expected);
  const largest = largestIn(expected);
  for (const [key, value] of Object.entries(expected as Readonly<Record<string, Json>>)) {
    const inside: Place = {
      path: [...place.path, key],
      listScale: isList ? Math.max(place.listScale, largest) : 0,
      partScale: place.path.length <= 1 ? largestIn(value) : place.partScale,
    };
    walk(value, partOf(computed, key, isList), inside, run);
  }
}

function partOf(computed: Computed, key: string, isList: boolean): Computed {
  if (computed instanceof Missing || computed instanceof Given) return computed;
  if (typeof computed !== 'object' || computed === null) return isList && key === '0' ? computed : undefined;
  return (computed as Readonly<Record<string, Computed>>)[key];
}

function compareText(expected: string | null, computed: Computed, place: Place, run: Run): void {
  if (numberOf(computed) === undefined) return;
  const number = expected === null ? Number.NaN : numberIn(expected);
  if (number === null) leaveOut(`“${expected}” stands where a number is computed`, run);
  else if (!Number.isFinite(number)) run.comparison.withoutNumber += 1;
  else compareNumber(number, computed, place, run);
}

/** The number that was computed, with the size that its error is measured by. */
function numberOf(computed: Computed): OnScale | undefined {
  const alone = Array.isArray(computed) && computed.length === 1 ? (computed[0] as Computed) : computed;
  return typeof alone === 'number' ? new OnScale(alone, 0) : alone instanceof OnScale ? alone : undefined;
}

function leaveOut(reason: string, { comparison }: Run): void {
  comparison.notCovered += 1;
  comparison.reasons.set(reason, (comparison.reasons.get(reason) ?? 0) + 1);
}

function compareNumber(expected: number, computed: Computed, place: Place, run: Run): void {
  const { comparison, tolerances } = run;
  if (computed instanceof Given) {
    comparison.given += 1;
    return;
  }
  const ours = numberOf(computed);
  if (!ours) {
    leaveOut(computed instanceof Missing ? computed.reason : `nothing computes ${inWords(place.path)}`, run);
    return;
  }
  const error = relativeError(expected, ours, place);
  const tolerance = tolerances.at(place.path);
  comparison.compared += 1;
  comparison.worst = Math.max(comparison.worst, error);
  if (error <= tolerance || Math.abs(ours.value - expected) <= tolerances.absolute) return;
  comparison.mismatches.push({ path: place.path.join('.'), expected, computed: ours.value, error, tolerance });
}

/** How far off a number is, relative to itself or to the `scale` of what it is made of; 0 for what rounding leaves. */
function relativeError(expected: number, { value: ours, scale }: OnScale, place: Place): number {
  const { path, listScale, partScale } = place;
  if (isRoundedError(path, expected, ours, partScale)) return 0;
  const floor = ROUNDING * (expected === 0 ? Math.max(1, partScale) : listScale);
  const distance = Math.abs(ours - expected);
  const relative = distance <= floor ? 0 : distance / Math.max(Math.abs(expected), scale);
  return Number.isNaN(relative) ? Number.POSITIVE_INFINITY : relative;
}

/** Of a difference of squares as large as 1 each, rounding leaves this much of nothing in a standard error. */
const ROUNDING_OF_ERRORS = 1e-7;

/**
 * Whether a standard error is nought, as where everybody gave one answer: ours is what rounding leaves of the part, and
 * R’s no more than what rounding leaves of the squares that it takes errors from.
 */
function isRoundedError(path: readonly string[], expected: number, ours: number, partScale: number): boolean {
  const isRelative = path.includes('cv');
  if (!isRelative && !path.some((key) => /^(se|total_se)(_|$)/.test(key))) return false;
  const scale = isRelative ? 1 : partScale;
  return Math.abs(ours) <= ROUNDING * scale && Math.abs(expected) <= ROUNDING_OF_ERRORS * scale;
}

/** A path without the places in lists, so that one reason counts for a whole list. */
function inWords(path: readonly string[]): string {
  return `“${path.filter((key) => !/^\d+$/.test(key)).join('.')}”`;
}

function largestIn(value: Json): number {
  if (typeof value === 'number') return Math.abs(value);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value as Readonly<Record<string, Json>>).reduce(
    (most: number, one) => Math.max(most, largestIn(one)),
    0,
  );
}
