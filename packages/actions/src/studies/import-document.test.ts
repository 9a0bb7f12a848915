import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readQuestionnaire } from '@earshot/instrument';
import { readPlan } from '@earshot/planfile';
import { Document, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { importDocument } from './import-document.ts';

const QUESTIONS = 'B1 Do you work here?\nYes\t1\nNo\t2\tTHANK AND CLOSE\n';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function table(...rows: string[][]): Table {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  return new Table({ rows: rows.map((cells) => new TableRow({ children: cells.map(cell) })) });
}

/** A Word file as an agency might write it. */
async function wordFile(): Promise<Uint8Array> {
  const bold = (text: string) => new Paragraph({ children: [new TextRun({ text, bold: true })] });
  const children = [
    new Paragraph({ text: 'Pulse survey', heading: HeadingLevel.HEADING_1 }),
    new Paragraph({ text: 'Section B: Your work', heading: HeadingLevel.HEADING_2 }),
    bold('ASK ALL'),
    new Paragraph({
      children: [new TextRun('B1\tDo you work '), new TextRun({ text: 'here', bold: true }), new TextRun('?')],
    }),
    new Paragraph('SINGLE CODE'),
    table(['Yes', '1', ''], ['No', '2', 'THANK AND CLOSE']),
    bold('ASK ALL'),
    new Paragraph('B2 How do you find …'),
    table(['', 'Good', 'Bad'], ['Your <b>desk</b>', '1', '2'], ['Your pay', '1', '2']),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

test('a Word file’s paragraphs, headings and tables become a questionnaire that can be checked', async () => {
  const { files, problems, lines, questions } = await importDocument({ name: 'pulse.docx', bytes: await wordFile() });
  assert.deepEqual(problems, []);
  assert.equal(questions, 2);
  assert.ok(lines.every(({ outcome }) => outcome !== 'not-understood'));
  const read = readQuestionnaire('questionnaire.yml', files!.get('questionnaire.yml')!);
  assert.deepEqual(
    read.problems.map(({ code }) => code),
    [],
  );
  const [block] = read.questionnaire!.blocks;
  assert.equal(read.questionnaire!.title, 'Pulse survey');
  assert.deepEqual(
    block!.elements.map(({ id }) => id),
    ['b1', 'b1_screened_out', 'b2'],
  );
});

test('merged cells stand in the columns that they reach, and the entries of a numbered list keep their numbers', async () => {
  const cell = (text: string, span: { rowSpan?: number; columnSpan?: number } = {}) =>
    new TableCell({ children: [new Paragraph(text)], ...span });
  const rows = [
    new TableRow({ children: [cell('', { rowSpan: 2 }), cell('Agreement', { columnSpan: 2 })] }),
    new TableRow({ children: [cell('Agree'), cell('Disagree')] }),
    new TableRow({ children: [cell('I am safe'), cell('1'), cell('2')] }),
  ];
  const entry = (text: string) => new Paragraph({ text, numbering: { reference: 'list', level: 0 } });
  const children = [
    new Paragraph('B1 How much do you agree?'),
    new Table({ rows }),
    new Paragraph('B2 Where do you work? SINGLE CODE'),
    entry('Town'),
    entry('Country'),
    new Paragraph('ASK IF B2=2'),
    new Paragraph('B3 Why there? OPEN'),
  ];
  const levels = [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }];
  const numbering = { config: [{ reference: 'list', levels }] };
  const bytes = await Packer.toBuffer(new Document({ numbering, sections: [{ children }] }));
  const { files, lines } = await importDocument({ name: 'merged.docx', bytes });
  const yaml = files!.get('questionnaire.yml')!;
  assert.match(yaml, /kind: grid/);
  assert.match(yaml, /agree: \{text: Agree, value: 1\}/);
  assert.match(yaml, /when: b2 = country/);
  assert.deepEqual(
    lines.filter(({ outcome }) => outcome === 'not-understood').map(({ text }) => text.trim()),
    ['Agreement'],
  );
});

test('a study’s folder has the questionnaire, a study.yml to be written, and the report of lines', async () => {
  const { files } = await importDocument({ name: 'notes.txt', bytes: bytesOf(`${QUESTIONS}\nDS: PLAY A TUNE\n`) });
  assert.deepEqual([...files!.keys()], ['questionnaire.yml', 'study.yml', 'import.md']);
  for (const name of ['questionnaire.yml', 'study.yml'])
    assert.deepEqual(readPlan(name, files!.get(name)!).problems, []);
  assert.match(
    files!.get('questionnaire.yml')!,
    /^# Made by `earshot import` from notes\.txt\.\n# The wording is that document’s/,
  );
});

test('the report counts lines by kind and lists what was not understood with a guess', async () => {
  const { files } = await importDocument({ name: 'notes.md', bytes: bytesOf(`B1 Is [this] so?\nYes\t1\nNo\t2\n`) });
  const report = files!.get('import.md')!;
  assert.match(report, /\| question \| 0 \| 1 \|\n\| option \| 2 \| 0 \|/);
  assert.match(report, /- Line 1: B1 Is \\\[this\\\] so\?\n {2}What “\\\[this\\\]” stands for is not said/);
});

const REFUSALS: readonly [what: string, name: string, bytes: Uint8Array, code: string][] = [
  ['an unknown ending', 'survey.pdf', bytesOf(QUESTIONS), 'document-unknown-kind'],
  ['an empty document', 'survey.txt', bytesOf(''), 'document-empty'],
  ['a document of blanks', 'survey.txt', bytesOf('\n \n'), 'document-empty'],
  ['another encoding', 'survey.txt', new Uint8Array([0x42, 0x31, 0x20, 0x93, 0xff]), 'document-not-utf-8'],
  ['bytes that are no text', 'survey.md', new Uint8Array([0x42, 0, 0, 0x31]), 'document-not-utf-8'],
  ['a document that is far too large', 'survey.txt', new Uint8Array(20_000_001).fill(0x20), 'document-too-large'],
  ['text that is called Word', 'survey.docx', bytesOf(QUESTIONS), 'document-not-word'],
  ['a text without questions', 'survey.txt', bytesOf('Dear all, good day.'), 'no-questions'],
];
for (const [what, name, bytes, code] of REFUSALS) {
  test(`${what} is refused with a sentence that says what to do`, async () => {
    const { files, problems } = await importDocument({ name, bytes });
    assert.equal(files, null);
    assert.deepEqual(
      problems.map((problem) => problem.code),
      [code],
    );
    assert.match(problems[0]!.sentence, /\.$/);
  });
}

test('a Word file that unpacks to far more than a document is refused before it is unpacked', async () => {
  const bytes = Uint8Array.from(await wordFile());
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  view.setUint32(view.getUint32(end + 16, true) + 24, 3_000_000_000, true);
  const { problems } = await importDocument({ name: 'bomb.docx', bytes });
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['document-too-large'],
  );
});

test('a broken Word file is refused', async () => {
  const bytes = (await wordFile()).map((byte, at) => (at > 60 && at < 3000 ? 0 : byte));
  const { problems } = await importDocument({ name: 'broken.docx', bytes });
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['document-not-word'],
  );
});

test('a document in the encoding that Windows calls Unicode is read', async () => {
  const units = [0xfeff, ...[...QUESTIONS].map((sign) => sign.charCodeAt(0))];
  const bytes = new Uint8Array(Uint16Array.from(units).buffer);
  assert.equal((await importDocument({ name: 'survey.txt', bytes })).questions, 1);
});
