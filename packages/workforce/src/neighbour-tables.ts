import type { Cell, Table } from '@earshot/tables';
import { type Area, authorityCodes } from './area.ts';
import type { Authority } from './authorities.ts';
import { areaSeries, countryArea, type Indicators, yearsOf } from './indicators.ts';
import { RATES, type Rate } from './measure.ts';
import { type NeighbourMedian, neighbourMedian, neighbourReturns } from './neighbour-median.ts';
import { rateCell } from './published-cell.ts';
import { releaseLine } from './release.ts';

/** What a neighbours table is made from. */
export interface NeighbourSetting {
  readonly indicators: Indicators;
  readonly neighbourModel: number;
  readonly authority: Authority;
  /** The return in which the authority's figures stand. */
  readonly own: Area;
  readonly region: Area;
}

/** One rate through the years: the authority, England, its region and the median of its neighbours. */
export function rateTable(setting: NeighbourSetting, rate: Rate): Table {
  const { indicators, own, region, authority } = setting;
  const years = yearsOf(indicators.release);
  const median = neighbourMedian(indicators, authority, rate.measure);
  const series = [own, countryArea(indicators), region].map(
    (area) => areaSeries(indicators, area, rate.measure).points,
  );
  const rows = ['authority', 'england', 'region', 'median'].map((id, at) => {
    const label = [own.name, 'England', region.name, 'Median of statistical neighbours'][at]!;
    return { id, label, group: null };
  });
  return {
    ...publishedTable(setting),
    id: `neighbours_${rate.measure}`,
    title: `${capital(rate.name)} in ${own.name}, ${years[0]} to ${years.at(-1)}`,
    columns: years.map((year) => ({ id: String(year), label: String(year), group: null })),
    rows,
    cells: [...series, median.points].map((points) => points.map((point) => rateCell(point.cell))),
    notes: [
      rate.meaning,
      ...ownYears(
        setting,
        series[0]!.map((point) => point.cell !== null),
      ),
      ...medianNotes(setting, median),
    ],
  };
}

/** The latest year: the authority and each neighbour, the most alike first, by all the rates. */
export function latestTable(setting: NeighbourSetting): Table {
  const { indicators, own, authority } = setting;
  const neighbours = neighbourReturns(indicators, authority);
  const { year } = indicators.release;
  const latest = (area: Area, rate: Rate): Cell =>
    rateCell(areaSeries(indicators, area, rate.measure).points.at(-1)!.cell);
  const areas = [own, ...neighbours];
  return {
    ...publishedTable(setting),
    id: 'neighbours_latest',
    title: `${own.name} and its statistical neighbours, ${year}`,
    columns: RATES.map((rate) => ({ id: rate.measure, label: capital(rate.name), group: null })),
    rows: areas.map((area) => ({
      id: area === own ? 'authority' : `neighbour_${rowCode(area)}`,
      label: area.name,
      group: null,
    })),
    cells: areas.map((area) => RATES.map((rate) => latest(area, rate))),
    notes: [
      ...RATES.map((rate) => rate.meaning),
      'Neighbours are in order, the most alike first.',
      ...whoIsLeftOut(setting, neighbours),
    ],
  };
}

function publishedTable({ indicators, neighbourModel }: NeighbourSetting) {
  const model = `statistical neighbours by DfE’s model of ${neighbourModel}`;
  return {
    base: 'Children’s social workers, full-time equivalent, year to 30 September',
    source: `${releaseLine(indicators.release)}; ${model}`,
    weighting: 'Not weighted: rates as published',
    simulated: null,
  };
}

/** Says in which years the authority has figures, unless it has them in all. */
function ownYears({ own, indicators }: NeighbourSetting, made: readonly boolean[]): string[] {
  if (made.every((one) => one)) return [];
  const years = yearsOf(indicators.release).filter((_, at) => made[at]);
  return [`${together(own)} appear${own.code.includes('/') ? '' : 's'} in this release for ${inALine(years)} only.`];
}

/** Says of how many neighbours the median is, and in which years it is of fewer. */
function medianNotes(setting: NeighbourSetting, median: NeighbourMedian): string[] {
  const all = median.returns.length;
  const fewer = new Map<number, number[]>();
  for (const { counted, year } of median.points) {
    if (counted < all) fewer.set(counted, [...(fewer.get(counted) ?? []), year]);
  }
  const exceptions = [...fewer].map(([counted, years]) => `, ${counted} in ${inALine(years)}`).join('');
  const counted = `The median is of the neighbours that have a figure in the year: ${all}${exceptions}.`;
  return [counted, ...whoIsLeftOut(setting, median.returns)];
}

/** Why fewer than the model's ten neighbours stand in a table. */
function whoIsLeftOut({ authority, own }: NeighbourSetting, returns: readonly Area[]): string[] {
  const codes = new Set(authority.neighbours);
  const shared = returns.filter((area) => authorityCodes(area).filter((code) => codes.has(code)).length > 1);
  const notes = shared.map((area) => `${together(area)} make one return, which counts once.`);
  if (authorityCodes(own).some((code) => codes.has(code))) {
    notes.push(`${together(own)} make one return, so neither is the other’s neighbour here.`);
  }
  const covered = new Set([...returns, own].flatMap(authorityCodes));
  const absent = authority.neighbours.filter((code) => !covered.has(code)).length;
  if (absent > 0)
    notes.push(`This release has no figures for ${absent} of the ${authority.neighbours.length} neighbours.`);
  return notes;
}

function rowCode(area: Area): string {
  return authorityCodes(area).join('_');
}

/** An area's name in running text; the two authorities of a joint return are joined by “and”. */
function together(area: Area): string {
  return area.name.replace(' / ', ' and ');
}

function inALine(years: readonly number[]): string {
  return new Intl.ListFormat('en-GB').format(years.map(String));
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
