// The places of a pair as two dots on one scale, in percentage points: how far what people say lies from the rest, and
// how far the census’s rate lies from what it is set against, each with its interval. A round dot and a square tell them
// apart without colour; the table under the picture holds the numbers.
import type { BesideMade } from '@earshot/actions';
import { html, type Markup } from '@earshot/report';

type Pair = BesideMade['pairs'][number];
type Place = Pair['found']['places'][number];
type Known = Extract<Place['departure'], { readonly difference: number }>;

const WIDTH = 360;
const SIDE = 20;
const PLACE = 58;
const TOP = 8;
const AXIS = 34;
/** More places than this under each other are no picture any more. */
const MOST_PLACES = 40;

/** The picture of a pair; null where no place has two differences in percentage points to show, or too many have. */
export function dotPairs({ found, sentences }: Pair): Markup | null {
  if (found.pair.rate.unit !== 'percent' || !isShare(found)) return null;
  const drawn = found.places.flatMap((place, at) => {
    const [said, counted] = [place.voiceDeparture, place.departure];
    return isKnown(said) && isKnown(counted) ? [{ place, said, counted, code: sentences[at]!.code }] : [];
  });
  if (drawn.length === 0 || drawn.length > MOST_PLACES) return null;
  const reach = reachOf(drawn.flatMap(({ said, counted }) => [said, counted]));
  const x = (difference: number): number => SIDE + ((100 * difference + reach) / (2 * reach)) * (WIDTH - 2 * SIDE);
  const height = TOP + drawn.length * PLACE + AXIS;
  const lines = drawn.map(({ place, said, counted }, at) => placeMarks(place, said, counted, TOP + at * PLACE, x));
  return html`<svg class="earshot-chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${describe(drawn.map(({ place }) => place))}" font-family="inherit" font-size="13">
    ${ticksOf(reach).map((tick) => tickMarks(tick, x(tick / 100), height))}
    ${lines}
  </svg>`;
}

function isKnown(departure: Place['departure']): departure is Known {
  return departure.kind !== 'not-known';
}

/** Means have units of their own, which share no scale with percentage points. */
function isShare({ places }: Pair['found']): boolean {
  return places.every(({ voice }) => voice.kind !== 'estimate' || voice.unit === 'share');
}

/** How far the scale goes to either side, in percentage points. */
function reachOf(departures: readonly Known[]): number {
  const furthest = Math.max(...departures.flatMap(({ least, most }) => [Math.abs(least), Math.abs(most)]));
  return Math.max(5, Math.ceil((100 * furthest) / 5) * 5);
}

function ticksOf(reach: number): number[] {
  const step = reach <= 10 ? 5 : reach <= 30 ? 10 : 20;
  const steps = Math.floor(reach / step);
  return Array.from({ length: 2 * steps + 1 }, (_, at) => (at - steps) * step);
}

function tickMarks(tick: number, x: number, height: number): Markup {
  const words = tick === 0 ? '0' : `${tick > 0 ? '+' : '−'}${Math.abs(tick)}`;
  return html`<line x1="${x}" x2="${x}" y1="${TOP}" y2="${height - AXIS + 4}" stroke="#0b0c0c" stroke-opacity="${tick === 0 ? 1 : 0.15}"/>
    <text x="${x}" y="${height - 12}" text-anchor="middle" fill="#0b0c0c">${words}</text>`;
}

function placeMarks(place: Place, said: Known, counted: Known, top: number, x: (difference: number) => number): Markup {
  const [first, second] = [top + 28, top + 44];
  return html`<text x="${SIDE}" y="${top + 15}" font-weight="bold" fill="#0b0c0c" stroke="#ffffff" stroke-width="4" paint-order="stroke">${place.label}: ${place.mark}</text>
    ${whisker(said, first, x)}<circle cx="${x(said.difference)}" cy="${first}" r="6" fill="#1d70b8"/>
    ${whisker(counted, second, x)}<rect x="${x(counted.difference) - 6}" y="${second - 6}" width="12" height="12" fill="#ffffff" stroke="#942514" stroke-width="3"/>`;
}

function whisker({ least, most }: Known, y: number, x: (difference: number) => number): Markup {
  return html`<line x1="${x(least)}" x2="${x(most)}" y1="${y}" y2="${y}" stroke="#0b0c0c" stroke-width="2"/>`;
}

function describe(places: readonly Place[]): string {
  const marks = places.map(({ label, mark }) => `${label}: ${mark}`).join('; ');
  return `Differences in percentage points with 95% intervals, a round dot for what people say and a square for the census. ${marks}. The table below holds the numbers.`;
}
