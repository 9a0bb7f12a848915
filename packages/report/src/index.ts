export { drawingProblem } from './chart/drawable.ts';
export { testedNotes } from './comparison-notes.ts';
export type {
  Block,
  BoundLabel,
  BoundNumber,
  ChartKind,
  Figure,
  Inline,
  NumberedTable,
  Report,
  Show,
  StatedFact,
  StatedSource,
} from './document.ts';
export { baseText, intervalText, lettersText, valueText, verdictText } from './format-cell.ts';
export { html, type Markup, markup } from './markup.ts';
export { readReport } from './read-report.ts';
export { renderReportBody } from './report-body.ts';
export { type PageOptions, renderReportHtml } from './report-html.ts';
export { PAGE_CSS, REPORT_CSS } from './stylesheet.ts';
export { writeTableCsv } from './table-csv.ts';
export { tableJson } from './table-json.ts';
export { tablesWorkbook, type WorkbookAbout } from './workbook/tables-workbook.ts';
export type { Workbook, WorkbookCell, WorkbookSheet } from './workbook/workbook.ts';
