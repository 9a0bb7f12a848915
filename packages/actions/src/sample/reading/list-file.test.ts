import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { guessColumns, type ListRow } from '@earshot/fieldwork';
import writeWorkbook from 'write-excel-file/node';
import { openListFile } from './list-file.ts';
import { ListBroken } from './unreadable-list.ts';

const guess = (header: readonly string[]) =>
  guessColumns(header, { sample: { columns: {}, scope: null }, variables: [] });

async function opened(bytes: Uint8Array) {
  const file = await openListFile(bytes, guess);
  assert.ok(!('unreadable' in file), JSON.stringify(file));
  const rows: ListRow[] = [];
  for await (const piece of file.rows()) rows.push(...piece);
  return { ...file, rows };
}

async function refused(bytes: Uint8Array): Promise<string> {
  const file = await openListFile(bytes, guess);
  if ('unreadable' in file) return file.unreadable;
  try {
    for await (const _ of file.rows());
  } catch (error) {
    if (error instanceof ListBroken) return error.found.unreadable;
    throw error;
  }
  return 'read';
}

const cellsOf = ({ rows }: { rows: readonly ListRow[] }) => rows.map(({ cells }) => cells);

/** A zip archive of those files. @param lie what its directory says of a file’s size instead of the truth. */
function zipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  lie: Readonly<Record<string, number>> = {},
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const plain = Buffer.from(text as Uint8Array);
    const packed = deflateRawSync(plain);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(plain.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(lie[name] ?? plain.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, Buffer.from(name));
    parts.push(head, Buffer.from(name), packed);
    offset += 30 + name.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, entries, end]);
}

const WORKBOOK = {
  'xl/workbook.xml': '<workbook><sheets><sheet name="Staff" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
};
const sheet = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const inline = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const HEAD = `<row>${inline('Name')}${inline('Email')}</row>`;

test('the same list reads the same in every encoding and with every delimiter', async () => {
  const text = 'Name,Email\r\nZoë Müller,zoe@example.org\r\n';
  const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
  const files = [
    Buffer.from(text),
    Buffer.from(`\uFEFF${text}`),
    utf16,
    Buffer.from(utf16).swap16(),
    Buffer.from(text, 'latin1'),
    Buffer.from(text.replaceAll(',', ';')),
    Buffer.from(text.replaceAll(',', '\t').replaceAll('\r\n', '\r')),
    Buffer.from(`sep=;\r\n${text.replaceAll(',', ';')}`),
  ];
  for (const file of files) assert.deepEqual(cellsOf(await opened(file)), [['Zoë Müller', 'zoe@example.org']]);
});

test('a list that was read as Windows-1252 says so', async () => {
  const { notes } = await opened(Buffer.from('Name,Email\nZoë,zoe@example.org\n', 'latin1'));
  assert.match(notes.join(), /Windows-1252/);
});

test('cells in quotation marks can hold delimiters, line ends and doubled marks, and lines are counted as in the file', async () => {
  const { rows } = await opened(Buffer.from('Name,Email\n"Lee, ""Jo""\nAnn",jo@example.org\nBo,bo@example.org\n'));
  assert.deepEqual(rows, [
    { line: 2, cells: ['Lee, "Jo"\nAnn', 'jo@example.org'] },
    { line: 4, cells: ['Bo', 'bo@example.org'] },
  ]);
});

test('a quotation mark that is never closed costs its own line and no other', async () => {
  const { rows } = await opened(Buffer.from('Name,Email\n"Al,al@example.org\nBo,bo@example.org\n'));
  assert.deepEqual(
    rows.map(({ line, quotesOpen = false }) => [line, quotesOpen]),
    [
      [2, true],
      [3, false],
    ],
  );
});

test('headings are found under a title', async () => {
  const { headerLine, header } = await opened(
    Buffer.from('Staff at 1 September\n\nName,Email,,\nAl,al@example.org,,\n'),
  );
  assert.deepEqual([headerLine, header], [3, ['Name', 'Email']]);
});

test('a workbook that somebody else’s program wrote is read, with its days as days', async () => {
  const rows = [
    [{ value: 'Name' }, { value: 'Email' }, { value: 'Start date' }, { value: 'Phone' }],
    [
      { value: 'Zoë <b>' },
      { value: 'zoe@example.org' },
      { value: new Date('2026-09-01'), format: 'dd/mm/yyyy' },
      { value: 7700900123 },
    ],
  ];
  const bytes = new Uint8Array(await writeWorkbook(rows).toBuffer());
  assert.deepEqual(cellsOf(await opened(bytes)), [['Zoë <b>', 'zoe@example.org', '2026-09-01', 7_700_900_123]]);
});

test('a formula in a workbook stays one, whatever it comes to', async () => {
  const row = `<row r="2">${inline('Al')}<c r="B2" t="str"><f>HYPERLINK("x")</f><v>al@example.org</v></c></row>`;
  const bytes = zipOf({ ...WORKBOOK, 'xl/worksheets/sheet1.xml': sheet(HEAD + row) });
  assert.deepEqual(cellsOf(await opened(bytes)), [['Al', { formula: '=HYPERLINK("x")' }]]);
});

test('a workbook that would unpack to more than can be read is refused before it is unpacked', async () => {
  const file = { ...WORKBOOK, 'xl/worksheets/sheet1.xml': sheet(HEAD) };
  assert.equal(await refused(zipOf(file, { 'xl/worksheets/sheet1.xml': 600_000_000 })), 'list-too-large');
});

test('a workbook whose directory lies is read no further than it said', async () => {
  const bomb = sheet(HEAD + `<row>${inline('A'.repeat(1000))}</row>`.repeat(20_000));
  const bytes = zipOf({ ...WORKBOOK, 'xl/worksheets/sheet1.xml': bomb }, { 'xl/worksheets/sheet1.xml': 5000 });
  assert.ok(bytes.length < 100_000);
  assert.equal(await refused(bytes), 'list-too-large');
});

test('an archive within an archive is not opened', async () => {
  const inner = zipOf({ 'xl/workbook.xml': 'x'.repeat(1000) });
  assert.equal(await refused(zipOf({ 'inner.zip': inner })), 'list-not-excel');
});

test('entities that grow are refused, not expanded', async () => {
  const bomb = `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${sheet(`<row>${inline('&b;')}</row>`)}`;
  assert.equal(await refused(zipOf({ ...WORKBOOK, 'xl/worksheets/sheet1.xml': bomb })), 'list-not-excel');
});

test('macros, links to other files, passwords, old formats and other files are refused in their own words', async () => {
  const list = { ...WORKBOOK, 'xl/worksheets/sheet1.xml': sheet(HEAD) };
  assert.equal(await refused(zipOf({ ...list, 'xl/vbaProject.bin': 'x' })), 'list-macros');
  assert.equal(await refused(zipOf({ ...list, 'xl/externalLinks/externalLink1.xml': '<x/>' })), 'list-links');
  assert.equal(await refused(Buffer.from('d0cf11e0a1b11ae1', 'hex')), 'list-locked');
  assert.equal(await refused(Buffer.from('PK\u0003\u0004 and no more')), 'list-not-excel');
  assert.equal(await refused(Buffer.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0xfe])), 'list-encoding');
  assert.equal(await refused(Buffer.from('Name,Email\nZoë,z@example.org\n', 'utf16le')), 'list-encoding');
  assert.equal(await refused(Buffer.alloc(0)), 'list-empty');
  assert.equal(await refused(Buffer.from('just some words\nand more\n')), 'list-headings');
});

test('a sheet with thousands of columns is refused', async () => {
  const row = `<row>${inline('A').repeat(400)}</row>`;
  assert.equal(await refused(zipOf({ ...WORKBOOK, 'xl/worksheets/sheet1.xml': sheet(HEAD + row) })), 'list-too-wide');
});
