/** A place on a line: how far along, and the height and the slope there. */
export interface LinePoint {
  readonly at: number;
  readonly height: number;
  readonly slope: number;
}

/** What a step has to gain of what the slope promises, how much flatter it has to end, and how narrow is too narrow. */
const GAIN = 1e-3;
const FLATTER = 0.9;
const NARROW = 0.1;
const MOST_TRIES = 20;

interface Bracket {
  /** The best point so far, and the other end. */
  best: LinePoint;
  other: LinePoint;
  isClosed: boolean;
}

/**
 * A step along a line that goes downhill from 0: it is tried whole, and shortened or lengthened until it gains enough
 * and ends flat enough (Moré and Thuente 1994; MINPACK’s `dcsrch` as R’s `optim` has it, so that R’s searches can be
 * followed). Null where no step is found.
 * @param most the longest step; where it still goes downhill there, it is taken
 */
export function lineSearch(
  measure: (at: number) => { readonly height: number; readonly slope: number },
  start: { readonly height: number; readonly slope: number },
  most: number,
): LinePoint | null {
  const origin: LinePoint = { at: 0, ...start };
  const promised = GAIN * start.slope;
  const bracket: Bracket = { best: origin, other: origin, isClosed: false };
  let [width, widthBefore, isFirstStage] = [most, 2 * most, true];
  let at = Math.min(1, most);
  let [least, longest] = [0, 5 * at];
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const point: LinePoint = { at, ...measure(at) };
    const gainsEnough = point.height <= start.height + at * promised;
    if (isFirstStage && gainsEnough && point.slope >= GAIN * start.slope) isFirstStage = false;
    if (gainsEnough && Math.abs(point.slope) <= -FLATTER * start.slope) return point;
    if (at === most && gainsEnough && point.slope <= promised) return point;
    if (bracket.isClosed && (at <= least || at >= longest || longest - least <= NARROW * longest)) return point;
    const isTilted = isFirstStage && point.height <= bracket.best.height && !gainsEnough;
    at = isTilted ? tiltedStep(bracket, point, promised, least, longest) : nextStep(bracket, point, least, longest);
    const span = Math.abs(bracket.other.at - bracket.best.at);
    if (bracket.isClosed) {
      if (span >= 0.66 * widthBefore) at = bracket.best.at + (bracket.other.at - bracket.best.at) / 2;
      [widthBefore, width] = [width, span];
      [least, longest] = [bracket.best.at, bracket.other.at].sort((a, b) => a - b) as [number, number];
    } else {
      [least, longest] = [bracket.best.at, at + 4 * (at - bracket.best.at)];
    }
    at = Math.min(most, Math.max(0, at));
    const isDone = bracket.isClosed && (at <= least || at >= longest || longest - least <= NARROW * longest);
    if (isDone) at = bracket.best.at;
  }
  return null;
}

/** While no step gains enough, the next is looked for on the line less what it has to gain. */
function tiltedStep(bracket: Bracket, point: LinePoint, tilt: number, least: number, longest: number): number {
  const tilted = (one: LinePoint, by: number): LinePoint => ({
    at: one.at,
    height: one.height - one.at * by,
    slope: one.slope - by,
  });
  const leaning: Bracket = { ...bracket, best: tilted(bracket.best, tilt), other: tilted(bracket.other, tilt) };
  const next = nextStep(leaning, tilted(point, tilt), least, longest);
  bracket.best = tilted(leaning.best, -tilt);
  bracket.other = tilted(leaning.other, -tilt);
  bracket.isClosed = leaning.isClosed;
  return next;
}

/** Where the cubic or the parabola through the last points is lowest (MINPACK: `dcstep`); narrows the bracket. */
function nextStep(bracket: Bracket, point: LinePoint, least: number, longest: number): number {
  const { best, other } = bracket;
  const isTurned = point.slope * Math.sign(best.slope) < 0;
  const cubic = cubicBetween(best, point);
  const secant = point.at + (point.slope / (point.slope - best.slope)) * (best.at - point.at);
  let next: number;
  if (point.height > best.height) {
    const rise = (best.height - point.height) / (point.at - best.at) + best.slope;
    const parabola = best.at + (best.slope / rise / 2) * (point.at - best.at);
    const isCubic = Math.abs(cubic - best.at) < Math.abs(parabola - best.at);
    next = isCubic ? cubic : cubic + (parabola - cubic) / 2;
    bracket.isClosed = true;
  } else if (isTurned) {
    next = Math.abs(cubic - point.at) > Math.abs(secant - point.at) ? cubic : secant;
    bracket.isClosed = true;
  } else if (Math.abs(point.slope) < Math.abs(best.slope)) {
    next = flattening(bracket, point, secant, least, longest);
  } else if (bracket.isClosed) {
    next = cubicBetween(other, point);
  } else {
    next = point.at > best.at ? longest : least;
  }
  if (point.height > best.height) bracket.other = point;
  else {
    if (isTurned) bracket.other = best;
    bracket.best = point;
  }
  return next;
}

/** The line goes on falling, and flattens: the cubic counts only where it turns up again ahead. */
function flattening(bracket: Bracket, point: LinePoint, secant: number, least: number, longest: number): number {
  const { best, other, isClosed } = bracket;
  const theta = (3 * (best.height - point.height)) / (point.at - best.at) + best.slope + point.slope;
  const scale = Math.max(Math.abs(theta), Math.abs(best.slope), Math.abs(point.slope));
  const square = Math.max(0, (theta / scale) ** 2 - (best.slope / scale) * (point.slope / scale));
  const gamma = (point.at > best.at ? -1 : 1) * scale * Math.sqrt(square);
  const ratio = (gamma - point.slope + theta) / (gamma + (best.slope - point.slope) + gamma);
  const end = point.at > best.at ? longest : least;
  const cubic = ratio < 0 && gamma !== 0 ? point.at + ratio * (best.at - point.at) : end;
  const isCubicNearer = Math.abs(cubic - point.at) < Math.abs(secant - point.at);
  if (!isClosed) return Math.min(longest, Math.max(least, isCubicNearer ? secant : cubic));
  const nearer = isCubicNearer ? cubic : secant;
  const limit = point.at + 0.66 * (other.at - point.at);
  return point.at > best.at ? Math.min(limit, nearer) : Math.max(limit, nearer);
}

/** Where the cubic with the heights and slopes of two points has its minimum. */
function cubicBetween(from: LinePoint, to: LinePoint): number {
  const theta = (3 * (from.height - to.height)) / (to.at - from.at) + from.slope + to.slope;
  const scale = Math.max(Math.abs(theta), Math.abs(from.slope), Math.abs(to.slope));
  const square = (theta / scale) ** 2 - (from.slope / scale) * (to.slope / scale);
  const gamma = (to.at > from.at ? 1 : -1) * scale * Math.sqrt(Math.max(0, square));
  const part = (gamma - from.slope + theta) / (gamma - from.slope + gamma + to.slope);
  return from.at + part * (to.at - from.at);
}
