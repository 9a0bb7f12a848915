import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressFrom } from './address.ts';

const addresses: readonly [Record<string, string>, string][] = [
  [{}, 'http://localhost:4000'],
  [{ PORT: '80', HOST: '' }, 'http://localhost:80'],
  [{ HOST: '::1', PORT: '8080' }, 'http://[::1]:8080'],
  [{ PUBLIC_URL: 'https://listen.example.org/' }, 'https://listen.example.org'],
  [{ HOST: '192.168.1.5' }, 'http://192.168.1.5:4000'],
  [{ HOST: '0.0.0.0' }, 'http://localhost:4000'],
  [{ HOST: '0.0.0.0', PUBLIC_URL: 'http://10.0.0.5:4000' }, 'http://10.0.0.5:4000'],
];
for (const [env, publicUrl] of addresses) {
  test(`with ${JSON.stringify(env)} links begin with ${publicUrl}`, () => {
    const address = addressFrom(env);
    assert.equal('publicUrl' in address && address.publicUrl, publicUrl);
  });
}

const refused: readonly [Record<string, string>, RegExp][] = [
  [{ PORT: '0' }, /^PORT is “0”/],
  [{ PORT: '65536' }, /^PORT is “65536”/],
  [{ PORT: 'http' }, /^PORT is “http”/],
  [{ PUBLIC_URL: 'listen.example.org' }, /^PUBLIC_URL is “listen\.example\.org”; its form is/],
  [{ PUBLIC_URL: 'javascript:alert(1)' }, /^PUBLIC_URL is/],
  [{ PUBLIC_URL: 'https://example.org/listen' }, /without a path/],
];
for (const [env, sentence] of refused) {
  test(`${JSON.stringify(env)} is refused in a sentence`, () => {
    const address = addressFrom(env);
    assert.match('sentence' in address ? address.sentence : 'taken', sentence);
  });
}

test('whoever serves on every address of the machine is told that links need PUBLIC_URL', () => {
  const notes = ['0.0.0.0', '::', '127.0.0.1', '192.168.1.5'].map((HOST) => {
    const address = addressFrom({ HOST });
    return 'note' in address && address.note !== null;
  });
  assert.deepEqual(notes, [true, true, false, false]);
});
