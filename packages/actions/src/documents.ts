// The door to what is done with other people's documents. It stands apart because the libraries behind it are large, and
// a server that starts has no use for them.

export { checkXlsx } from './census/check-xlsx.ts';
export { chanceFrom } from './outgoing/chance-from.ts';
export { DATA_FORMATS, type DataFormat, dataFiles } from './outgoing/data-files.ts';
export { tablesXlsx } from './outgoing/tables-xlsx.ts';
export { takeDataset } from './outgoing/take-data.ts';
export { EXPORT_FORMATS, type ExportFormat, exportQuestionnaire } from './studies/export-questionnaire.ts';
export { type ImportedDocument, importDocument } from './studies/import-document.ts';
export { type ImportedFormStudy, importForm, isForm } from './studies/import-form.ts';
export { linesByRole } from './studies/import-report.ts';
