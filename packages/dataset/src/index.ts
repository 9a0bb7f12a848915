export { type Column, columnOf, type Numbers, numbersFor, valueAt } from './column.ts';
export { type CsvField, csvLine } from './csv-line.ts';
export { columnNamed, type Dataset, datasetOf, type Row, rowAt, variablesOf, withColumns } from './dataset.ts';
export { holds } from './expression/evaluate.ts';
export { type Expression, type ExpressionProblem, namesIn } from './expression/expression.ts';
export { ordered } from './expression/ordered.ts';
export { isReserved } from './expression/parse.ts';
export { readExpression } from './expression/read.ts';
export { rowLookup, rowsWhere } from './expression/rows-where.ts';
export { writeSql } from './expression/write-sql.ts';
export { type MissingNumbers, missingBelow } from './missing-numbers.ts';
export { type Csv, type CsvRow, readCsv } from './read-csv.ts';
export { type CsvReading, datasetFromCsv } from './read-csv-dataset.ts';
export { type EesLayout, type EesLevel, type EesPlace, type EesRow, eesFromCsv, readEes } from './read-ees.ts';
export { EES_SYMBOL_MEANINGS, type EesCell, type EesSymbol, readEesCell } from './read-ees-cell.ts';
export { readSimulatedRows, SIMULATED_COLUMN } from './simulated-column.ts';
export {
  pickColumn,
  quoteName,
  quoteText,
  type SqlColumn,
  sqlColumns,
  stateColumn,
  valueColumn,
} from './sql-layout.ts';
export { type SqlValue, sqlValues } from './sql-values.ts';
export {
  answered,
  DONT_KNOW,
  type MissingState,
  NOT_ASKED,
  NOT_REACHED,
  REFUSED,
  STATES,
  type State,
  type Value,
} from './value.ts';
export {
  type Category,
  categoriesOf,
  type DateVariable,
  type MultipleVariable,
  type QuantityVariable,
  type SingleVariable,
  type TextVariable,
  type Variable,
} from './variable.ts';
export { MISSING_CELLS, writeCsv } from './write-csv.ts';
