import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { run } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'earshot-sample-'));
after(() => rmSync(folder, { recursive: true }));

async function sample(text: string, ...more: string[]) {
  const file = path.join(folder, 'staff.csv');
  writeFileSync(file, text);
  const [out, err]: [string[], string[]] = [[], []];
  const checkout = path.join(import.meta.dirname, '../../..');
  const terminal = { out: (line: string) => out.push(line), err: (line: string) => err.push(line), checkout, env: {} };
  const code = await run(['sample', file, '--study', 'second-wave', ...more], terminal as never);
  return { code, out, err };
}

test('a list is checked against a study from the command line, every fault by line', async () => {
  const { code, out } = await sample('Name,Email,LA\nAl,al@leeds.example.org,Leeds City Council\nBo,bo@@x,Narnia\n');
  assert.equal(code, 1);
  assert.match(out.join('\n'), /3: authority-unknown: .*Narnia.*Left out\.\n3: email-unusable/s);
  assert.match(out.join('\n'), /2 rows, 1 to keep/);
});

test('as JSON it is one object, and a list without faults ends with 0', async () => {
  const { code, out } = await sample('Name,Email,LA\nAl,al@leeds.example.org,E08000035\n', '--json');
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(out.join('')).counts.kept, 1);
});

test('a file that is no list is refused in words', async () => {
  const { code, err } = await sample('no headings here\n');
  assert.equal(code, 1);
  assert.match(err.join(), /headings/);
});
