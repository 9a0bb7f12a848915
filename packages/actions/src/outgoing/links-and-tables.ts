import type { Workbook, WorkbookSheet } from '@earshot/report';

/**
 * What the library that writes spreadsheets cannot do by itself and lets others add: links to other sheets, and tables
 * that are marked as tables, by which screen readers tell headings. Elements and their order: ECMA-376, part 1, 18.3.1
 * (worksheet: hyperlinks after sheetData, tableParts last) and 18.5 (table).
 */
export function linksAndTables({ sheets }: Workbook) {
  const tables = sheets.flatMap((sheet, index) => (sheet.table ? [index] : []));
  return {
    files: {
      transform: {
        '[Content_Types].xml': {
          insert: () => tables.map((index) => contentType(index + 1)).join(''),
        },
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml: string, _options: unknown, { sheetIndex }: { sheetIndex: number }) =>
            withParts(xml, sheets[sheetIndex]!),
        },
        'xl/worksheets/_rels/sheet{id}.xml.rels': {
          insert: (_options: unknown, { sheetIndex }: { sheetIndex: number }) =>
            sheets[sheetIndex]!.table ? relationship(sheetIndex + 1) : undefined,
        },
      },
      write: {
        files: () =>
          Object.fromEntries(
            tables.map((index) => [`xl/tables/table${index + 1}.xml`, tableXml(sheets[index]!, index + 1)]),
          ),
      },
    },
  };
}

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function contentType(number: number): string {
  return `<Override ContentType="${SPREADSHEET}.table+xml" PartName="/xl/tables/table${number}.xml"/>`;
}

function relationship(number: number): string {
  return `<Relationship Id="rId-table-1" Type="${RELATIONSHIPS}/table" Target="../tables/table${number}.xml"/>`;
}

function withParts(xml: string, sheet: WorkbookSheet): string {
  const links = sheet.rows.flatMap((row, at) =>
    row.flatMap(({ leadsTo }, column) =>
      leadsTo === undefined
        ? []
        : [`<hyperlink ref="${address(at, column)}" location="${escaped(`'${leadsTo}'!A1`)}"/>`],
    ),
  );
  const linked =
    links.length > 0 ? xml.replace('</sheetData>', `</sheetData><hyperlinks>${links.join('')}</hyperlinks>`) : xml;
  if (!sheet.table) return linked;
  const part = `<tableParts count="1"><tablePart xmlns:r="${RELATIONSHIPS}" r:id="rId-table-1"/></tableParts>`;
  return linked.replace('</worksheet>', `${part}</worksheet>`);
}

function tableXml({ rows, table }: WorkbookSheet, number: number): string {
  const headings = rows[table!.headings]!;
  const reach = `${address(table!.headings, 0)}:${address(rows.length - 1, headings.length - 1)}`;
  const columns = headings.map(
    ({ value }, index) => `<tableColumn id="${index + 1}" name="${escaped(String(value))}"/>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="${number}" name="Sheet_${number}"`,
    ` displayName="Sheet_${number}" ref="${reach}" totalsRowShown="0"><autoFilter ref="${reach}"/>`,
    `<tableColumns count="${columns.length}">${columns.join('')}</tableColumns></table>`,
  ].join('');
}

/** A cell’s address, `A1`, by its row and column, both from 0. */
function address(row: number, column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
