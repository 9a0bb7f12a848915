import { type PublishedReport, tablesCsv } from '@earshot/actions';

/** What everybody who uses the figures has to say of them. */
export const LICENCE =
  'Contains public sector information licensed under the Open Government Licence v3.0. Published by the Department for Education.';

interface WrittenFile {
  readonly type: string;
  readonly content: string | Buffer;
}

/** A page’s figures as a file, by the last part of the file’s address. */
export const FILES: Readonly<Record<string, (built: PublishedReport, day: string) => Promise<WrittenFile>>> = {
  'tables.csv': async ({ tables }) => ({ type: 'text/csv; charset=utf-8', content: tablesCsv(tables) }),
  async 'tables.xlsx'({ tables, title }, day) {
    // The library for Excel is loaded with the first workbook.
    const { tablesXlsx } = await import('@earshot/actions/documents');
    const content = Buffer.from(await tablesXlsx(tables, { title, day, licence: LICENCE }));
    return { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content };
  },
  'page.json': async ({ json }) => ({ type: 'application/json; charset=utf-8', content: JSON.stringify(json) }),
};

/** The files of a page, with what stands in them, for its links. */
export function offeredFiles({ tables, json }: PublishedReport, address: string, query: string) {
  const count = `${tables.length} ${tables.length === 1 ? 'table' : 'tables'}`;
  const at = (name: string): string => `${address}/${name}${query}`;
  return [
    { href: at('tables.csv'), text: 'CSV', holds: `${count}, ${sizeText(tablesCsv(tables))}` },
    { href: at('tables.xlsx'), text: 'Spreadsheet (XLSX)', holds: count },
    { href: at('page.json'), text: 'JSON', holds: sizeText(JSON.stringify(json)) },
  ];
}

function sizeText(text: string): string {
  return `${Math.ceil(Buffer.byteLength(text) / 1000).toLocaleString('en-GB')} KB`;
}
