export { derive } from './derive.ts';
export { drawnSample } from './design/sample-design.ts';
export type { Exploration, ExploredPeople, Filter } from './explore/exploration.ts';
export type { ExplorationProblem } from './explore/exploration-problems.ts';
export { type Explorable, explore } from './explore/explore.ts';
export { scoresFor } from './explore/scores-for.ts';
export { sideBySide } from './explore/side-by-side.ts';
export { DATA_TABLE, type Query } from './grouped-sums/sums-query.ts';
export { KnownVariables } from './plan/known-variables.ts';
export type { Derivation, Population, TablePlan, TableSpec } from './plan/plan.ts';
export { planShape } from './plan/plan-shape.ts';
export { readItems } from './plan/read-items.ts';
export { readTablePlan } from './plan/read-plan.ts';
export { readDerivations, readVariables } from './plan/read-variables.ts';
export { type Prepared, prepare, waitsForAnswers } from './prepare.ts';
export { runTables } from './run-tables.ts';
export {
  type Association,
  type AssociationFound,
  type Cell,
  type ComparisonsMade,
  cellAt,
  type EstimateCell,
  type EstimateUnit,
  type JudgedComparison,
  type Simulated,
  type SmallBaseCell,
  shownEstimate,
  type Table,
  type TableColumn,
  type TableRow,
  type Unit,
  withheldReason,
} from './table.ts';
export { type RakeAgain, rakeAgain } from './weights/rake-again.ts';
export type { WeightReport } from './weights/weigh.ts';
export { weightColumn } from './weights/weight-column.ts';
export { FEW_PEOPLE, peopleCounted, SMALLEST_BASE, withheldLevels } from './withhold/withhold.ts';
export { hiddenInSums } from './withhold/withhold-in-sums.ts';
export { type WithheldMatrix, withheldMatrix } from './withhold/withhold-matrix.ts';
export { withheldPair, withheldPairBase } from './withhold/withhold-pair.ts';
export { withholdSmallCounts } from './withhold/withhold-small-counts.ts';
