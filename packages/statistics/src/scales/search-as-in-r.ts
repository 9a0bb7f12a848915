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
/** Of MINPACK’s line search: what a step has to gain of what the slope promises, and how much flatter it has to end. */
const GAIN = 1e-3;
const FLATTER = 0.9;

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
 * point, for numbers that are to be held against R’s. Follows it as long as whole steps within the bounds will do, as
 * is usual near a start that is good; null where R would have had to shorten one.
 * @param unit what a coordinate is measured in (R: `parscale`)
 */
export function searchAsInR(start: readonly number[], valley: Valley, unit: number): number[] | null {
  const pointAt = (at: readonly number[]): Point => ({
    at,
    height: valley.height(at.map((value) => value * unit)),
    slopes: valley.slopes(at.map((value) => value * unit)).map((slope) => slope * unit),
  });
  const isInside = (at: readonly number[]): boolean =>
    at.every((value) => value * unit >= valley.lower && value * unit <= valley.upper);
  let here = pointAt(start.map((value) => value / unit));
  const memories: Memory[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const direction = downhill(here.slopes, memories);
    const ahead = here.at.map((value, index) => value + direction[index]!);
    if (!isInside(ahead)) return null;
    const next = pointAt(ahead);
    if (!isGoodStep(here, next, direction, step === 0)) return null;
    const scale = Math.max(Math.abs(here.height), Math.abs(next.height), 1);
    if (here.height - next.height <= TOLERANCE * scale) return next.at.map((value) => value * unit);
    const change = next.slopes.map((slope, index) => slope - here.slopes[index]!);
    if (dot(direction, change) > 2 ** -52 * -dot(here.slopes, direction)) memories.push({ step: direction, change });
    if (memories.length > REMEMBERED) memories.shift();
    here = next;
  }
  return here.at.map((value) => value * unit);
}

function isGoodStep(here: Point, next: Point, direction: readonly number[], isFirst: boolean): boolean {
  const promised = dot(here.slopes, direction);
  const gained = next.height <= here.height + GAIN * promised;
  // The first step may not be lengthened, so it is taken however steep it still is at its end.
  return gained && (isFirst || Math.abs(dot(next.slopes, direction)) <= FLATTER * -promised);
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
