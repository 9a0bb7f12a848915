import {
  type Cell,
  type Simulated,
  SMALLEST_BASE,
  type Table,
  type TableColumn,
  type TableRow,
  withheldPair,
  withheldPairBase,
} from '@earshot/tables';
import type { CensusGroups, GroupCounts } from './census-groups.ts';
import { type Count, checkedCounts, type Group, PAIRS, type Pair } from './group-pairs.ts';
import { regionCode } from './region-code.ts';
import { releaseLines } from './release.ts';
import { roundHalfUp } from './round-half-up.ts';

export interface WhoTookPart {
  readonly census: CensusGroups;
  /** Respondents, unweighted, for the same regions as the census. */
  readonly sample: readonly GroupCounts[];
  /** What the study is called in the source line. */
  readonly study: string;
  readonly simulated: Simulated | null;
}

const DECIMALS = 1;

/**
 * “Who took part”: for each region the census's share, the sample's, and the difference in percentage points, of
 * up to five pairs of groups. Differences are made from unrounded shares. Small groups of the sample are withheld (see
 * `withheldPair`) with their differences, from which they could be worked out. Throws when the sample lacks a region of
 * the census, or when counts are not whole or do not fit into the employed.
 */
export function whoTookPart({ census, sample, study, simulated }: WhoTookPart): Table {
  const regions = census.regions.map((inCensus) => {
    const inSample = sample.find((counts) => counts.region === inCensus.region);
    if (!inSample) throw new Error(`whoTookPart: sample has no counts for ${inCensus.region}.`);
    return { inCensus, inSample: checkedCounts(inSample) };
  });
  // A pair that the study does not tell apart is left out, and not shown as empty.
  const known = PAIRS.filter(({ groups }) => groups.every(({ count }) => sample.every((one) => one[count] !== null)));
  const lines = known.flatMap((one) => pairLines(one, regions));
  return {
    id: 'who_took_part',
    title: 'Who took part',
    columns: census.regions.flatMap(({ region }) => regionColumns(region)),
    rows: lines.map((line) => line.row),
    cells: lines.map((line) => line.cells),
    base: `Agency workers and employed staff who took part and gave their region; everybody in the census of the same regions on 30 September ${census.year}`,
    source: `${study}; ${releaseLines(census.releases)}, figures for ${census.year}`,
    weighting: 'Not weighted',
    notes: NOTES,
    simulated,
  };
}

const NOTES = [
  'The census records sex, age, ethnicity and role of staff in post only, so those rows leave agency workers out of the sample too.',
  'Each pair of groups leaves out people of whom the characteristic is not known, so its shares add up to 100.',
  'Managers are senior, middle and first line managers; social workers are everybody else in post.',
  'Agency status is the share of agency workers among agency and employed people.',
  'The difference is sample minus census in percentage points, made before rounding.',
  `Groups of fewer than ${SMALLEST_BASE} respondents are withheld, and so is the other group of their pair.`,
];

interface Region {
  readonly inCensus: GroupCounts;
  readonly inSample: GroupCounts;
}

function regionColumns(region: string): TableColumn[] {
  return ['Census', 'Sample', 'Difference'].map((label) => ({
    id: `${regionCode(region)}.${label.toLowerCase()}`,
    label,
    group: region,
  }));
}

/** The rows of a pair: its two shares, then the number of people that they are of. */
function pairLines({ id, title, groups }: Pair, regions: readonly Region[]): { row: TableRow; cells: Cell[] }[] {
  const [first, second] = groups;
  const shareLine = (one: Group, other: Group) => ({
    row: { id: `${id}.${one.id}`, label: one.label, group: title },
    cells: regions.flatMap((region) => shareCells(region, one.count, other.count)),
  });
  const people = { id: `${id}.people`, label: 'Number of people', group: title };
  const bases = regions.flatMap((region) => baseCells(region, first.count, second.count));
  return [shareLine(first, second), shareLine(second, first), { row: people, cells: bases }];
}

function shareCells({ inCensus, inSample }: Region, one: Count, other: Count): Cell[] {
  const [counted, took] = [pairIn(inCensus, one, other), pairIn(inSample, one, other)];
  const census = percentOf(counted);
  const censusCell = figure('percent', census, DECIMALS);
  const reason = withheldPair(...took);
  if (reason) return [censusCell, { kind: 'withheld', reason }, { kind: 'withheld', reason }];
  const sample = percentOf(took);
  return [censusCell, figure('percent', sample, DECIMALS), figure('points', sample - census, DECIMALS)];
}

/** The sizes of two groups that exclude each other; a pair that is not known is not shown, so that none is of nothing. */
function pairIn(counts: GroupCounts, one: Count, other: Count): [number, number] {
  return [counts[one] ?? 0, counts[other] ?? 0];
}

function percentOf([one, other]: readonly [number, number]): number {
  return (100 * one) / (one + other);
}

/** The numbers of people behind a pair; all but agency and employed are pairs within the employed. */
function baseCells({ inCensus, inSample }: Region, one: Count, other: Count): Cell[] {
  const [counted, took] = [pairIn(inCensus, one, other), pairIn(inSample, one, other)];
  const census = figure('count', counted[0] + counted[1], 0);
  const base = took[0] + took[1];
  const around = withheldPair(inSample.agency, inSample.employed);
  const reason = withheldPairBase(base, around);
  return [census, reason ? { kind: 'withheld', reason } : figure('count', base, 0), { kind: 'empty' }];
}

function figure(unit: 'percent' | 'points' | 'count', value: number, decimals: number): Cell {
  return { kind: 'figure', unit, value: roundHalfUp(value, decimals), decimals };
}
