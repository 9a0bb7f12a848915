import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import readWorkbook from 'read-excel-file/node';
import { CHECKOUT, earshot } from './fixtures/earshot.ts';

const surveys = path.join(CHECKOUT, 'packages', 'exchange', 'src', 'limesurvey', 'fixtures');
let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-form-'));
});
after(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string): string => path.join(folder, name);

/** A workbook of a study, written by the command. */
async function exported(study: string, file: string): Promise<string> {
  const { code, err } = await earshot('export', study, '--format', 'xlsform', '--out', inFolder(file));
  assert.equal(code, 0, err);
  return inFolder(file);
}

test('export writes a workbook with the sheets and columns of an XLSForm, in all languages', async () => {
  const sheets = await readWorkbook(await exported('examples/languages', 'languages.xlsx'));
  assert.deepEqual(
    sheets.map(({ sheet }) => sheet),
    ['survey', 'choices', 'settings'],
  );
  const [survey, choices, settings] = sheets.map(({ data }) => data);
  const header = survey![0]!.map(String);
  for (const column of [
    'type',
    'name',
    'label::English (en)',
    'label::Cymraeg (cy)',
    'hint::Cymraeg (cy)',
    'relevant',
  ]) {
    assert.ok(header.includes(column), column);
  }
  const cell = (row: string, column: string): unknown =>
    survey!.find((cells) => cells[1] === row && cells[0] !== 'begin_group')![header.indexOf(column)];
  assert.equal(cell('status', 'type'), 'select_one status');
  assert.equal(cell('status', 'label::Cymraeg (cy)'), 'Ydych chi’n dal i weithio ym maes gwaith cymdeithasol?');
  assert.equal(cell('cases', 'relevant'), `\${status} = 'here'`);
  assert.equal(cell('reasons_other_text', 'relevant'), `selected(\${reasons}, 'other')`);
  assert.deepEqual(
    choices!.find((row) => row[1] === '-99'),
    ['status', '-99', 'Prefer not to say', 'Mae’n well gen i beidio â dweud'],
  );
  assert.deepEqual(settings![1], ['Two languages', 'two_languages', 'English (en)']);
});

test('the same questionnaire gives the same workbook, whenever it is written', async () => {
  const bytes = readFileSync(await exported('examples/single', 'first.xlsx'));
  assert.ok(bytes.equals(readFileSync(await exported('examples/single', 'second.xlsx'))));
  // Both could have been written in the same two seconds, which is how zip files tell the time; they tell none.
  const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  assert.equal(bytes.readUInt32LE(entry + 12), 0x0021_0000);
  assert.equal(bytes.readUInt32LE(bytes.readUInt32LE(entry + 42) + 10), 0x0021_0000);
});

test('export in one language has plain columns', async () => {
  const file = inFolder('welsh.xlsx');
  const study = 'examples/languages';
  const { code } = await earshot('export', study, '--format', 'xlsform', '--out', file, '--language', 'cy');
  assert.equal(code, 0);
  const [survey, , settings] = await readWorkbook(file);
  assert.equal(survey!.data[0]![2], 'label');
  assert.deepEqual(settings!.data[1]!.at(-1), 'Cymraeg (cy)');
});

test('a study that is exported as an XLSForm and imported again is sound, with its other language beside it', async () => {
  const form = await exported('examples/languages', 'again.xlsx');
  const { code, out, err } = await earshot('import', form, '--out', inFolder('again'));
  assert.equal(code, 0, err);
  assert.match(out, /^4 questions from \d+ rows: \d+ carried over, 1 with a difference, 0 not carried over, /);
  const files = ['import.md', 'questionnaire.cy.yml', 'questionnaire.yml', 'study.yml'];
  assert.deepEqual(readdirSync(inFolder('again')).sort(), files);
  const compared = await earshot('compare', path.join(CHECKOUT, 'surveys/examples/languages'), inFolder('again'));
  assert.match(compared.out, / 0 not\.$/);
});

test('import reads a survey of LimeSurvey’s and lists every row that is not carried over, with its line', async () => {
  const { code, out, err } = await earshot(
    'import',
    path.join(surveys, 'staff-6.lss'),
    '--out',
    inFolder('lime'),
    '--json',
  );
  assert.equal(code, 0);
  const { questions, rows, study } = JSON.parse(out);
  assert.deepEqual([questions, study], [13, inFolder('lime')]);
  const ranked = rows.find((row: { text: string }) => row.text.includes('Ranked'));
  const line = readFileSync(path.join(surveys, 'staff-6.lss'), 'utf8').split('\n')[ranked.row - 1];
  assert.equal(line?.trim(), '<row>');
  assert.match(
    err,
    new RegExp(`^staff-6\\.lss \\[questions\\]:${ranked.row}:1 warning: Not carried over: .*ranking`, 'm'),
  );
  const report = readFileSync(path.join(inFolder('lime'), 'import.md'), 'utf8');
  assert.match(report, /\| questions \| 7 \| 6 \| 2 \| 0 \|/);
  assert.match(report, /## Not carried over\n\n- questions, row \d+: /);
});

test('what cannot be imported makes no folder, and says why in one sentence', async () => {
  cpSync(path.join(surveys, 'staff-2.lss'), inFolder('cut.lss'));
  writeFileSync(inFolder('cut.lss'), readFileSync(inFolder('cut.lss'), 'utf8').slice(0, 2000));
  writeFileSync(inFolder('no.xlsx'), 'not a workbook');
  writeFileSync(inFolder('bytes.lss'), Buffer.from([0xff, 0xfe, 0x00, 0xd8]));
  writeFileSync(inFolder('laughs.lss'), '<!DOCTYPE d [<!ENTITY a "ha">]><document>&a;</document>');
  const refusals: [string, RegExp][] = [
    ['cut.lss', /not well-formed XML/],
    ['no.xlsx', /is no Excel workbook/],
    ['bytes.lss', /not text in the encoding UTF-8/],
    ['laughs.lss', /declares a document type/],
  ];
  for (const [name, sentence] of refusals) {
    const { code, out, err } = await earshot('import', inFolder(name), '--out', inFolder('none'));
    assert.deepEqual([code, out, err.split('\n').length], [1, 'Nothing was imported.', 1]);
    assert.match(err, sentence);
    assert.ok(!existsSync(inFolder('none')));
  }
});

test('a workbook that would unpack to more than can be read is refused before it is unpacked', async () => {
  const bytes = readFileSync(await exported('examples/single', 'bomb.xlsx'));
  // The size that the directory of the zip file gives its first file.
  const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  bytes.writeUInt32LE(900_000_000, entry + 24);
  writeFileSync(inFolder('bomb.xlsx'), bytes);
  const { code, err } = await earshot('import', inFolder('bomb.xlsx'), '--out', inFolder('none'));
  assert.equal(code, 1);
  assert.match(err, /has 900 MB unpacked, and 100 MB can be read/);
});

test('--section and a form do not go together', async () => {
  const { code, err } = await earshot(
    'import',
    path.join(surveys, 'staff-2.lss'),
    '--out',
    inFolder('none'),
    '--section',
    'A',
  );
  assert.equal(code, 2);
  assert.match(err, /^A form is imported whole/);
});
