import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

const IMPORTS = `import assert from 'node:assert/strict';\nimport { before, describe, test } from 'node:test';\n`;
let folder: string;

before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'runner-'));
});
after(() => rmSync(folder, { recursive: true }));

/** Runs the runner on one file with this text. */
function run(text: string): { printed: string; lastLine: string; status: number | null } {
  const file = path.join(folder, 'some.test.ts');
  writeFileSync(file, IMPORTS + text);
  return runFiles(file);
}

function runFiles(...files: string[]): { printed: string; lastLine: string; status: number | null } {
  const args = ['--import', 'tsx', path.join(import.meta.dirname, 'run.ts'), ...files];
  const { stdout, status } = spawnSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' });
  return { printed: stdout, lastLine: stdout.trimEnd().split('\n').at(-1)!, status };
}

/** Test files of one package. */
function inPackage(texts: Record<string, string>): string[] {
  const place = path.join(folder, 'packages', Object.keys(texts).join('-'), 'src');
  mkdirSync(place, { recursive: true });
  return Object.entries(texts).map(([name, text]) => {
    const file = path.join(place, `${name}.test.ts`);
    writeFileSync(file, IMPORTS + text);
    return file;
  });
}

describe('the test runner', () => {
  test('counts what passed and what was skipped, and succeeds', () => {
    const { lastLine, status } = run(`
      describe('a suite', () => { test('one', () => {}); test('two', () => {}); });
      test('three', { skip: true }, () => {});`);
    assert.equal(lastLine, '2 passed, 0 failed, 1 skipped');
    assert.equal(status, 0);
  });

  test('names what failed, with the error and its place, and fails', () => {
    const { printed, lastLine, status } = run(`
      test('sound', () => {});
      describe('arithmetic', () => { test('adds', () => assert.equal(1 + 1, 3)); });`);
    assert.match(
      printed,
      /✗ arithmetic › adds\n.*some\.test\.ts\n.*AssertionError[\s\S]*2 !== 3[\s\S]*some\.test\.ts:5/,
    );
    assert.equal(lastLine, '1 passed, 1 failed');
    assert.equal(status, 1);
  });

  test('counts a hook that failed, beside the tests that it kept from running', () => {
    const { printed, lastLine } = run(`
      describe('a suite', () => { before(() => { throw new Error('no set-up'); }); test('never', () => {}); });`);
    assert.match(printed, /no set-up/);
    assert.equal(lastLine, '0 passed, 2 failed');
  });

  test('fails for a file that ends before its tests have, however politely', () => {
    const leaves = `test('leaves', async () => { await new Promise((some) => setTimeout(some, 500)); process.exit(0); });`;
    const { printed, status } = run(`${leaves} test('is left out', () => {});`);
    assert.match(printed, /ended before its tests had\. Last begun: leaves\./);
    assert.equal(status, 1);
  });

  test('fails for an error that comes after its test', () => {
    const { printed, status } = run(`test('late', () => { setTimeout(() => { throw new Error('too late'); }, 50); });`);
    assert.match(printed, /too late/);
    assert.equal(status, 1);
  });

  test('fails when a file holds no test at all, and shows what it printed', () => {
    const { printed, lastLine, status } = run(`console.log('nothing to see');`);
    assert.match(printed, /nothing to see/);
    assert.equal(lastLine, '0 passed, 1 failed');
    assert.equal(status, 1);
  });

  test('lets files of a package share a process, each with hooks of its own', () => {
    const text = (title: string) =>
      `let mark = 0; before(() => { mark += 1; }); test('${title}', () => { assert.equal(mark, 1); console.log(process.pid); assert.fail(); });`;
    const { printed, lastLine } = runFiles(...inPackage({ one: text('this'), other: text('that') }));
    const pids = printed.match(/^ +(\d+)$/gm)!.map(Number);
    assert.equal(new Set(pids).size, 1);
    assert.match(printed, /✗ .*one\.test\.ts: this\n.*✗ .*other\.test\.ts: that\n\n0 passed, 2 failed/);
    assert.equal(lastLine, '0 passed, 2 failed');
  });

  test('finds out which file has ended the process that it shares', () => {
    const leaves = `test('leaves', () => process.exit(0));`;
    const { printed, lastLine } = runFiles(
      ...inPackage({ first: `test('ends', () => {});`, leaves, third: `test('ends too', () => {});` }),
    );
    assert.match(printed, /Failed:\n.*leaves\.test\.ts: the file as a whole\n\n/);
    assert.equal(lastLine, '2 passed, 1 failed');
  });

  test('ends a process that its tests have left something open in, and says what', () => {
    const { printed, lastLine, status } = run(`test('leaves a timer', () => { setInterval(() => {}, 1000); });`);
    assert.match(printed, /✓ .*some\.test\.ts\n {4}Left open: .*Timeout/);
    assert.equal(lastLine, '1 passed, 0 failed');
    assert.equal(status, 0);
  });

  test('says which of the files it was given are not there, and runs none', () => {
    const there = path.join(folder, 'there.test.ts');
    writeFileSync(there, `${IMPORTS}test('runs', () => {});`);
    const { printed, lastLine, status } = runFiles(there, path.join(folder, 'nope.test.ts'));
    assert.match(printed, /^There is no test file \S*nope\.test\.ts\.$/m);
    assert.equal(lastLine, '0 passed, 1 failed');
    assert.equal(status, 1);
  });
});
