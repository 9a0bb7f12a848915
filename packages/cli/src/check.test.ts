import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { CHECKOUT, earshot } from './fixtures/earshot.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'earshot-check-'));
after(() => rmSync(folder, { recursive: true }));

/** What check says, line by line. */
async function check(...args: string[]) {
  const { code, out, err } = await earshot('check', ...args);
  return { code, out: out.split('\n'), err: err === '' ? [] : err.split('\n') };
}

/** A new folder with these files. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const made = mkdtempSync(path.join(folder, 'study-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(made, name), text);
  return made;
}

const SMALL = `title: Small
minutes: {web: 2}
blocks:
  - id: one
    title: One
    questions:
      - {id: cases, kind: number, text: How many cases do you have?, unit: cases, range: [0, 200]}`;

test('check of a folder with only a questionnaire checks that, and says so', async () => {
  const { code, out, err } = await check(folderWith({ 'questionnaire.yml': SMALL }));
  assert.deepEqual([code, err], [0, []]);
  assert.match(out[0]!, /^No problems in 1 questions; \d+ statements/);
  assert.equal(out[1], 'Only what is asked was checked: there is no tables.yml and no report.md yet.');
});

test('check of a questionnaire’s file checks it under its own name, with the languages beside it', async () => {
  const draft = folderWith({ 'draft.yml': `languages: [cy]\n${SMALL}`, 'draft.cy.yml': 'language: cy\ntitle: Bach' });
  const { code, err } = await check(path.join(draft, 'draft.yml'));
  assert.equal(code, 0);
  assert.deepEqual(
    err.map((line) => /draft\.cy\.yml:\d+:\d+ warning: .*\[(.*)\]$/.exec(line)?.[1]),
    ['translation-missing', 'translation-missing'],
  );
  const { code: without } = await check(
    path.join(folderWith({ 'draft.yml': `languages: [cy]\n${SMALL}` }), 'draft.yml'),
  );
  assert.equal(without, 1);
});

test('check ends with one object: problems with all their keys, counts, minutes by mode and route, reading age', async () => {
  const broken = SMALL.replace('[0, 200]}', '[0, 200], when: nowhere = 1}');
  const { code, out } = await check(folderWith({ 'questionnaire.yml': broken }), '--json');
  assert.deepEqual([code, out.length], [1, 1]);
  const told = JSON.parse(out[0]!);
  assert.deepEqual([told.errors, told.warnings, told.questions, told.inPreparation], [1, 0, 1, true]);
  const [problem] = told.problems;
  assert.deepEqual(Object.keys(problem), ['code', 'severity', 'question', 'place', 'sentence']);
  assert.deepEqual([problem.code, problem.question, problem.place.line], ['expression-unknown-name', 'cases', 7]);

  const whole = JSON.parse((await check(folderWith({ 'questionnaire.yml': SMALL }), '--json')).out[0]!);
  assert.deepEqual(whole.problems, []);
  const { median, p90, share, ...web } = whole.minutes[0];
  assert.deepEqual(web, { mode: 'web', route: 'all', promised: 2 });
  assert.ok(share === 1 && median > 0 && p90 >= median);
  assert.equal(whole.readingAge.questions[0].question, 'cases');
});

test('check shows how long each mode takes beside what is promised', async () => {
  const { out } = await check(folderWith({ 'questionnaire.yml': SMALL }));
  const figures = out.flatMap((line) => /^(.+): all who complete +(\d+)% +[\d.]+ +[\d.]+ *(\d*)$/.exec(line) ?? []);
  assert.deepEqual(
    [figures.slice(1, 4), figures.slice(5)],
    [
      ['online', '100', '2'],
      ['by telephone', '100', ''],
    ],
  );
  assert.match(out.at(-1)!, /^Reading age: [\d.]+ years over \d+ words\.$/);
});

test('of more problems than anybody reads a hundred are shown, errors first, and the others counted', async () => {
  const question = (at: number) =>
    `      - {id: q${at}, kind: single, text: Which?, options: {a: 1 to 5, b: 5 or more}${at === 149 ? ', when: x = 1' : ''}}`;
  const many = `${SMALL}\n${Array.from({ length: 150 }, (_, at) => question(at)).join('\n')}`;
  const { code, out, err } = await check(folderWith({ 'questionnaire.yml': many }));
  assert.equal(code, 1);
  assert.equal(err.length, 101);
  assert.match(err[0]!, /\[expression-unknown-name\]$/);
  assert.equal(err.at(-1), 'And 51 more; --json lists up to 1000.');
  assert.equal(out[0], '1 problem, 150 warnings.');
});

test('a study that has tables or a report is checked as a whole', async () => {
  const study = mkdtempSync(path.join(folder, 'study-'));
  cpSync(path.join(CHECKOUT, 'surveys', 'big-listen'), study, { recursive: true });
  rmSync(path.join(study, 'report.md'));
  const { code, err } = await check(study);
  assert.equal(code, 1);
  assert.match(err.join('\n'), /report\.md:1:1 The study has no such file/);
});

test('a questionnaire of 150 questions with routes is proved too', async () => {
  const block = (at: number) => `  - id: block${at}
    title: Block ${at}
${at === 0 ? '' : `    when: q${(at - 1) * 10} = a\n`}    questions:
${Array.from({ length: 10 }, (_, index) => `      - {id: q${at * 10 + index}, kind: single, text: How often do you do this in your work?, options: {a: Often, b: Sometimes, c: Never}${index === 9 ? `, when: 'q${at * 10} in (a, b)', base: 'q${at * 10} in (a, b)'` : ''}}`).join('\n')}`;
  const text = `title: Long\nblocks:\n${Array.from({ length: 15 }, (_, at) => block(at)).join('\n')}`;
  const { code, out } = await check(folderWith({ 'questionnaire.yml': text }));
  assert.equal(code, 0);
  assert.match(out[0]!, /^No problems in 150 questions/);
});
