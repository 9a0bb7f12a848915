import type { Way } from '@earshot/fieldwork';

/** An authority that does not exist, for demonstrations. */
export interface MadeUpAuthority {
  /** In the form of the real codes, and none of them: E99 is given to no authority. */
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly rating: string;
  readonly answer: 'agreed' | 'declined' | null;
  readonly way: Way | null;
  /** People in scope, as it says; null: it has not said. */
  readonly population: number | null;
  /** How much likelier than elsewhere its people are to answer, so that some groups fall behind. */
  readonly willing: number;
}

type Line = readonly [
  name: string,
  region: string,
  rating: string,
  answer: MadeUpAuthority['answer'],
  way: Way | null,
  population: number | null,
  willing: number,
];

const [GOOD, REQUIRES, OUTSTANDING, INADEQUATE] = [
  'Good',
  'Requires improvement to be good',
  'Outstanding',
  'Inadequate',
];

const LINES: readonly Line[] = [
  ['Northborough', 'North East', GOOD, 'agreed', 'list', 310, 1.1],
  ['Easthaven', 'East of England', OUTSTANDING, 'agreed', 'list', 260, 1.2],
  ['Southmoor', 'South West', REQUIRES, 'agreed', 'list', 240, 1],
  ['Westbrook', 'London', GOOD, 'agreed', 'list', 420, 0.55],
  ['Millford', 'West Midlands', INADEQUATE, 'agreed', 'list', 280, 0.9],
  ['Oldminster', 'South East', GOOD, 'agreed', 'open_link', 120, 1],
  ['Ashdale', 'North West', REQUIRES, 'agreed', 'open_link', null, 1],
  ['Kingsford', 'East Midlands', GOOD, 'declined', null, null, 1],
  ['Redcliffe', 'South East', REQUIRES, 'declined', null, null, 1],
  ['Fenwick', 'Yorkshire and The Humber', GOOD, null, null, null, 1],
];

/** Those that a simulated study deals with. Their names say that they are made up. */
export const MADE_UP_AUTHORITIES: readonly MadeUpAuthority[] = LINES.map(
  ([name, region, rating, answer, way, population, willing], at) => ({
    code: `E99${String(at + 1).padStart(6, '0')}`,
    name: `${name} (simulated)`,
    region,
    rating: rating!,
    answer,
    way,
    population,
    willing,
  }),
);
