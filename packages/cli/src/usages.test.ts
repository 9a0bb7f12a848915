import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { DATA_FORMATS, EXPORT_FORMATS } from '@earshot/actions/documents';
import { USAGES } from './usages.ts';

test('the formats that a usage lists are those that there are', () => {
  assert.match(USAGES.data, new RegExp(` --as ${DATA_FORMATS.join('\\|')} `));
  assert.match(USAGES.export, new RegExp(` --format ${EXPORT_FORMATS.join('\\|')} `));
});

test('saying how commands are called loads no command and no other package', () => {
  const loaded = new Set(['./run.ts']);
  for (const file of loaded) {
    const text = readFileSync(path.join(import.meta.dirname, file), 'utf8');
    for (const [, imported] of text.matchAll(/^import (?!type ).*from '([^']+)';$/gm)) {
      if (!imported!.startsWith('node:')) loaded.add(imported!);
    }
  }
  assert.deepEqual([...loaded].sort(), ['./arguments.ts', './run.ts', './terminal.ts', './usages.ts']);
});
