export type { DataFileAbout, FileDesign } from './data-file-about.ts';
export { outgoingDataset } from './outgoing.ts';
export { parquetColumns, parquetMeaning } from './parquet-layout.ts';
export { writeR } from './r/write-r.ts';
export { writeSav } from './sav/write-sav.ts';
export { writeStata } from './stata/write-stata.ts';
