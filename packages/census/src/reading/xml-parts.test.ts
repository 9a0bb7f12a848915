import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { collectionOf } from '../collection/collection-of.ts';
import { xmlOf } from '../simulated/draft.ts';
import { simulateReturn } from '../simulated/simulate-return.ts';
import { LIMITS } from './limits.ts';
import { openReturn } from './open-return.ts';

const { draft } = simulateReturn({ collection: collectionOf(2022)!, authority: '855', workers: 12, seed: 5 });
const whole = [...xmlOf(draft)].join('');

function readPieces(pieces: Iterable<string>) {
  const reading = openReturn({ format: 'xml', pseudonym: (said) => said });
  for (const piece of pieces) reading.push(piece);
  return reading.close();
}
const rulesOf = (text: string): string[] => [...readPieces([text]).findings.counts.keys()];

function* repeated(start: string, piece: string, times: number): Generator<string> {
  yield start;
  for (let time = 0; time < times; time += 1) yield piece;
}

test('it makes no difference in which pieces the text comes', () => {
  const expected = JSON.stringify(readPieces([whole]));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 700 }), (size) => {
      const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, at) =>
        whole.slice(at * size, (at + 1) * size),
      );
      assert.equal(JSON.stringify(readPieces(pieces)), expected);
    }),
    { numRuns: 20 },
  );
});

test('a file that was cut off anywhere is an error, and the workers before it are kept', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: whole.length - 12 }), (length) => {
      const { findings, isComplete, workers } = readPieces([whole.slice(0, length)]);
      assert.ok(findings.errors > 0 && workers.length <= 12);
      assert.ok(!isComplete);
    }),
    { numRuns: 60 },
  );
  const { workers, findings } = readPieces([whole.slice(0, whole.lastIndexOf('<CSWWWorker>') + 30)]);
  assert.equal(workers.length, 11);
  assert.deepEqual([...findings.counts], [['F6', 1]]);
});

test('whatever is changed in a return, reading ends with a value', () => {
  const junk = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('<', '>', '&x;', '&#0;', ']]>', '<!--', '<![CDATA[', '</Message>', '\u0000', '<?'),
  );
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(40), junk, (at, gone, put) => {
      const { findings, workers } = readPieces([whole.slice(0, at) + put + whole.slice(at + gone)]);
      assert.ok(workers.length <= 12);
      for (const { sentence, line } of findings.kept) assert.ok(sentence.length > 0 && line >= 1);
    }),
    { numRuns: 60 },
  );
});

test('an item that stands inside another element is not taken for the item', () => {
  const { findings } = readPieces([whole.replace(/<OrgRole>.<\/OrgRole>/, '<Post>$&</Post>')]);
  const unknown = findings.kept.find(({ rule }) => rule === 'S7');
  assert.equal(unknown?.item, 'Post/OrgRole');
});

const BOMB = `<!DOCTYPE Message [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>`;

for (const [words, text, rule] of [
  ['entities of the file’s own', whole.replace('<Message>', `${BOMB}<Message>`).replace('WBRI', '&c;'), 'F2'],
  [
    'a document type elsewhere',
    whole.replace('<Message>', '<!DOCTYPE Message SYSTEM "file:///etc/passwd"><Message>'),
    'F2',
  ],
  ['an entity that nobody declared', whole.replace('WBRI', '&c;'), 'F1'],
  ['elements inside one another without end', whole.replace('<Header>', '<a>'.repeat(100_000)), 'F3'],
  ['a very long text', whole.replace('WBRI', 'W'.repeat(LIMITS.text + 1)), 'F4'],
  [
    'a worker with a thousand items',
    whole.replace('</CSWWWorker>', `${'<QualInst>x</QualInst>'.repeat(1000)}</CSWWWorker>`),
    'F5',
  ],
  ['tags that do not pair up', whole.replace('</OrgRole>', '</Role>'), 'F1'],
  ['the file of another collection', '<Cin><Header/></Cin>', 'F8'],
  ['a CSV that is called XML', 'AgencyWorker,SWENo\r\n0,SW1234567890\r\n', 'F1'],
  ['nothing at all', '', 'F1'],
] as const) {
  test(`${words}: ${rule}`, () =>
    assert.deepEqual(
      rulesOf(text).filter((id) => id.startsWith('F')),
      [rule],
    ));
}

for (const [words, start, piece] of [
  ['a tag', '<Message><', 'a'.repeat(50_000)],
  ['a comment', '<Message><!--', 'a'.repeat(50_000)],
  ['an attribute', '<Message a="', 'a'.repeat(50_000)],
  ['a processing instruction', '<Message><?a ', 'a'.repeat(50_000)],
  ['a text', '<Message><CSWWWorker><QualInst>', 'a'.repeat(50_000)],
  ['a document type', '<!DOCTYPE ', 'a'.repeat(50_000)],
] as const) {
  test(`${words} that never ends is given up long before a gigabyte`, () => {
    let pieces = 0;
    const reading = openReturn({ format: 'xml', pseudonym: (said) => said });
    for (const each of repeated(start, piece, 20_000)) {
      reading.push(each);
      pieces += 1;
      if (reading.isOver()) break;
    }
    assert.ok(pieces < 10, `${pieces} pieces were read`);
    assert.ok(reading.close().findings.counts.has('F4'));
  });
}

test('comments without end, one after the other, are given up as well', () => {
  const { findings } = readPieces(repeated('<Message>', `<!--${'a'.repeat(60_000)}-->`, 40));
  assert.deepEqual([...findings.counts], [['F4', 1]]);
});
