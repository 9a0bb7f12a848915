// The code itself: types, layout and lint.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';

function run(program: string, ...args: string[]): void {
  const command = path.join('node_modules', ...program.split('/'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  });
  assert.equal(status, 0, `${stdout}${stderr}`);
}

test('the code type-checks', () => run('typescript/bin/tsc', '-p', '.'));

test('the code is formatted and free of lint findings', () =>
  run('@biomejs/biome/bin/biome', 'check', '--error-on-warnings'));
