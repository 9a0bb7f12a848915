import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReturnDecoder } from './return-decoder.ts';

/** The text of bytes that come one piece after the other, or why there is none. */
function decoded(...pieces: Uint8Array[]): string | { line: number; sentence: string } {
  const decoder = new ReturnDecoder();
  const text = pieces.map((piece) => (decoder.undecodable ? '' : decoder.decode(piece))).join('') + decoder.end();
  return decoder.undecodable ?? text;
}
const said = (name: string): string => `<?xml version="1.0" encoding="${name}"?>\n<a>é</a>`;
const wide = (text: string, mark = '\uFEFF'): Uint8Array => Buffer.from(mark + text, 'utf16le');
const swapped = (bytes: Uint8Array): Uint8Array => Buffer.from(bytes).swap16();

test('text is read as it is stored: UTF-8, UTF-16 of both orders, Latin 1', () => {
  for (const [bytes, text] of [
    [Buffer.from(said('UTF-8')), said('UTF-8')],
    [Buffer.from(`\uFEFF${said('utf-8')}`), said('utf-8')],
    [Buffer.from('<a>é</a>'), '<a>é</a>'],
    [Buffer.from(said('ISO-8859-1'), 'latin1'), said('ISO-8859-1')],
    [wide(said('UTF-16')), said('UTF-16')],
    [wide(said('UTF-16'), ''), said('UTF-16')],
    [swapped(wide(said('UTF-16'))), said('UTF-16')],
  ] as const) {
    assert.equal(decoded(bytes), text);
  }
});

test('a character that two pieces share is one character', () => {
  const bytes = Buffer.from('<a>é</a>');
  assert.equal(decoded(bytes.subarray(0, 4), bytes.subarray(4)), '<a>é</a>');
});

test('what is not as it says is refused with its line and what to do', () => {
  const lines = Buffer.concat([Buffer.from('<a>\n\n'), Buffer.from('é', 'latin1'), Buffer.from('</a>')]);
  assert.deepEqual(decoded(lines), {
    line: 3,
    sentence: 'What stands here is not UTF-8. Export or save the file again, as UTF-8.',
  });
  for (const bytes of [
    Buffer.from(said('UTF-16')),
    wide(said('UTF-8')),
    Buffer.from(`\uFEFF${said('ISO-8859-1')}`),
    Buffer.from(said('EBCDIC-FR')),
    Buffer.from('<a>é').subarray(0, 4),
  ]) {
    assert.ok(typeof decoded(bytes) === 'object');
  }
});
