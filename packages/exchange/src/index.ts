export type { ImportedForm } from './form/form-file.ts';
export type { ImportedRow } from './form/source-row.ts';
export { type ExportedSheet, exportXlsform } from './xlsform/export-xlsform.ts';
export type { FormSheet } from './xlsform/form-sheets.ts';
export { importXlsform } from './xlsform/import-xlsform.ts';
