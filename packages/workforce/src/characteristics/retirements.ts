import type { Cell, Table } from '@earshot/tables';
import { inSentence } from '../in-sentence.ts';
import type { Finding } from '../neighbour-findings.ts';
import { roundHalfUp } from '../round-half-up.ts';
import { headcountAt } from './characteristics.ts';
import { characteristicsTable, IN_POST } from './characteristics-table.ts';
import { HORIZONS, LEAVING_BY_AGE, STATE_PENSION_AGE } from './retirement-basis.ts';
import type { CharacteristicsSetting } from './setting.ts';
import { FEW_PEOPLE, peopleIn } from './shares.ts';

/** People, whole, of whom a number is expected; never a point where the ages leave a range. */
export interface ExpectedRange {
  readonly least: number;
  /** With ages spread evenly over their group; null where no spread is taken. */
  readonly even: number | null;
  readonly most: number;
}

/** How many of those in post retirement can be expected of, with what the numbers rest on. */
export interface Retirements {
  readonly inPost: number;
  readonly over60: number;
  /** Who leaves in one year because of their age. */
  readonly inAYear: ExpectedRange;
  /** Who reaches state pension age within so many years. */
  readonly reaching: readonly (ExpectedRange & { readonly years: number })[];
  readonly table: Table;
  readonly findings: readonly Finding[];
}

/**
 * Expected retirements of a place from its published age groups, as ranges. In a year: at most everybody over 60 who
 * leaves, by England’s experimental leaving rate; at least what that rate has beyond the one of younger people. Within
 * some years: who reaches state pension age, with ages at either end of their group, or evenly spread over it (60 to
 * 66 for the open group). Null where nobody is in post, or
 * the ages are not published as numbers.
 */
export function expectedRetirements(setting: CharacteristicsSetting): Retirements | null {
  const { own, year } = setting;
  const [inPost, fifties, over60] = (['age_total', 'age_50_59', 'age_60_over'] as const).map((group) =>
    peopleIn(headcountAt(own, year, 'total', group)),
  );
  if (inPost == null || inPost === 0 || fifties == null || over60 == null) return null;
  const inAYear = leavingInAYear(over60);
  const reaching = HORIZONS.map((years) => ({ years, ...reachingPension(fifties, over60, years) }));
  const made = { inPost, over60, inAYear, reaching };
  const table = retirementsTable(setting, made);
  return { ...made, table, findings: sentences(setting, made).map((text) => ({ text, source: table.source })) };
}

function leavingInAYear(over60: number): ExpectedRange {
  const of = (rate: number) => roundHalfUp((over60 * rate) / 100, 0);
  return { least: of(LEAVING_BY_AGE.over60 - LEAVING_BY_AGE.younger), even: null, most: of(LEAVING_BY_AGE.over60) };
}

/** The first birthday beyond each of the two groups, and the width over which the group is spread. */
const FIFTIES = { from: 50, width: 10 };
const SIXTIES = { from: 60, width: STATE_PENSION_AGE.age - 60 };

/** Who is old enough on the day to reach state pension age within so many years. */
export function reachingPension(fifties: number, over60: number, years: number): ExpectedRange {
  const youngest = STATE_PENSION_AGE.age - years;
  const parts = [
    { people: over60, ...SIXTIES },
    { people: fifties, ...FIFTIES },
  ].map(({ people, from, width }) => {
    const share = Math.min(1, Math.max(0, (from + width - youngest) / width));
    return { least: share === 1 ? people : 0, even: people * share, most: share > 0 ? people : 0 };
  });
  const sum = (of: (part: (typeof parts)[number]) => number) =>
    roundHalfUp(
      parts.reduce((total, part) => total + of(part), 0),
      0,
    );
  return { least: sum(({ least }) => least), even: sum(({ even }) => even), most: sum(({ most }) => most) };
}

type Counted = Omit<Retirements, 'table' | 'findings'>;

function retirementsTable(setting: CharacteristicsSetting, { inPost, over60, inAYear, reaching }: Counted): Table {
  const { own, year } = setting;
  const lines = [
    { id: 'in_a_year', label: 'Leave in one year because of their age', range: inAYear },
    ...reaching.map(({ years, ...range }) => ({
      id: `within_${years}`,
      label: `Reach ${STATE_PENSION_AGE.age} by 30 September ${year + years}`,
      range,
    })),
  ];
  return characteristicsTable(setting, {
    id: 'retirements',
    title: `Expected retirements in ${inSentence(own.area.name)}, from the ages of ${year}`,
    columns: [
      { id: 'least', label: 'At least', group: null },
      { id: 'even', label: 'With ages spread evenly', group: null },
      { id: 'most', label: 'At most', group: null },
    ],
    lines: lines.map(({ id, label, range: { least, even, most } }) => ({
      row: { id, label, group: null },
      cells: [least, even, most].map(people),
    })),
    base: `${IN_POST}: ${inPost.toLocaleString('en-GB')}, of whom ${over60.toLocaleString('en-GB')} were 60 or over`,
    notes: NOTES,
  });
}

function people(value: number | null): Cell {
  return value === null ? { kind: 'empty' } : { kind: 'figure', unit: 'count', value, decimals: 0 };
}

const NOTES = [
  `In one year: at most ${LEAVING_BY_AGE.over60}% of those 60 and over, the share of them who leave in a year for whatever reason; at least ${(LEAVING_BY_AGE.over60 - LEAVING_BY_AGE.younger).toFixed(1)}%, what that is beyond the ${LEAVING_BY_AGE.younger}% of younger people. Source: ${LEAVING_BY_AGE.source}. The rates are England’s, of one time; those of an authority are not published.`,
  `By a day: if everybody went on to state pension age and left at it. Source: ${STATE_PENSION_AGE.source}. Ages within a group are not published: the range has everybody of a group at its young or at its old end; spread evenly means over ten years of age, and over 60 to 66 for the open group.`,
  'Nobody has to retire at any age, and many can draw a pension earlier; nobody who joins later is counted, nor who leaves for other reasons before. These are expectations from a stated basis and no forecast.',
];

function sentences({ own, year }: CharacteristicsSetting, { inPost, over60, inAYear, reaching }: Counted): string[] {
  const whole = reaching.find(({ least, most }) => least === most);
  const opening = `In ${year} ${over60.toLocaleString('en-GB')} of the ${inPost.toLocaleString('en-GB')} in post in ${inSentence(own.area.name)} ${over60 === 1 ? 'was' : 'were'} 60 or over.`;
  if (over60 === 0) return [`${opening} No retirement within seven years can be expected from that.`];
  const yearly =
    over60 < FEW_PEOPLE
      ? 'That is too few for an expected number a year.'
      : `If they leave as people over 60 have left in England, ${rangeText(inAYear)} a year go because of their age.`;
  const later = whole
    ? [
        `${over60 === 1 ? 'That one person reaches' : `All of those ${over60.toLocaleString('en-GB')} reach`} ${STATE_PENSION_AGE.age} by 30 September ${year + whole.years}; nobody else who was in post does.`,
      ]
    : [];
  return [`${opening} ${yearly}`, ...later];
}

function rangeText({ least, most }: ExpectedRange): string {
  if (least === most) return `about ${least.toLocaleString('en-GB')}`;
  return `${least.toLocaleString('en-GB')} to ${most.toLocaleString('en-GB')}`;
}
