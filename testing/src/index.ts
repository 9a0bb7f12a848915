export { axeProblems } from './axe-problems.ts';
export { browser, type PageOptions, type TestBrowser } from './browser.ts';
export { datasetInPostgres } from './dataset-in-postgres.ts';
export { freePort } from './free-port.ts';
export { type TestDatabase, testDatabase } from './test-database.ts';
