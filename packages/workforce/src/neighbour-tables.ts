import type { Cell, Table } from '@earshot/tables';
import { type Area, authorityCodes } from './area.ts';
import { inSentence } from './in-sentence.ts';
import { areaSeries, countryArea, yearsOf } from './indicators.ts';
import { neighbourMedian, neighbourReturns } from './neighbour-median.ts';
import { medianNotes, ownYears, whoIsLeftOut } from './neighbour-notes.ts';
import type { NeighbourSetting } from './neighbour-setting.ts';
import { rateCell } from './published-cell.ts';
import { RATES, type Rate } from './rate.ts';
import { releaseLine } from './release.ts';
import { sentenceCase } from './sentence-case.ts';

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
    title: `${sentenceCase(rate.name)} in ${inSentence(own.name)}, ${years[0]} to ${years.at(-1)}`,
    columns: years.map((year) => ({ id: String(year), label: String(year), group: null })),
    rows,
    cells: [...series, median.points].map((points) => points.map((point) => rateCell(point.cell, rate.unit))),
    notes: [
      rate.meaning,
      ...breakNotes(rate, years),
      ...ownYears(
        setting,
        series[0]!.map((point) => point.cell !== null),
      ),
      ...medianNotes(setting, median),
    ],
  };
}

function breakNotes({ breakInSeries }: Rate, years: readonly number[]): string[] {
  return breakInSeries && years.includes(breakInSeries.from) ? [breakInSeries.note] : [];
}

/** The latest year: the authority and each neighbour, the most alike first, by all the rates. */
export function latestTable(setting: NeighbourSetting): Table {
  const { indicators, own, authority } = setting;
  const neighbours = neighbourReturns(indicators, authority);
  const { year } = indicators.release;
  const latest = (area: Area, rate: Rate): Cell =>
    rateCell(areaSeries(indicators, area, rate.measure).points.at(-1)!.cell, rate.unit);
  const areas = [own, ...neighbours];
  return {
    ...publishedTable(setting),
    id: 'neighbours_latest',
    title: `${sentenceCase(inSentence(own.name))} and its statistical neighbours, ${year}`,
    columns: RATES.map((rate) => ({ id: rate.measure, label: sentenceCase(rate.name), group: null })),
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

/** The latest year of one rate, to be drawn as bars: the authority, what it is set against, and each neighbour. */
export function barsTable(setting: NeighbourSetting, rate: Rate): Table {
  const { indicators, own, region, authority } = setting;
  const { year } = indicators.release;
  const latest = (area: Area) => areaSeries(indicators, area, rate.measure).points.at(-1)!.cell;
  const neighbours = neighbourReturns(indicators, authority);
  const median = neighbourMedian(indicators, authority, rate.measure).points.at(-1)!.cell;
  const bars = [
    ...[own, countryArea(indicators), region].map((area) => [area.name, latest(area)] as const),
    ['Median of statistical neighbours', median] as const,
    ...neighbours.map((area) => [area.name, latest(area)] as const),
  ];
  const ids = ['authority', 'england', 'region', 'median', ...neighbours.map((area) => `neighbour_${rowCode(area)}`)];
  return {
    ...publishedTable(setting),
    id: `neighbours_${rate.measure}_${year}`,
    title: `${sentenceCase(rate.name)} in ${inSentence(own.name)} and its statistical neighbours, ${year}`,
    columns: [{ id: String(year), label: String(year), group: null }],
    rows: bars.map(([label], at) => ({ id: ids[at]!, label, group: null })),
    cells: bars.map(([, cell]) => [rateCell(cell, rate.unit)]),
    notes: [rate.meaning, 'Neighbours are in order, the most alike first.', ...whoIsLeftOut(setting, neighbours)],
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

function rowCode(area: Area): string {
  return authorityCodes(area).join('_');
}
