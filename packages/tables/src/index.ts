export type { Population, TablePlan, TableSpec } from './plan.ts';
export { type Prepared, prepare, waitsForAnswers } from './prepare.ts';
export { readTablePlan } from './read-plan.ts';
export { runTables } from './run-tables.ts';
export { DATA_TABLE, type Query } from './sums-query.ts';
export {
  type Cell,
  cellAt,
  type EstimateCell,
  type Simulated,
  shownEstimate,
  type Table,
  type TableColumn,
  type TableRow,
  type Unit,
  withheldReason,
} from './table.ts';
export type { WeightReport } from './weigh.ts';
export { FEW_PEOPLE, SMALLEST_BASE } from './withhold.ts';
export { withheldPair, withheldPairBase } from './withhold-pair.ts';
export { withholdSmallCounts } from './withhold-small-counts.ts';
