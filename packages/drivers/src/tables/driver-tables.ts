import type { Table } from '@earshot/tables';
import type { DriverAnalysis } from '../run/analysis.ts';
import type { DriversInput } from '../run/run-drivers.ts';
import { coefficientsTable } from './coefficients-table.ts';
import { factorsTable } from './factors-table.ts';
import { lossesTable } from './losses-table.ts';
import { modelTable } from './model-table.ts';
import { sharesTable } from './shares-table.ts';
import { frameOf } from './table-frame.ts';

/** The tables of an analysis, its strength first; none for one that was refused, and no shares of one too weak. */
export function driverTables(analysis: DriverAnalysis, { tables, prepared }: DriversInput): Table[] {
  if (analysis.kind === 'refused') return [];
  const frame = frameOf(analysis.model, tables, prepared);
  const [model, losses] = [modelTable(analysis, frame), lossesTable(analysis, frame)];
  if (analysis.kind === 'too-weak') return [model, losses];
  const factors = factorsTable(analysis, frame);
  return [
    model,
    sharesTable(analysis, frame),
    ...(factors ? [factors] : []),
    coefficientsTable(analysis, frame),
    losses,
  ];
}
