import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { categoriesOf, variablesOf } from '@earshot/dataset';
import { seededRandom } from '@earshot/statistics';
import { cellAt, shownEstimate, type Table } from '@earshot/tables';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { datasetOfInterviews, simulatedDataset } from '../analysis/study-dataset.ts';
import { studyTables } from '../analysis/study-tables.ts';
import { figuresOf } from '../open-world.ts';
import { readStudy } from '../studies/read-study.ts';
import { simulatePeople } from '../studies/simulate-people.ts';
import { studyFolder } from '../studies/study-folders.ts';
import { DATA_FORMATS, type DataFormat, dataFiles } from './data-files.ts';

const checkout = path.join(import.meta.dirname, '..', '..', '..', '..');
const study = readStudy(studyFolder(path.join(checkout, 'surveys', 'big-listen'))).study!;
const published = figuresOf(checkout)();
const dataset = simulatedDataset(study, 600, 1);

const made = async (format: DataFormat, people = dataset, withWords = false) => {
  const options = { format, withWords, random: seededRandom(1), day: '2026-11-22', published };
  return dataFiles(study, people, options);
};
const lacks = (...call: [string, ...string[]]) =>
  spawnSync(call[0], call.slice(1)).status === 0 ? false : `${call.join(' ')} does not run on this machine`;

/** What a program says of files, run in a folder of its own; `run` is a file that is added for it. */
function told(files: ReadonlyMap<string, Uint8Array>, run: [string, string], call: [string, ...string[]]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-outgoing-'));
  try {
    for (const [name, bytes] of files) writeFileSync(path.join(folder, name), bytes);
    writeFileSync(path.join(folder, run[0]), run[1]);
    const { status, stdout, stderr } = spawnSync(call[0], call.slice(1), { cwd: folder, encoding: 'utf8' });
    assert.equal(status, 0, `${stdout}${stderr}`);
    return call[0] === 'pspp' ? readFileSync(path.join(folder, 'said.csv'), 'utf8') : stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Our estimates of everybody’s answers to an item, by category, as the report’s table has them. */
async function ours(item: string): Promise<{ label: string; value: number; standardError: number }[]> {
  const { tables } = await studyTables(study, dataset, published);
  const table = tables!.get(item) as Table;
  const variable = variablesOf(dataset).find(({ name }) => name === item)!;
  return categoriesOf(variable).map(({ code, label }) => {
    const { estimate } = shownEstimate(cellAt(table, `${item}.${code}`, 'total')!)!;
    return { label, value: estimate.value, standardError: estimate.standardError };
  });
}

test('R’s survey package makes of the file the estimates and errors of the report', {
  skip: lacks('Rscript', '-e', 'library(survey)'),
}, async () => {
  const { files } = (await made('r')).made!;
  const run = `source("big-listen.R", encoding = "UTF-8")
    s <- svymean(~valued, subset(design, !is.na(valued)))
    cat(sprintf("%.15g %.15g\\n", coef(s), SE(s)), sep = "")`;
  const lines = told(files, ['run.R', `library(survey)\n${run}`], ['Rscript', 'run.R'])
    .trim()
    .split('\n');
  const estimates = await ours('valued');
  assert.equal(lines.length, estimates.length);
  lines.forEach((line, index) => {
    const [value, error] = line.split(' ').map(Number);
    assert.ok(Math.abs(value! - estimates[index]!.value) < 1e-12, `${value} is not ${estimates[index]!.value}`);
    assert.ok(Math.abs(error! - estimates[index]!.standardError) < 1e-12);
  });
});

test('PSPP’s weighted percentages are those of the report', { skip: lacks('pspp', '--version') }, async () => {
  const { files } = (await made('sav')).made!;
  const syntax = "GET FILE='big-listen.sav'.\nFREQUENCIES valued.";
  const said = told(files, ['run.sps', syntax], ['pspp', '-o', 'said.csv', 'run.sps']);
  for (const { label, value } of await ours('valued')) {
    const line = said.split('\n').find((each) => each.includes(`${label},`) && each.includes('%'));
    const valid = /,([\d.]+)%,[\d.]+%$/.exec(line ?? '')?.[1];
    assert.ok(Math.abs(Number(valid) - value * 100) < 0.0501, `${line} is not ${value}`);
  }
});

test('Parquet holds codes, states and weights, and its metadata say what they mean', async () => {
  const bytes = (await made('parquet')).made!.files.get('big-listen.parquet')!;
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const rows = await parquetReadObjects({ file });
  assert.equal(rows.length, 600);
  assert.ok(rows.every((row) => (row.valued === null) === (row.valued_state !== 'answered')));
  assert.ok(
    Math.abs(
      rows.reduce((sum, row) => sum + (row.weight_census ?? 0), 0) /
        rows.filter((row) => row.weight_census !== null).length -
        1,
    ) < 1e-9,
  );
  assert.ok(!Object.hasOwn(rows[0]!, 'row_state') && !Object.hasOwn(rows[0]!, 'weight_census_state'));
  const meaning = parquetMetadata(file).key_value_metadata!.find(({ key }) => key === 'earshot')!.value!;
  const { variables } = JSON.parse(meaning) as { variables: { name: string; label: string; categories: unknown[] }[] };
  const valued = variables.find(({ name }) => name === 'valued')!;
  assert.deepEqual(valued.categories, categoriesOf(variablesOf(dataset).find(({ name }) => name === 'valued')!));
});

test('every folder says in words what it is, who is simulated, and that it is for the team only', async () => {
  for (const format of DATA_FORMATS) {
    const { files } = (await made(format)).made!;
    const readme = new TextDecoder().decode(files.get('README.txt'));
    assert.match(readme, /600 of 600 people are simulated/);
    assert.match(readme, /for the study’s team only/);
    for (const name of files.keys()) if (name !== 'README.txt') assert.ok(readme.includes(name), name);
  }
});

test('among real and simulated people every row says truly which it is', async () => {
  const people = simulatePeople(study, 40, 3).map((person, index) => ({ ...person, simulated: index % 3 === 0 }));
  const rowsOf = async (of: typeof people) => {
    const bytes = (await made('parquet', datasetOfInterviews(study, of))).made!.files.get('big-listen.parquet')!;
    const rows = await parquetReadObjects({ file: Uint8Array.from(bytes).buffer });
    return rows.map(({ row: _, simulated, ...answers }) => ({ simulated, answers: JSON.stringify(answers) }));
  };
  const mixed = await rowsOf(people);
  const alone = await rowsOf(people.filter(({ simulated }) => simulated));
  const marked = mixed.filter(({ simulated }) => simulated === 'yes');
  assert.ok(marked.length > 0 && marked.length < mixed.length);
  assert.deepEqual(marked.map(({ answers }) => answers).sort(), alone.map(({ answers }) => answers).sort());
});

test('words are in a file only where they were asked for', async () => {
  const header = async (withWords: boolean) => {
    const csv = (await made('r', dataset, withWords)).made!.files.get('big-listen.csv')!;
    return new TextDecoder().decode(csv).split('\r\n')[0]!.split(',');
  };
  const texts = variablesOf(dataset)
    .filter(({ kind }) => kind === 'text')
    .map(({ name }) => name);
  assert.ok(texts.length > 0);
  const [without, withThem] = [await header(false), await header(true)];
  for (const name of texts) assert.ok(!without.includes(name) && withThem.includes(name), name);
});

test('too few people to weight are written without weights, which is said; nobody is no file', async () => {
  const { made: few, problems } = await made('r', simulatedDataset(study, 20, 1));
  assert.ok(problems.length > 0);
  assert.match(few!.notes.join('\n'), /There are no weights\./);
  assert.match(new TextDecoder().decode(few!.files.get('big-listen.R')), /weights = rep\(1, nrow\(people\)\)/);
  assert.equal((await made('sav', simulatedDataset(study, 0, 1))).made, null);
});
