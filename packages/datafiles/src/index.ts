export type { DataFileAbout } from './sav/write-sav.ts';
