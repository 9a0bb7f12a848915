export type { Derivation, Population, TablePlan, TableSpec } from './plan.ts';
export { type Prepared, prepare, waitsForAnswers } from './prepare.ts';
export { readItems } from './read-items.ts';
export { readTablePlan } from './read-plan.ts';
export { runTables } from './run-tables.ts';
export { DATA_TABLE, type Query } from './sums-query.ts';
export {
  type Cell,
  cellAt,
  type EstimateCell,
  type EstimateUnit,
  type Simulated,
  shownEstimate,
  type Table,
  type TableColumn,
  type TableRow,
  type Unit,
  withheldReason,
} from './table.ts';
export type { WeightReport } from './weigh.ts';
export { FEW_PEOPLE, SMALLEST_BASE, peopleCounted, withheldLevels } from './withhold.ts';
export { withheldPair, withheldPairBase } from './withhold-pair.ts';
export { withholdSmallCounts } from './withhold-small-counts.ts';
export { derive } from './derive.ts';
export { KnownVariables } from './known-variables.ts';
export { readDerivations, readVariables } from './read-variables.ts';
export { weightColumn } from './weight-column.ts';
export { type WithheldCounts, withheldCounts } from './withhold-counts.ts';
export { planShape } from './plan-shape.ts';
