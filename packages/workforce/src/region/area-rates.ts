import type { Table } from '@earshot/tables';
import type { Area } from '../area.ts';
import { inSentence } from '../in-sentence.ts';
import { areaSeries, countryArea, type Indicators, yearsOf } from '../indicators.ts';
import { type Finding, neighbourFindings } from '../neighbour-findings.ts';
import { rateCell } from '../published-cell.ts';
import { RATES, type Rate } from '../rate.ts';
import { releaseLine } from '../release.ts';
import { sentenceCase } from '../sentence-case.ts';

/** One rate of England, a region or a part of London through the years, with what it says in words. */
export interface AreaRate {
  readonly rate: Rate;
  /** Rows `area` and, unless that is England itself, `england`; columns the years. */
  readonly table: Table;
  readonly findings: readonly Finding[];
}

/**
 * Every rate of an area through the years of a release, beside England’s.
 * @param benchmark the year that the latest is set against; null: the first that has a figure.
 */
export function areaRates(indicators: Indicators, area: Area, benchmark: number | null): AreaRate[] {
  return RATES.map((rate) => {
    const table = areaTable(indicators, area, rate);
    const names = { rate: rate.name, authority: inSentence(area.name), region: area.name, unit: rate.unit, benchmark };
    return { rate, table, findings: neighbourFindings(withOwnRow(table), names) };
  });
}

function areaTable(indicators: Indicators, area: Area, rate: Rate): Table {
  const { release } = indicators;
  const beside = area.level === 'country' ? [] : [{ id: 'england', of: countryArea(indicators) }];
  const rows = [{ id: 'area', of: area }, ...beside];
  const { breakInSeries } = rate;
  const isBroken = breakInSeries && breakInSeries.from <= release.year;
  return {
    id: `area_${rate.measure}`,
    title: `${sentenceCase(rate.name)} in ${inSentence(area.name)}, ${release.firstYear} to ${release.year}`,
    columns: yearsOf(release).map((year) => ({ id: String(year), label: String(year), group: null })),
    rows: rows.map(({ id, of }) => ({ id, label: of.name, group: null })),
    cells: rows.map(({ of }) =>
      areaSeries(indicators, of, rate.measure).points.map(({ cell }) => rateCell(cell, rate.unit)),
    ),
    base: 'Children’s social workers, full-time equivalent, year to 30 September',
    source: releaseLine(release),
    weighting: 'Not weighted: rates as published',
    notes: [rate.meaning, ...(isBroken ? [breakInSeries.note] : [])],
    simulated: null,
  };
}

/** The area’s own row under the name by which the sentences look for it. */
function withOwnRow(table: Table): Table {
  return { ...table, rows: table.rows.map((row) => (row.id === 'area' ? { ...row, id: 'authority' } : row)) };
}
