import type { Band, End, TimeUnit } from './read-band.ts';

/**
 * From where to where bands of one list reach, counted in the smallest step that the list tells apart. “10 years” is
 * exactly that, or all of the eleventh year: so each end has the least and the most that its words can mean, and only
 * what is wrong either way is wrong.
 */
export interface Span {
  readonly from: Reach;
  readonly to: Reach;
}

interface Reach {
  readonly least: number;
  readonly most: number;
}

/** Steps of the smaller unit in one of the larger; units between which no whole number leads are never mixed. */
const STEPS: readonly Readonly<Partial<Record<TimeUnit, number>>>[] = [
  { month: 1, year: 12 },
  { day: 1, week: 7 },
  { minute: 1, hour: 60 },
];

/** The bands of a list as spans; null when they are not all of one measure. */
export function spansOf(bands: readonly Band[]): Span[] | null {
  const ends = bands.flatMap(({ from, to }) => [from, to]).filter((end) => end !== null);
  const units = new Set(ends.flatMap(({ unit }) => unit ?? []));
  const things = new Set(bands.flatMap(({ of }) => (of === '' ? [] : [of])));
  if (things.size > 1 || (things.size === 1 && units.size > 0)) return null;
  const perUnit = stepsPerUnit(units);
  if (!perUnit || (units.size > 1 && ends.some((end) => end.unit === null && end.value !== 0))) return null;
  const fine = Math.max(...ends.map(({ value }) => decimals(value)));
  const width = ({ unit, value }: End): number => perUnit(unit) * 10 ** (fine - decimals(value));
  const steps = ({ unit, value }: End): number => Math.round(value * perUnit(unit) * 10 ** fine);
  return bands.map(({ from, to }) => ({
    from: from ? fromReach(from.isIn, steps(from), width(from)) : { least: -Infinity, most: -Infinity },
    to: to ? toReach(to.isIn, steps(to), width(to)) : { least: Infinity, most: Infinity },
  }));
}

/** “10 or more” begins at ten; “more than 10” right after it, or with eleven. */
function fromReach(isIn: boolean, steps: number, width: number): Reach {
  return isIn ? { least: steps, most: steps } : { least: steps + 1, most: steps + width };
}

/** “Up to 10” ends with ten, or just before eleven; “under 10” before ten. */
function toReach(isIn: boolean, steps: number, width: number): Reach {
  return isIn ? { least: steps, most: steps + width - 1 } : { least: steps - 1, most: steps - 1 };
}

function stepsPerUnit(units: ReadonlySet<TimeUnit>): ((unit: TimeUnit | null) => number) | null {
  if (units.size <= 1) return () => 1;
  const steps = STEPS.find((known) => [...units].every((unit) => known[unit] !== undefined));
  return steps ? (unit) => (unit === null ? 1 : steps[unit]!) : null;
}

function decimals(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

/** Whether some number belongs to both, whatever the words mean. */
export function overlap(one: Span, other: Span): boolean {
  return Math.max(one.from.most, other.from.most) <= Math.min(one.to.least, other.to.least);
}

/** Whether numbers lie between the first and the second that belong to neither, whatever the words mean. */
export function leaveGap(one: Span, next: Span): boolean {
  return one.to.most + 1 < next.from.least;
}
