export type CsvField = string | number | null;

/** One line of CSV (RFC 4180: commas, quotes doubled, CRLF). A missing or infinite number is a blank cell. */
export function csvLine(fields: readonly CsvField[]): string {
  return `${fields.map(csvField).join(',')}\r\n`;
}

/** What spreadsheets take for a formula, also in full-width characters and after spaces; a lone “-” is a symbol. */
const FORMULA = /^\s*[=+\-@＝＋－＠]\s*\S|^[\t\r]/;

/** Words that a spreadsheet would run as a formula start with an apostrophe, which it hides; numbers are left alone. */
function csvField(field: CsvField): string {
  if (field === null) return '';
  if (typeof field === 'number') return Number.isFinite(field) ? String(field) : '';
  const guarded = FORMULA.test(field) ? `'${field}` : field;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
