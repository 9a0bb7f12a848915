import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { localPath } from './local-path.ts';

const OURS = 'https://listen.example.org';

test('an address of ours is gone on to, with what follows its question mark', () => {
  assert.equal(localPath('/desk/small/calls?page=2', OURS), '/desk/small/calls?page=2');
});

test('an address that leads elsewhere, or that a browser could take for one, leads to the desk', () => {
  const elsewhere = [
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/../..//evil.example',
    '/%2e%2e//evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    'https://evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    '@evil.example',
    'evil.example',
    '',
    undefined,
    ['/desk', '//evil.example'],
  ];
  for (const wanted of elsewhere) assert.equal(localPath(wanted, OURS), '/desk', String(wanted));
});

test('whatever is asked for, a browser that follows it stays with us', () => {
  const part = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '%2f',
    '%5c',
    '%2e',
    'evil.example',
    ':',
    '@',
    '?',
    '#',
    '\t',
    'a',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(part).map((parts) => `/${parts.join('')}`),
        fc.string(),
      ),
      (wanted) => {
        const path = localPath(wanted, OURS);
        assert.equal(new URL(path, OURS).origin, OURS, path);
        assert.equal(localPath(path, OURS), path, 'a second time it is the same');
      },
    ),
    { numRuns: 2000 },
  );
});
