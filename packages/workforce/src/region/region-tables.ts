import type { Cell, Table } from '@earshot/tables';
import type { Area } from '../area.ts';
import { areaSeries, type Indicators, yearsOf } from '../indicators.ts';
import { rateCell } from '../published-cell.ts';
import { RATES } from '../rate.ts';
import { regionCode } from '../region-code.ts';
import { type Release, releaseLine } from '../release.ts';
import { sentenceCase } from '../sentence-case.ts';
import type { NetStarters } from './net-starters.ts';
import { withoutText } from './spread-sentences.ts';

/** Every rate of an area through the years of a release; rates in rows. */
export function seriesTable(indicators: Indicators, area: Area): Table {
  const { release } = indicators;
  const breaks = RATES.flatMap(({ breakInSeries }) =>
    breakInSeries && breakInSeries.from <= release.year ? [breakInSeries.note] : [],
  );
  return {
    ...published(release),
    id: `series_${regionCode(area.name)}`,
    title: `${area.name}, ${release.firstYear} to ${release.year}`,
    rows: RATES.map(({ measure, name }) => ({ id: measure, label: sentenceCase(name), group: null })),
    cells: RATES.map(({ measure, unit }) =>
      areaSeries(indicators, area, measure).points.map(({ cell }) => rateCell(cell, unit)),
    ),
    notes: [...RATES.map(({ meaning }) => meaning), ...breaks],
  };
}

/** Starters less leavers of an area through the years of a release, in one row. */
export function netTable(area: Area, net: readonly NetStarters[], release: Release): Table {
  const cellOf = (value: number | null): Cell =>
    value === null ? { kind: 'empty' } : { kind: 'figure', unit: 'count', value, decimals: 1 };
  return {
    ...published(release),
    id: `net_starters_${regionCode(area.name)}`,
    title: `Starters less leavers in ${area.name}, ${release.firstYear} to ${release.year}`,
    rows: [{ id: 'net', label: 'Starters less leavers (FTE)', group: null }],
    cells: [net.map(({ net: value }) => cellOf(value))],
    notes: [
      'Above zero more started than left in the year to 30 September; below zero more left.',
      ...net.flatMap(({ year, halfKnown }) => (halfKnown ? [`${year}: ${withoutText(halfKnown)}`] : [])),
    ],
  };
}

function published(release: Release) {
  return {
    columns: yearsOf(release).map((year) => ({ id: String(year), label: String(year), group: null })),
    base: 'Children’s social workers, full-time equivalent, year to 30 September',
    source: releaseLine(release),
    weighting: 'Not weighted: figures as published',
    simulated: null,
  };
}
