export { type Cell, cellAt, type Simulated, type Table, type TableColumn, type TableRow, type Unit } from './table.ts';
