import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { conformFolder, isConforming } from './conform-folder.ts';
import { inJson, inText } from './print.ts';

const root = path.join(import.meta.dirname, '..');
const survey = path.join(root, 'reference', 'survey');
const temporary = mkdtempSync(path.join(tmpdir(), 'earshot-conformance-'));
after(() => rmSync(temporary, { recursive: true, force: true }));

interface Counts {
  compared: number;
  mismatched: number;
  notCovered: number;
  worst: number | null;
}
interface Report extends Counts {
  files: (Counts & { file: string; broken?: string })[];
  covered: number;
}

function conformance(...given: string[]): { status: number | null; stdout: string; stderr: string } {
  const run = path.join(root, 'conformance', 'run.ts');
  return spawnSync(process.execPath, ['--import', 'tsx', run, ...given], { cwd: root, encoding: 'utf8' });
}

/** What the command prints and exits with, without a process of its own. */
function reportOf(folder: string): { status: number; report: Report; text: string } {
  const outcomes = conformFolder(folder);
  return {
    status: isConforming(outcomes) ? 0 : 1,
    report: inJson(outcomes) as Report,
    text: inText(outcomes).join('\n'),
  };
}

/** A copy of the reference files that a test may change. */
function copyOf(folder: string, name: string): string {
  const copy = path.join(temporary, name);
  cpSync(folder, copy, { recursive: true });
  return copy;
}

function change(file: string, edit: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const edited = edit(before);
  assert.notEqual(edited, before, `${file} was not changed`);
  writeFileSync(file, edited);
}

const usual = reportOf(survey);

test('every number of reference/survey that is covered is R’s, and at least 95% are', () => {
  assert.equal(usual.status, 0, usual.text);
  assert.equal(usual.report.mismatched, 0, usual.text);
  assert.ok(usual.report.covered >= 0.95, usual.text);
  assert.equal(usual.report.files.length, readdirSync(survey).filter((name) => name.endsWith('.json')).length);
  for (const [name, total] of Object.entries({ compared: 4000, notCovered: 0 })) {
    const sum = usual.report.files.reduce((count, file) => count + file[name as 'compared'], 0);
    assert.equal(usual.report[name as 'compared'], sum);
    assert.ok(sum >= total);
  }
});

test('so are those of other designs, variables and formulas', () => {
  const { status, report, text } = reportOf(path.join(root, 'reference', 'survey-further'));
  assert.equal(status, 0, text);
  assert.deepEqual([report.mismatched, report.notCovered], [0, 0], text);
});

test('one number changed in each file is found in each, and the run fails', () => {
  const folder = copyOf(survey, 'changed');
  const planted: Record<string, (text: string) => string> = {
    '01_mean_total_apiclus1.json': (text) => text.replace('606.978142076503', '606.979142076503'),
    '02_ciprop_apistrat.json': (text) => text.replace('0.774539654351568', '0.774549654351568'),
    '03_domains_apistrat.json': (text) => text.replace('0.00356303085450255', '0.00356303185450255'),
    '04_table_chisq_apiclus1.json': (text) => text.replace('"ndf": 1.4293585726163', '"ndf": 1.4294585726163'),
    '06_glm_apistrat.json': (text) => text.replace(/"df_resid": (\d+)/, (_, df) => `"df_resid": ${Number(df) + 1}`),
    '07_calibration_apiclus1.json': (text) => text.replace('36.3076065325913, 34.7', '36.3076065325913, 34.8'),
    '10_twowave_a.json': (text) => text.replace('"n_overlap": 108', '"n_overlap": 107'),
    '12_factor_likert_a.json': (text) => text.replace('0.82296826563584', '0.82306826563584'),
    '16_distributions.json': (text) => text.replace('0.00477575637676969', '0.00477575647676969'),
  };
  for (const [file, edit] of Object.entries(planted)) change(path.join(folder, file), edit);
  const { status, stdout, stderr: text } = conformance(folder, '--json');
  const report: Report = JSON.parse(stdout.trimEnd().split('\n').at(-1)!);
  assert.equal(status, 1);
  for (const { file, mismatched } of report.files) assert.equal(mismatched, file in planted ? 1 : 0, text);
  assert.match(text, /result\.mean\.estimate\.api99: 606\.97814\d* instead of 606\.979142076503/);
});

test('files that cannot be read are named, the others are still compared, and the run fails', () => {
  const folder = copyOf(survey, 'broken');
  rmSync(path.join(folder, 'data', 'lonely_a.csv'));
  writeFileSync(path.join(folder, '05_ttest_apiclus1.json'), '{ "about": ');
  writeFileSync(path.join(folder, '17_new.json'), '{ "about": "no results" }');
  writeFileSync(path.join(folder, '18_new.json'), '{ "about": "", "data": [], "result": { "colour": { "hue": 3 } } }');
  writeFileSync(path.join(folder, '19_new.json'), '{ "about": "", "tolerance_rel": "much", "result": {} }');
  change(path.join(folder, '16_distributions.json'), (text) =>
    text.replace('"tolerance_rel": 1e-09', '"tolerance_rel": "1e-9"').replace('0.0351051359741698', 'NaN'),
  );
  mkdirSync(path.join(folder, 'older.json'));
  const { status, report, text } = reportOf(folder);
  assert.equal(status, 1);
  const broken = report.files.filter((file) => file.broken).map(({ file }) => file);
  assert.deepEqual(broken, ['05_ttest_apiclus1.json', '15_lonely_psu_a.json', '17_new.json', '19_new.json']);
  assert.match(text, /15_lonely_psu_a\.json +broken: its data data\/lonely_a\.csv cannot be read: ENOENT/);
  assert.match(text, /1 not covered: no shape is known with such results/);
  assert.match(text, /19_new\.json +broken: its tolerance_rel is "much", which is no tolerance/);
  assert.match(text, /16_distributions\.json +196 compared, 0 mismatched, 0 not covered.*; 1 have no number in R/);
  assert.ok(report.compared > 4000);
});

/** Other names for every variable and file, so that nothing can be known by its name. */
const RENAMED: readonly (readonly [string, string])[] = [
  ['api00', 'late'],
  ['api99', 'soon'],
  ['top00', 'best'],
  ['stype', 'sort_of'],
  ['comp.imp', 'met'],
  ['sch.wide', 'all.round'],
  ['awards', 'prizes'],
  ['enroll', 'pupils'],
  ['meals', 'lunch'],
  ['ell', 'learners'],
  ['mobility', 'moved'],
  ['dnum', 'unit'],
  ['fpc', 'size'],
  ['pw', 'stands_for'],
  ['pid', 'who'],
  ['psu', 'bunch'],
  ['resp', 'back'],
  ['wave', 'round'],
  ['grp', 'team'],
  ['E1', 'Outcome'],
  ['N1', 'Nerve'],
];

test('with other names for files and variables the counts are the same', () => {
  const folder = copyOf(survey, 'renamed');
  const data = path.join(folder, 'data');
  const rename = (text: string): string =>
    RENAMED.reduce((changed, [from, to]) => {
      // A name may have a category behind it, but nothing of a word before it or of its own kind after it.
      const whole = new RegExp(`(?<![A-Za-z.]|\\.lonely\\.)${from.replace('.', '\\.')}(?![a-z0-9._]|=)`, 'g');
      return changed.replace(whole, to);
    }, text);
  for (const name of readdirSync(data)) {
    const [heading, ...rows] = readFileSync(path.join(data, name), 'utf8').split('\n');
    writeFileSync(path.join(data, `x${name}`), [rename(heading!), ...rows].join('\n'));
    rmSync(path.join(data, name));
  }
  for (const [index, { file }] of usual.report.files.entries()) {
    const text = readFileSync(path.join(folder, file), 'utf8').replace(/"data\/(\w+\.csv)"/, '"data/x$1"');
    writeFileSync(path.join(folder, file), rename(text));
    renameSync(path.join(folder, file), path.join(folder, `${String(index).padStart(3, '0')}.json`));
  }
  const { status, report, text } = reportOf(folder);
  assert.equal(status, 0, text);
  const counts = (files: Report['files']) => files.map((file) => [file.compared, file.mismatched, file.notCovered]);
  assert.deepEqual(counts(report.files), counts(usual.report.files), text);
});

test('without --json a line a file and a line of totals are printed', () => {
  const { status, stdout } = conformance(survey);
  assert.equal(status, 0);
  assert.match(stdout, /01_mean_total_apiclus1\.json +\d+ compared, 0 mismatched, 0 not covered, worst relative error/);
  assert.match(stdout, /25 files: \d+ values compared, 0 mismatched, \d+ not covered \(9\d\.\d% covered\)/);
});

test('a folder that is not there, or holds nothing to compare, is refused in words', () => {
  for (const given of [[], [path.join(temporary, 'nowhere')]]) {
    const { status, stdout, stderr } = conformance(...given, '--json');
    assert.equal(status, 1);
    assert.match(stderr, /^(Say which folder|.* is no folder)/);
    const { files, error }: { files: unknown[]; error: string } = JSON.parse(stdout);
    assert.deepEqual([files, error], [[], stderr.trim()]);
  }
  assert.deepEqual(conformFolder(path.join(root, 'conformance')), []);
});
