export type { ExportedStudy } from './codebook/exported-study.ts';
export { exportDdi } from './ddi/export-ddi.ts';
export type { ImportedForm } from './form/form-file.ts';
export type { ImportedRow } from './form/source-row.ts';
export { exportWord } from './paper/export-word.ts';
export { exportTripleS } from './triple-s/export-triple-s.ts';
export { type ExportedSheet, exportXlsform } from './xlsform/export-xlsform.ts';
export type { FormSheet } from './xlsform/form-sheets.ts';
export { importXlsform } from './xlsform/import-xlsform.ts';
