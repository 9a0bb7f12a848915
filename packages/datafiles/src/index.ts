export type { DataFileAbout } from './data-file-about.ts';
