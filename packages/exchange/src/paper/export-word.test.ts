import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import mammoth from 'mammoth';
import { validateXML } from 'xmllint-wasm';
import { exportedFrom, HOSTILE, HOSTILE_WELSH, surveys } from '../codebook/fixtures/exported.ts';
import { legibleFills } from '../codebook/legible-fills.ts';
import { exportWord } from './export-word.ts';

const hostile = exportedFrom(HOSTILE, { cy: HOSTILE_WELSH });
const second = surveys().get('second-wave')!;

/** The document as a program that is not ours reads it. */
async function readWord(bytes: Uint8Array): Promise<ReturnType<typeof parseHTML>['document']> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { includeEmbeddedStyleMap: false });
  return parseHTML(`<html><body>${value}</body></html>`).document;
}

/** The parts of a zip, by path. */
function partsOf(bytes: Uint8Array): Map<string, string> {
  const zip = Buffer.from(bytes);
  const parts = new Map<string, string>();
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const header = zip.readUInt32LE(at + 42);
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    const data = zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    parts.set(zip.toString('utf8', at + 46, at + 46 + nameLength), data.toString('utf8'));
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}

const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

test('a section for every block and a heading for every question, in their order', async () => {
  const document = await readWord(await exportWord(second));
  const headings = [...document.querySelectorAll('h1, h2')].map(
    (heading) => `${heading.tagName} ${tidy(heading.textContent!)}`,
  );
  const { blocks } = second.questionnaire;
  const expected = blocks.flatMap((block, index) => [
    `H1 ${index + 1} ${block.title}`,
    ...block.elements.flatMap((element) =>
      element.kind === 'note' || element.kind === 'close' ? [] : [`H2 ${element.id}`],
    ),
  ]);
  const found = headings.map((heading) => heading.replace(/ – .*$/, ''));
  assert.deepEqual(
    found.filter((heading) => expected.includes(heading)),
    expected,
  );
});

test('every text of every question, every option and every last word is there', async () => {
  for (const study of [second, surveys().get('big-listen')!]) {
    const read = tidy((await readWord(await exportWord(study))).body.textContent!);
    for (const element of study.questionnaire.blocks.flatMap(({ elements }) => elements)) {
      const modes = element.modes ?? study.questionnaire.modes;
      const options = 'options' in element ? element.options.map(({ text }) => text) : [];
      const rows = element.kind === 'grid' ? element.rows.map(({ text }) => text) : [];
      for (const texts of [element.text, ...('hint' in element ? [element.hint] : []), ...rows, ...options]) {
        for (const mode of modes) {
          const text = tidy(legibleFills(texts?.[mode] ?? ''));
          // Across a grid, answers are headed by the words of the first mode.
          const isHead = element.kind === 'grid' && options.some((option) => option === texts) && mode !== modes[0];
          assert.ok(isHead || read.includes(text), `${study.id}, ${element.id}: ${text}`);
        }
      }
    }
  }
});

test('options stand in a table with a header row and the numbers of the data', async () => {
  const document = await readWord(await exportWord(hostile));
  const tables = [...document.querySelectorAll('table')].map((table) => ({
    head: [...table.querySelectorAll('thead th, thead td')].map((cell) => tidy(cell.textContent!)),
    rows: [...table.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td, th')].map((cell) => tidy(cell.textContent!)),
    ),
  }));
  for (const { head, rows } of tables) for (const row of rows) assert.equal(row.length, head.length);
  const role = tables.find(({ rows }) => rows.some(([, answer]) => answer?.includes('Other & else')));
  assert.deepEqual(role, {
    head: ['Code', 'Answer', 'Remarks'],
    rows: [
      ['1', 'Online: WorkerTelephone: a worker, or', ''],
      ['2', 'Other & else', 'Write in: What & which?'],
      ['DK', 'Don’t know', 'Telephone: do not read out; code if said'],
      ['REF', 'Prefer not to say', 'Offered onlineTelephone: do not read out; code if said'],
    ],
  });
  const grid = tables.find(({ head }) => head.includes('Yes <b>'));
  assert.deepEqual(grid?.head, ['Statement', 'Yes <b>', 'No ]]>']);
  assert.deepEqual(grid?.rows, [
    ['It is <quiet>office_quiet', '5', '9'],
    ['Safeoffice_safeAsk if hours is more than 10 hours > 10', '5', '9'],
  ]);
});

test('who is asked stands in words and as the condition; checks, closes and fills are legible', async () => {
  const read = tidy((await readWord(await exportWord(hostile))).body.textContent!);
  for (const part of [
    'Ask this section if: role is “Worker”role = worker',
    'Ask if: hours is more than 0hours > 0',
    'Only if 2 or more answers were picked in reasons; a single one is taken as the main one without asking.',
    'Why ‹verb›, ‹role, or “you”›?',
    '‹verb› reads “do <you>” if role is “Worker” role = worker',
    'Check (must be put right) less: if hours is less than 0 hours < 0',
    'End of interview, outcome “screened out”: if role is “Other & else” and role_other_text was answered',
    'Last words: Thank you & goodbye',
    'Interviewer: Code <first>',
    'Choose all that apply, at most 2.',
    'Enter a whole number from -5 to 200 (hours).',
    'Open answer, one line, at most 300 characters. May be left blank.',
    'Taken from: Study & more.',
    'No <longer> asked',
  ])
    assert.ok(read.includes(part), part);
});

test('a document is in one language: the texts, its language, and our own words marked as English', async () => {
  const bytes = await exportWord({ ...hostile, questionnaire: hostile.translations.get('cy')! });
  const read = tidy((await readWord(bytes)).body.textContent!);
  assert.ok(read.includes('Telephone: Ar y ffôn: <pwy>?'));
  assert.ok(!read.includes('By phone'));
  const parts = partsOf(bytes);
  assert.match(parts.get('word/styles.xml')!, /<w:docDefaults>.*<w:lang w:val="cy-GB"\/>/s);
  assert.match(parts.get('word/document.xml')!, /<w:lang w:val="en-GB"\/><\/w:rPr><w:t[^>]*>Ask all/);
  assert.match(parts.get('docProps/core.xml')!, /<dc:language>cy-GB<\/dc:language>/);
});

test('every part is well-formed; header rows are marked, and the title and date are those handed in', async () => {
  const parts = partsOf(await exportWord(hostile));
  const xml = [...parts].map(([name, contents]) => ({ fileName: name.replaceAll(/[^a-zA-Z0-9.]/g, '_'), contents }));
  const { errors } = await validateXML({ xml, normalization: 'c14n' });
  assert.deepEqual(errors, []);
  const document = parts.get('word/document.xml')!;
  assert.equal(document.match(/<w:tbl>/g)!.length, document.match(/<w:tblHeader\/>/g)!.length);
  assert.match(parts.get('docProps/core.xml')!, /2026-02-03T00:00:00Z/);
});

test('the same study gives the same bytes', async () => {
  assert.deepEqual(await exportWord(hostile), await exportWord(hostile));
});

test('control characters and halves of characters do not break the document', async () => {
  // A questionnaire that holds them is refused when it is read; what else stands on the first page may hold them.
  const study = { ...hostile, title: 'Bad \0 \x1f \uD800 text' };
  const read = tidy((await readWord(await exportWord(study))).body.textContent!);
  assert.ok(read.includes('Bad \ufffd \ufffd \ufffd text'), read);
});
