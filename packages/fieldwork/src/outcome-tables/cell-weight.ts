import { type RateId, weightInRate } from '../rates/outcome-rates.ts';
import { type BetweenWaves, categoryOf } from './between-waves.ts';
import { type CountedCase, isComplete, isSampled } from './counted-case.ts';
import { isDrawn, panelLine, type WhereBy } from './panel-table.ts';
import { CONTACTED, LIVE, UNUSABLE } from './telephone-table.ts';

/** Somebody whom tables count: a case, or somebody of an earlier wave who is no case of this one. */
export type Counted = CountedCase | { readonly absent: 'not_consented' | 'not_drawn' };

/** How often somebody counts in a cell. */
export type Weight = (one: Counted) => number;

/** Where a cell stands: ids of its table, row and column, and the label and group of its row. */
export interface CellPlace {
  readonly table: string;
  readonly row: { readonly id: string; readonly label: string; readonly group: string | null };
  readonly column: string;
}

/** What the tables were counted with. */
export interface CountedWith {
  /** Panel ids of everybody who answered the earlier wave in full. */
  readonly earlier: ReadonlySet<string>;
  /** Authorities whose population beside an open link is stated. */
  readonly stated: ReadonlySet<string>;
  readonly where: WhereBy;
}

/** Who is counted in a cell of a table of outcomes; null for a cell that is made of others, such as a percentage. */
export function cellWeight(place: CellPlace, within: CountedWith): Weight | null {
  const is = TABLES[place.table]?.(place, within) ?? null;
  return is && ((one) => ('absent' in one ? (is.absent?.(one.absent) ?? 0) : Number(is.counts(one))));
}

interface Counts {
  readonly counts: (one: CountedCase) => boolean | number;
  readonly absent?: (who: BetweenWaves) => number;
}

const by = (mode: 'web' | 'telephone') => (one: CountedCase) => isComplete(one) && one.outcome.mode === mode;
const sampled = (is: (one: CountedCase) => boolean): Counts => ({ counts: (one) => isSampled(one) && is(one) });
const everybody = () => true;

/** By the end of the columns’ ids, without the word “sampled” that the table with open links puts before. */
const AREA_COLUMNS: Readonly<Record<string, Counts>> = {
  'online.n': sampled(by('web')),
  'online.valid_e_mails': sampled((one) => one.reachableOnline),
  'telephone.n': sampled(by('telephone')),
  'telephone.approached': sampled((one) => one.telephone !== null),
  'total.n': sampled(isComplete),
  'total.sampled': sampled(everybody),
  'open_link.n': { counts: (one) => !isSampled(one) && isComplete(one) },
  'everybody.n': { counts: isComplete },
};

type Tells = (place: CellPlace, within: CountedWith) => Counts | null;

const area: Tells = ({ row, column }, { stated }) => {
  const inArea = (one: CountedCase) => {
    if (row.group === null) return true;
    return ((row.group === 'Region' ? one.region : one.rating) || 'Not known') === row.label;
  };
  const openStated: Counts = {
    counts: (one) => !isSampled(one) && isComplete(one) && stated.has(one.authorityCode ?? ''),
  };
  const name = column.replace(/^sampled_(by_|in_)?/, '');
  const found = name === 'open_link.of_it' ? openStated : AREA_COLUMNS[name];
  return found ? { counts: (one) => inArea(one) && found.counts(one) } : null;
};

const TABLES: Readonly<Record<string, Tells>> = {
  response_by_mode: ({ row }) => {
    if (row.id === 'starting') return sampled(everybody);
    if (row.id === 'total') return sampled(isComplete);
    return row.id === 'online' ? sampled(by('web')) : row.id === 'telephone' ? sampled(by('telephone')) : null;
  },
  response_by_area: area,
  response_with_open_link: area,
  telephone_outcomes: ({ row, column }) => {
    const rows = { tried: null, unusable: UNUSABLE, usable: [...LIVE, ...CONTACTED], contacted: CONTACTED };
    const ids: readonly string[] | null = row.id in rows ? rows[row.id as keyof typeof rows] : [row.id];
    return column === 'n'
      ? sampled(({ telephone }) => telephone !== null && (ids === null || ids.includes(telephone)))
      : null;
  },
  outcomes: ({ row, column }) => {
    if (column !== 'n') return null;
    return sampled(({ outcome }) => row.id === 'sampled' || outcome.disposition === row.id);
  },
  outcome_rates: ({ row, column }) => {
    if (column === 'rate') return null;
    const part = column === 'numerator' ? 'above' : 'below';
    return { counts: (one) => (isSampled(one) ? weightInRate(row.id as RateId, part, one.outcome.group) : 0) };
  },
  panel: ({ row, column }, { where }) => {
    if (column !== 'n') return null;
    const isIn = (one: CountedCase) =>
      row.id === 'drawn' || (row.id === 'answered' ? isComplete(one) : panelLine(one, where) === row.id);
    return { counts: (one) => isDrawn(one) && isIn(one) };
  },
  between_waves: ({ row, column }, { earlier }) => {
    if (column !== 'n') return null;
    const isIn = (category: BetweenWaves) =>
      row.id === 'earlier' || row.id === category || (row.id === 'missing' && category !== 'completed');
    return {
      counts: (one) => earlier.has(one.panelId) && isIn(categoryOf(one)),
      absent: (who) => Number(isIn(who)),
    };
  },
};
