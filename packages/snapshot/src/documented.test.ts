import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { LAYOUT, SNAPSHOT_FILES } from './layout/layout.ts';
import { SNAPSHOT_RULES } from './reading/catalogue.ts';
import { readScheme } from './scheme/read-scheme.ts';

const docs = readFileSync(path.join(import.meta.dirname, '../../../docs/snapshots.md'), 'utf8');

test('docs/snapshots.md has every file, column and code, and every rule as it is', () => {
  const lines = docs.split('\n');
  for (const file of SNAPSHOT_FILES) {
    const line = lines.find((one) => one.startsWith(`| ${file}.csv |`))!;
    for (const { name, kind } of LAYOUT[file]) {
      if (name !== 'simulated') assert.ok(line.includes(`\`${name}\``), `${file}: ${name}`);
      if (kind.is !== 'code') continue;
      const codes = lines.findIndex((one) => one.startsWith(`- \`${name}\`:`));
      const said = lines.slice(codes, codes + 2).join(' ');
      for (const code of kind.codes) assert.ok(said.includes(code), `${name}: ${code}`);
    }
  }
  for (const [code, [kind, words]] of Object.entries(SNAPSHOT_RULES)) {
    assert.ok(docs.includes(`| ${code} | ${kind} | ${words} |`), code);
  }
});

test('the scheme in docs/snapshots.md is one', () => {
  const [, text] = /```yaml\n([\s\S]*?)```/.exec(docs)!;
  assert.deepEqual(readScheme('scheme.yml', text!).problems, []);
});
