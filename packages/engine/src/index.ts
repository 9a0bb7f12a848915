export { type Engine, openEngine } from './duckdb.ts';
