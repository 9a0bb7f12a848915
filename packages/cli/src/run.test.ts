import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { CHECKOUT, earshot } from './fixtures/earshot.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-cli-'));
});
after(() => rmSync(folder, { recursive: true }));

/** A copy of the Big Listen with one file changed. */
function brokenStudy(file: string, change: (text: string) => string): string {
  const copy = path.join(mkdtempSync(path.join(folder, 'study-')), 'big-listen');
  cpSync(path.join(CHECKOUT, 'surveys', 'big-listen'), copy, { recursive: true });
  const full = path.join(copy, file);
  writeFileSync(full, change(readFileSync(full, 'utf8')));
  return copy;
}

test('check finds nothing wrong with the study that ships', async () => {
  const { code, out, err } = await earshot('check', 'big-listen');
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /^No problems in \d+ questions; \d+ statements about all answers proved\.$/m);
});

test('check shows a base that the routes do not keep by the fewest answers', async () => {
  const study = brokenStudy('questionnaire.yml', (text) =>
    text.replace('id: region\n', 'id: region\n        base: audience = agency\n'),
  );
  const { code, out } = await earshot('check', study, '--json');
  assert.equal(code, 1);
  const { problems, proved } = JSON.parse(out);
  assert.ok(proved > 50);
  const [{ code: found, question, witness }] = problems;
  assert.deepEqual([found, question, witness.length], ['asked-outside-base', 'region', 1]);
  assert.equal(witness[0].name, 'audience');
});

test('check lists every problem with file, line and a sentence', async () => {
  const study = brokenStudy('questionnaire.yml', (text) =>
    text.replace('id: region\n', 'id: region\n        when: nowhere = 1 and audience = nobody\n'),
  );
  const line =
    readFileSync(path.join(study, 'questionnaire.yml'), 'utf8')
      .split('\n')
      .findIndex((one) => one.includes('nowhere')) + 1;
  const { code, out, err } = await earshot('check', study, '--json');
  assert.equal(code, 1);
  assert.match(err, new RegExp(`questionnaire\\.yml:${line}:\\d+ There is no question or variable “nowhere” here\\.`));
  assert.match(err, new RegExp(`questionnaire\\.yml:${line}:\\d+ “audience” has no code “nobody”\\.`));
  assert.deepEqual(
    JSON.parse(out).problems.map((problem: { code: string }) => problem.code),
    ['expression-unknown-name', 'expression-unknown-code'],
  );
});

test('check finds a number in the report that no cell stands behind', async () => {
  const study = brokenStudy('report.md', (text) => `${text}\n\nHalf of them, 50%, agree.\n`);
  const { code, err } = await earshot('check', study);
  assert.equal(code, 1);
  assert.match(err, /report\.md:\d+:\d+ .*\[report-unbound-number\]/);
});

test('compare says what stays comparable between two studies', async () => {
  const later = brokenStudy('questionnaire.yml', (text) => text.replace('range: [1, 80]', 'range: [1, 60]'));
  const { code, out } = await earshot('compare', 'big-listen', later);
  assert.equal(code, 0);
  assert.match(
    out,
    /comparable with care\. A difference can come from another range\.\n {2}range: was “1 to 80”, now “1 to 60”/,
  );
  assert.match(out, /\d+ comparable, \d+ with care, 0 not\.$/);
  const { items, yes, withCare, no } = JSON.parse((await earshot('compare', 'big-listen', later, '--json')).out);
  assert.equal(yes + withCare + no, items.length);
  assert.equal((await earshot('compare', 'big-listen', folder)).code, 1);
});

test('bank says of each item when it was asked and how it changed, from the earliest study to the latest', async () => {
  const waves = [1, 2].map((number) => path.join(CHECKOUT, 'surveys', 'examples', `feeling-at-work-${number}`));
  const { code, out } = await earshot('bank', ...waves);
  assert.equal(code, 0);
  assert.match(out, /^stress +feeling-at-work-1 ~ feeling-at-work-2 \(CC0-1\.0\)$/m);
  assert.match(out, /^1 item from “A made-up .+”, Earshot examples, CC0-1\.0$/m);
  assert.match(out, /^entry_route +feeling-at-work-1; removed in feeling-at-work-2: Nobody’s route/m);
  assert.match(out, /^5 items in 2 studies\.$/m);
  assert.match((await earshot('bank', ...waves, '--changes')).out, /range: was “0 to 120”, now “0 to 168”/);
  const { items } = JSON.parse((await earshot('bank', ...waves, '--json')).out.split('\n').at(-1)!);
  assert.equal(items.length, 5);
});

test('bank tells studies of one name apart, and needs at least one that can be read', async () => {
  const copy = brokenStudy('questionnaire.yml', (text) => text);
  const { waves } = JSON.parse((await earshot('bank', 'big-listen', copy, '--json')).out);
  assert.equal(new Set(waves).size, 2);
  assert.equal((await earshot('bank')).code, 2);
  assert.equal((await earshot('bank', 'big-listen', folder)).code, 1);
});

test('simulated people are the same for the same seed and others for another, and each row says what it is', async () => {
  const first = await earshot('simulate', 'big-listen', '--n', '20', '--seed', '5');
  const again = await earshot('simulate', 'big-listen', '--n', '20', '--seed', '5');
  const other = await earshot('simulate', 'big-listen', '--n', '20', '--seed', '6');
  assert.equal(first.code, 0);
  assert.equal(first.out, again.out);
  assert.notEqual(first.out, other.out);
  const lines = first.out.split('\r\n');
  assert.equal(lines.length, 21);
  assert.ok(lines.slice(1).every((line) => line.startsWith('yes,')));
});

test('the tables of exported answers are those of the report, and say that people are simulated', async () => {
  const data = path.join(folder, 'people.csv');
  await earshot('simulate', 'big-listen', '--n', '1000', '--seed', '3', '--out', data);
  const plan = path.join(CHECKOUT, 'surveys', 'big-listen', 'tables.yml');
  const { code, out } = await earshot('tables', plan, '--data', data, '--json');
  assert.equal(code, 0);
  const { tables } = JSON.parse(out);
  const reported = path.join(folder, 'report');
  assert.equal((await earshot('report', 'big-listen', '--simulate', '1000', '--seed', '3', '--out', reported)).code, 0);
  assert.deepEqual(tables, JSON.parse(readFileSync(path.join(reported, 'tables.json'), 'utf8')));
  assert.match((await earshot('tables', plan, '--data', data)).out, /SIMULATED: 1000 of 1000 people are simulated\./);
});

test('the reference plan reproduces its reference cells from the command line', async () => {
  const reference = path.join(CHECKOUT, 'reference', 'bfi');
  const plan = path.join(reference, 'plan.yml');
  const { code, out } = await earshot('tables', plan, '--data', path.join(reference, 'bfi.csv'), '--json');
  assert.equal(code, 0);
  assert.equal(JSON.parse(out).tables.length, 1);
});

test('a data file that does not fit is refused with every line that is wrong, and nothing is printed', async () => {
  const reference = path.join(CHECKOUT, 'reference', 'bfi');
  const data = path.join(folder, 'wrong.csv');
  const rows = readFileSync(path.join(reference, 'bfi.csv'), 'utf8').split('\n');
  rows[4] = rows[4]!.replace(/^\d/, '9');
  rows[9] = rows[9]!.replace('"Women"', '"Wmen"').replace('"Men"', '"Mn"');
  writeFileSync(data, rows.join('\n'));
  const { code, out, err } = await earshot('tables', path.join(reference, 'plan.yml'), '--data', data);
  assert.equal(code, 1);
  assert.equal(out, '');
  assert.match(err, /wrong\.csv:5:1 A1: .*9/);
  assert.match(err, /wrong\.csv:10:1 gender: /);
});

test('a report is written whole, replaces an earlier one, and never anything else', async () => {
  const out = path.join(folder, 'again');
  await earshot('report', 'big-listen', '--simulate', '1000', '--out', out);
  const { code } = await earshot('report', 'big-listen', '--simulate', '1020', '--out', out);
  assert.equal(code, 0);
  assert.equal(JSON.parse(readFileSync(path.join(out, 'earshot-report.json'), 'utf8')).respondents, 1020);
  assert.match(readFileSync(path.join(out, 'index.html'), 'utf8'), /1,020 of 1,020/);

  const taken = path.join(folder, 'taken');
  cpSync(path.join(CHECKOUT, 'reference', 'bfi'), taken, { recursive: true });
  const before = readdirSync(taken);
  const refused = await earshot('report', 'big-listen', '--simulate', '1000', '--out', taken);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /holds something that is not a report/);
  assert.deepEqual(readdirSync(taken), before);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.includes('partial')),
    [],
  );
});

test('a place that cannot be written to is said before any work is done', async () => {
  const file = path.join(folder, 'a-file');
  writeFileSync(file, 'kept');
  const missing = ['/proc', '/proc/x', '/proc/x/y', path.join(file, 'x')].filter((out) =>
    existsSync(path.dirname(out)),
  );
  for (const out of [file, ...missing]) {
    // Of so few people no report can be built, which would be said instead if it were tried first.
    const refused = await earshot('report', 'big-listen', '--simulate', '20', '--out', out);
    assert.equal(refused.code, 1, out);
    assert.match(refused.err, /is a file\.|cannot be written|not a report/, out);
    assert.doesNotMatch(refused.err, /weight/, out);
  }
  for (const out of [folder, ...missing]) {
    const { code, err } = await earshot('simulate', 'big-listen', '--n', '20', '--out', out);
    assert.equal(code, 1, out);
    assert.match(err, /is not a file\.|cannot be written/, out);
  }
  assert.equal(readFileSync(file, 'utf8'), 'kept');
});

test('a report that cannot be built leaves nothing behind', async () => {
  const study = brokenStudy('report.md', (text) => `${text}\n\n{% number table="nowhere" row="a" column="b" /%}\n`);
  const out = path.join(folder, 'never');
  const { code, err } = await earshot('report', study, '--simulate', '1000', '--out', out);
  assert.equal(code, 1);
  assert.match(err, /report\.md:\d+:\d+ /);
  assert.equal(existsSync(out), false);
});

test('a call that is not understood says what would be', async () => {
  for (const args of [[], ['publish'], ['tables', 'plan.yml'], ['simulate', 'big-listen', '--persons', '3']]) {
    const { code, err } = await earshot(...args);
    assert.equal(code, 2, args.join(' '));
    assert.match(err, /Usage:/);
  }
  const { code, err } = await earshot('simulate', 'big-listen', '--n', '-3');
  assert.notEqual(code, 0);
  assert.match(err, /--n/);
  assert.match((await earshot('check', 'no-such-study')).err, /There is no study “no-such-study”/);
});

test('asked for help, a command says how it is called, and nothing has gone wrong', async () => {
  const usage = { code: 0, out: 'Usage: earshot check STUDY [--json]', err: '' };
  for (const args of [['--help'], ['-h'], ['big-listen', '--help']]) {
    assert.deepEqual(await earshot('check', ...args), usage, args.join(' '));
  }
  const { code, out } = await earshot('--help');
  assert.equal(code, 0);
  for (const name of ['bank', 'check', 'compare', 'simulate', 'tables', 'report'])
    assert.match(out, new RegExp(` ${name} `));
});

const miscalled: readonly [args: string, sentence: string][] = [
  ['--persons 3', 'There is no option --persons here.'],
  ['--people 3 --n 3', '--n and --people say the same; give one of them.'],
  ['--__proto__ 3', 'There is no option --__proto__ here.'],
  ['-n 3', 'There is no option -n here.'],
  ['--n 3 --n 4', '--n is given twice.'],
  ['--n', '--n needs a value after it.'],
  ['--out --seed 3', '--out needs a value after it.'],
  ['--out=', '--out needs a value after it.'],
];
for (const [args, sentence] of miscalled) {
  test(`simulate big-listen ${args}: “${sentence}”`, async () => {
    const err = `${sentence}\nUsage: earshot simulate STUDY [--people 1000] [--seed 1] [--out FILE.csv]`;
    assert.deepEqual(await earshot('simulate', 'big-listen', ...args.split(' ')), { code: 2, out: '', err });
  });
}

test('a switch is given once and without a value', async () => {
  assert.match((await earshot('check', 'big-listen', '--json=yes')).err, /^--json takes no value\.\nUsage: /);
  assert.match((await earshot('check', 'big-listen', '--json', '--json')).err, /^--json is given twice\.\nUsage: /);
});

test('a number beyond what can be simulated is told both limits', async () => {
  const { code, err } = await earshot('simulate', 'big-listen', '--n', '999999999999');
  assert.deepEqual([code, err], [2, '--n is “999999999999”; it must be a whole number from 1 to 100000.']);
});

test('a plan or a data file that is not there, or is a folder, is said in words', async () => {
  const plan = path.join(CHECKOUT, 'reference', 'bfi', 'plan.yml');
  const missing = path.join(folder, 'nope.csv');
  const said = (err: string) => ({ code: 1, out: '', err });
  assert.deepEqual(await earshot('tables', plan, '--data', missing), said(`There is no file ${missing}.`));
  assert.deepEqual(await earshot('tables', plan, '--data', folder), said(`${folder} is a folder, not a file.`));
  const data = path.join(CHECKOUT, 'reference', 'bfi', 'bfi.csv');
  assert.deepEqual(await earshot('tables', missing, '--data', data), said(`There is no file ${missing}.`));
});

test('a file is no study’s folder, and the command says so', async () => {
  const file = path.join(CHECKOUT, 'README.md');
  const err = `${file} is a file, not a study’s folder.`;
  assert.deepEqual(await earshot('check', file), { code: 1, out: '', err });
});
