import { type UnreadableList, unreadable } from './unreadable-list.ts';
import { type XmlEvents, XmlReader } from './xml-reader.ts';
import { unpacked, type ZipEntry } from './zip-archive.ts';

/**
 * Reads one XML file of a workbook piece by piece; after each piece the caller may take what has come together. Says how
 * much of it has been read, 0 to 1.
 */
export async function* readXml(bytes: Uint8Array, entry: ZipEntry, events: XmlEvents): AsyncGenerator<number> {
  const reader = new XmlReader(events);
  const decoder = new TextDecoder('utf-8', { fatal: false });
  let size = 0;
  for await (const piece of unpacked(bytes, entry)) {
    reader.write(decoder.decode(piece, { stream: true }));
    size += piece.length;
    yield size / entry.size;
  }
  reader.write(decoder.decode());
  reader.end();
  yield 1;
}

/** Reads a whole XML file of a workbook; nothing when it is not there. */
export async function readWholeXml(bytes: Uint8Array, entry: ZipEntry | undefined, events: XmlEvents): Promise<void> {
  if (!entry) return;
  for await (const _ of readXml(bytes, entry, events));
}

/** What of a workbook is needed beside the sheet itself. */
export interface WorkbookParts {
  readonly sheet: ZipEntry;
  readonly sheetName: string;
  /** Names of the sheets that are not read. */
  readonly others: readonly string[];
  /** Texts that cells point to by number. */
  readonly texts: readonly string[];
  /** By a cell’s style, whether its number is a day. */
  readonly isDay: readonly boolean[];
  /** Days are counted from 1904. */
  readonly from1904: boolean;
}

/** Texts are held in memory; a list of 500,000 people has far less. */
const MOST_TEXT = 150_000_000;

/** Reads everything of a workbook but its sheet. Refuses macros and links to other files. May throw `ListBroken`. */
export async function workbookParts(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
): Promise<WorkbookParts | UnreadableList> {
  const named = (name: string): ZipEntry | undefined => entries.find((entry) => entry.name === name);
  if (entries.some(({ name }) => /vbaProject|macrosheets/i.test(name))) {
    return unreadable('list-macros', 'The workbook holds macros. Save it as .xlsx, which has none.');
  }
  if (entries.some(({ name }) => /externalLinks\/|connections\.xml/i.test(name))) {
    return unreadable(
      'list-links',
      'The workbook has links to other files. Copy the list as values into a new workbook.',
    );
  }
  const workbook = named('xl/workbook.xml');
  if (!workbook)
    return unreadable(
      'list-not-excel',
      'The file is a zip archive, but no Excel workbook. Save the list as .xlsx or CSV.',
    );
  const { sheets, from1904 } = await sheetsOf(bytes, workbook);
  const targets = await targetsOf(bytes, named('xl/_rels/workbook.xml.rels'));
  const [first, ...others] = sheets;
  const sheet = first && named(targets.get(first.id) ?? '');
  if (!first || !sheet) return unreadable('list-not-excel', 'The workbook has no sheet that can be read.');
  const strings = entries.find(({ name }) => /^xl\/sharedstrings\.xml$/i.test(name));
  if (strings && strings.size > MOST_TEXT) {
    return unreadable(
      'list-too-large',
      'The workbook holds more text than a staff list has. Save only the list as .xlsx.',
    );
  }
  const texts = await textsOf(bytes, strings);
  const isDay = await daysOf(bytes, named('xl/styles.xml'));
  return { sheet, sheetName: first.name, others: others.map(({ name }) => name), texts, isDay, from1904 };
}

async function sheetsOf(bytes: Uint8Array, entry: ZipEntry) {
  const sheets: { name: string; id: string }[] = [];
  let from1904 = false;
  await readWholeXml(bytes, entry, {
    open: (name, { name: called = '', state = 'visible', 'r:id': id = '', date1904 = '' }) => {
      if (name === 'workbookPr') from1904 = date1904 === '1' || date1904 === 'true';
      if (name === 'sheet' && state === 'visible') sheets.push({ name: called, id });
    },
  });
  return { sheets, from1904 };
}

async function targetsOf(bytes: Uint8Array, entry: ZipEntry | undefined): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await readWholeXml(bytes, entry, {
    open: (name, { Id = '', Target = '' }) => {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
}

async function textsOf(bytes: Uint8Array, entry: ZipEntry | undefined): Promise<string[]> {
  const texts: string[] = [];
  let [text, isText, isReading] = ['', false, 0];
  await readWholeXml(bytes, entry, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') isReading += 1; // how to pronounce it, not what it says
      isText = name === 't' && isReading === 0;
    },
    text: (more) => {
      if (isText) text += more;
    },
    close: (name) => {
      if (name === 't') isText = false;
      if (name === 'rPh') isReading -= 1;
      if (name === 'si') texts.push(text);
    },
  });
  return texts;
}

/** Built-in number formats that are days (ECMA-376, part 1, 18.8.30), beside formats of the workbook’s own. */
const DAY_FORMATS: readonly number[] = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58];

async function daysOf(bytes: Uint8Array, entry: ZipEntry | undefined): Promise<boolean[]> {
  const own = new Map<number, boolean>();
  const isDay: boolean[] = [];
  let inCells = false;
  await readWholeXml(bytes, entry, {
    open: (name, { numFmtId = '', formatCode = '' }) => {
      if (name === 'numFmt') own.set(Number(numFmtId), /[dy]/i.test(formatCode.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')));
      if (name === 'cellXfs') inCells = true;
      const format = Number(numFmtId);
      if (name === 'xf' && inCells) isDay.push(own.get(format) ?? DAY_FORMATS.includes(format));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return isDay;
}
