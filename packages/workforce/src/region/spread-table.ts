import type { Table } from '@earshot/tables';
import { rateCell } from '../published-cell.ts';
import { RATES } from '../rate.ts';
import { regionCode } from '../region-code.ts';
import { type Release, releaseLine } from '../release.ts';
import { sentenceCase } from '../sentence-case.ts';
import type { RegionSpread } from './region-spread.ts';

/** The spreads of all rates as one table: the area itself, then its authorities by name; rates in columns. */
export function spreadTable(spreads: readonly RegionSpread[], release: Release): Table {
  const { area, year, returns } = spreads[0]!;
  const within = returns.map((one) => one.area).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  const cellsOf = (code: string) =>
    spreads.map(({ returns: all }, at) =>
      rateCell(all.find((one) => one.area.code === code)?.cell ?? null, RATES[at]!.unit),
    );
  return {
    id: `spread_${regionCode(area.name)}_${year}`,
    title: `Authorities of ${area.name}, ${year}`,
    columns: RATES.map(({ measure, name }) => ({ id: measure, label: sentenceCase(name), group: null })),
    rows: [area, ...within].map((one) => ({ id: regionCode(one.code), label: one.name, group: null })),
    cells: [spreads.map(({ own }, at) => rateCell(own, RATES[at]!.unit)), ...within.map(({ code }) => cellsOf(code))],
    base: 'Children’s social workers, full-time equivalent, year to 30 September',
    source: releaseLine(release),
    weighting: 'Not weighted: rates as published',
    notes: RATES.map(({ meaning }) => meaning),
    simulated: null,
  };
}
