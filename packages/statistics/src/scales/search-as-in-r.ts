import { lineSearch } from './line-search.ts';

/** What is searched for its lowest point: values and slopes in several dimensions. */
export interface Valley {
  readonly height: (at: readonly number[]) => number;
  readonly slopes: (at: readonly number[]) => number[];
  readonly lower: number;
  readonly upper: number;
}

/** R’s `optim(method = "L-BFGS-B")`: `lmm`, and `factr` times the machine’s precision. */
const REMEMBERED = 5;
const TOLERANCE = 1e7 * 2 ** -52;
const MOST_STEPS = 100;

interface Point {
  readonly at: readonly number[];
  readonly height: number;
  readonly slopes: readonly number[];
}

/** A step that was taken, and how the slopes changed over it. */
interface Memory {
  readonly step: readonly number[];
  readonly change: readonly number[];
}

/**
 * Ends where R’s `optim(method = "L-BFGS-B")` ends (Byrd, Lu, Nocedal and Zhu 1995), which is a little before the lowest
 * point, for numbers that are to be held against R’s. Follows it as long as whole steps lead to places within the bounds,
 * as is usual near a start that is good; null where they do not.
 * @param unit what a coordinate is measured in (R: `parscale`)
 */
export function searchAsInR(start: readonly number[], valley: Valley, unit: number): number[] | null {
  const pointAt = (at: readonly number[]): Point => ({
    at,
    height: valley.height(at.map((value) => value * unit)),
    slopes: valley.slopes(at.map((value) => value * unit)).map((slope) => slope * unit),
  });
  const bounds: readonly [number, number] = [valley.lower / unit, valley.upper / unit];
  let here = pointAt(start.map((value) => value / unit));
  const memories: Memory[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const direction = downhill(here.slopes, memories);
    const whole = longestStep(here.at, direction, bounds);
    // The first step may not be longer than the slopes.
    const taken = whole >= 1 ? stepFrom(here, direction, pointAt, step === 0 ? 1 : whole) : null;
    if (!taken) return null;
    const { next, share } = taken;
    const scale = Math.max(Math.abs(here.height), Math.abs(next.height), 1);
    if (here.height - next.height <= TOLERANCE * scale) return next.at.map((value) => value * unit);
    const change = next.slopes.map((slope, index) => slope - here.slopes[index]!);
    const moved = direction.map((value) => share * value);
    if (dot(moved, change) > 2 ** -52 * -dot(here.slopes, moved)) memories.push({ step: moved, change });
    if (memories.length > REMEMBERED) memories.shift();
    here = next;
  }
  return here.at.map((value) => value * unit);
}

/** How many times a direction can be gone within the bounds. */
function longestStep(
  at: readonly number[],
  direction: readonly number[],
  [lower, upper]: readonly [number, number],
): number {
  const each = direction.map((part, index) => {
    if (part === 0) return Number.POSITIVE_INFINITY;
    return ((part < 0 ? lower : upper) - at[index]!) / part;
  });
  return Math.min(1e10, ...each);
}

/** The point that a line search comes to, and the share of the direction that it goes. */
function stepFrom(
  here: Point,
  direction: readonly number[],
  pointAt: (at: readonly number[]) => Point,
  most: number,
): { readonly next: Point; readonly share: number } | null {
  const ahead = (share: number): Point => pointAt(here.at.map((value, index) => value + share * direction[index]!));
  const promised = dot(here.slopes, direction);
  if (!(promised < 0)) return null;
  const found = lineSearch(
    (share) => {
      const { height, slopes } = ahead(share);
      return { height, slope: dot(slopes, direction) };
    },
    { height: here.height, slope: promised },
    most,
  );
  return found && { next: ahead(found.at), share: found.at };
}

/** Minus the slopes times the inverse curvature that the remembered steps show (Nocedal 1980). */
function downhill(slopes: readonly number[], memories: readonly Memory[]): number[] {
  let direction = slopes.map((slope) => -slope);
  const shares = new Map<Memory, number>();
  for (const memory of memories.toReversed()) {
    const share = dot(memory.step, direction) / dot(memory.step, memory.change);
    shares.set(memory, share);
    direction = direction.map((value, index) => value - share * memory.change[index]!);
  }
  const last = memories.at(-1);
  if (last) {
    const curvature = dot(last.step, last.change) / dot(last.change, last.change);
    direction = direction.map((value) => value * curvature);
  }
  for (const memory of memories) {
    const back = dot(memory.change, direction) / dot(memory.step, memory.change);
    direction = direction.map((value, index) => value + (shares.get(memory)! - back) * memory.step[index]!);
  }
  return direction;
}

function dot(first: readonly number[], second: readonly number[]): number {
  return first.reduce((sum, value, index) => sum + value * second[index]!, 0);
}
