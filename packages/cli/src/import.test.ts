import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { earshot, type Said } from './fixtures/earshot.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-import-'));
});
after(() => rmSync(folder, { recursive: true }));

const imported = (...args: string[]): Promise<Said> => earshot('import', ...args);

/** A document of a test, and the folder that is to be made of it. */
function documentOf(name: string, text: string): { document: string; study: string } {
  const document = path.join(folder, name);
  writeFileSync(document, text);
  return { document, study: path.join(folder, `${name}-study`) };
}

const QUESTIONS =
  'Appendix 1: Pulse\nB1 Do you work here?\nYes\t1\nNo\t2\tASK B9\nAppendix 2: Other\nQ1 Why?\nPay\t1\nHours\t2\n';

test('import makes the folder of a study and says what was not understood, with its line', async () => {
  const { document, study } = documentOf('pulse.txt', QUESTIONS);
  const { code, out, err } = await imported(document, '--out', study, '--section', 'Appendix 1');
  assert.equal(code, 0);
  assert.deepEqual(readdirSync(study).sort(), ['import.md', 'questionnaire.yml', 'study.yml']);
  assert.equal(statSync(study).mode & 0o077, 0o055);
  assert.match(out, /^Line 4 was not understood: No\s+2\s+ASK B9\n {2}“No” at B1 leads to B9, but there is no B9/);
  assert.match(out, /1 questions?; 3 of 4 lines carried over \(75\.0%\)\./);
  assert.match(err, /^pulse\.txt:4:1 warning: .* \[route-unknown-target\]$/);
  assert.ok(!readFileSync(path.join(study, 'questionnaire.yml'), 'utf8').includes('Why?'));
});

test('import --json ends with one object', async () => {
  const { document, study } = documentOf('json.txt', QUESTIONS);
  const { out } = await imported(document, '--out', study, '--json');
  const { questions, lines, notUnderstood, problems } = JSON.parse(out);
  assert.equal(questions, 2);
  assert.ok(lines.some((each: { role: string; carried: number }) => each.role === 'option' && each.carried === 3));
  assert.deepEqual(
    notUnderstood.map(({ line }: { line: number }) => line),
    [4],
  );
  assert.deepEqual(
    problems.map(({ code }: { code: string }) => code),
    ['route-unknown-target'],
  );
});

test('import never writes over a folder, and leaves nothing behind when it refuses', async () => {
  const { document, study } = documentOf('over.txt', QUESTIONS);
  mkdirSync(study);
  const { code, err } = await imported(document, '--out', study);
  assert.equal(code, 1);
  assert.match(err, /is there already, and nothing is ever written over it/);
  const missing = await imported(document, '--out', path.join(folder, 'none', 'study'));
  assert.equal(missing.code, 1);
  const unknown = await imported(document, '--out', `${study}-2`, '--section', 'Annex');
  assert.deepEqual([unknown.code, existsSync(`${study}-2`)], [1, false]);
  assert.match(unknown.err, /Its headings are “Appendix 1: Pulse”, “Appendix 2: Other”\./);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('.earshot')),
    [],
  );
});

test('import says how it is called', async () => {
  const { document } = documentOf('call.txt', QUESTIONS);
  assert.deepEqual((await imported(document)).code, 2);
  assert.deepEqual((await imported('--help')).code, 0);
  const none = await imported(path.join(folder, 'none.txt'), '--out', path.join(folder, 'none-study'));
  assert.deepEqual([none.code, none.err.startsWith('There is no document')], [1, true]);
  assert.match((await imported(folder, '--out', path.join(folder, 'folder-study'))).err, /is not a file/);
});
