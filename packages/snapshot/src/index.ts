export { FILES, type FileName } from './layout/layout.ts';
export { dayInWords, isMonth, monthInWords } from './month.ts';
export { type ReadSnapshot, readSnapshot, type SnapshotFiles } from './reading/read-snapshot.ts';
export { readScheme } from './scheme/read-scheme.ts';
export { NO_SCHEME, type Scheme } from './scheme/scheme.ts';
export type { Snapshot } from './snapshot.ts';
export { type SnapshotPage, snapshotPage } from './tables/snapshot-page.ts';
