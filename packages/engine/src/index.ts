export { type Engine, openEngine } from './duckdb.ts';
export { writeParquet } from './parquet.ts';
