import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { ListBroken } from './unreadable-list.ts';
import { XmlReader } from './xml-reader.ts';

/** What a document tells, with texts that touch as one; or that it is refused. */
type Told = readonly unknown[] | 'refused';

function collector() {
  const told: unknown[][] = [];
  const text = (more: string): void => {
    const last = told.at(-1);
    if (last?.[0] === 'text') last[1] = `${last[1]}${more}`;
    else if (more !== '') told.push(['text', more]);
  };
  return { told, text };
}

function ours(pieces: readonly string[]): Told {
  const { told, text } = collector();
  const reader = new XmlReader({
    open: (name, attributes) => told.push(['open', name, { ...attributes }]),
    text,
    close: (name) => told.push(['close', name]),
  });
  try {
    for (const piece of pieces) reader.write(piece);
    reader.end();
    return told;
  } catch (error) {
    if (error instanceof ListBroken) return 'refused';
    throw error;
  }
}

/** The same by saxes, a parser that goes from character to character and keeps to the standard. */
function theirs(document: string): Told {
  const { told, text } = collector();
  const parser = new SaxesParser({ position: false });
  let within = 0;
  const refuse = (): never => {
    throw new Error('refused');
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name, attributes }) => {
    within += 1;
    told.push(['open', name.slice(name.indexOf(':') + 1), { ...attributes }]);
  });
  parser.on('text', (more) => within > 0 && text(more));
  parser.on('cdata', text);
  parser.on('closetag', ({ name }) => {
    within -= 1;
    told.push(['close', name.slice(name.indexOf(':') + 1)]);
  });
  try {
    parser.write(document).close();
    return told;
  } catch (error) {
    if ((error as Error).message === 'refused') return 'refused';
    throw error;
  }
}

const name = fc.constantFrom('c', 'row', 'x:row', 'v', 'is', 'é', '_a-1');
const words = fc
  .array(
    fc.constantFrom(
      'Ann',
      ' ',
      '\n',
      '\r\n',
      '\r',
      '\t',
      'é',
      '😀',
      '&amp;',
      '&#233;',
      '&#x1F600;',
      '&lt;',
      'a>',
      ']',
      '"',
    ),
  )
  .map((parts) => parts.join(''));
const attributes = fc
  .uniqueArray(fc.tuple(name, words, fc.constantFrom('="', ' = "', '\n="')), { selector: ([called]) => called })
  .map((all) => all.map(([called, value, is]) => ` ${called}${is}${value.replaceAll('"', '&quot;')}"`).join(''));
const { element } = fc.letrec<{ element: string; inside: string }>((tie) => ({
  element: fc.oneof(
    fc.tuple(name, attributes).map(([called, has]) => `<${called}${has}/>`),
    fc
      .tuple(name, attributes, fc.array(tie('inside'), { maxLength: 4 }), fc.constantFrom('', ' ', '\n'))
      .map(([called, has, inside, blank]) => `<${called}${has}${blank}>${inside.join('')}</${called}${blank}>`),
  ),
  inside: fc.oneof(
    { depthSize: 'small' },
    words,
    fc.constantFrom('<!-- a - b -->', '<![CDATA[<b>&\r\n]]]>', '<?do this?>'),
    tie('element'),
  ),
}));
const document = fc
  .tuple(
    fc.constantFrom('', '<?xml version="1.0" encoding="UTF-8"?>', '<!-- a -->\n'),
    element,
    fc.constantFrom('', '\n'),
  )
  .map((parts) => parts.join(''));

/** A text in pieces that end anywhere. */
function cut(text: string, places: readonly number[]): string[] {
  const at = [0, ...places.map((place) => place % (text.length + 1)), text.length].sort((a, b) => a - b);
  return at.slice(1).map((end, before) => text.slice(at[before], end));
}
const places = fc.array(fc.nat(), { maxLength: 8 });

test('a well-formed document tells what another parser hears in it, wherever its pieces end', () => {
  fc.assert(
    fc.property(document, places, (xml, ends) => {
      const told = theirs(xml);
      assert.notEqual(told, 'refused');
      assert.deepEqual(ours(cut(xml, ends)), told);
    }),
    { numRuns: 500 },
  );
});

test('a document with something left out, put in or put elsewhere is refused where another parser refuses it', () => {
  const bits = fc.constantFrom(
    '<',
    '>',
    '/',
    '&',
    ';',
    '"',
    '=',
    ']]>',
    '--',
    '<a>',
    '</a>',
    '<!DOCTYPE a>',
    '\0',
    '&b;',
    ' ',
    'a',
  );
  fc.assert(
    fc.property(
      document,
      fc.nat(),
      fc.nat({ max: 3 }),
      fc.oneof(fc.constant(''), bits),
      places,
      (whole, at, length, bit, ends) => {
        const xml = whole.replaceAll('😀', 'é'); // no half of a character is left over
        const from = at % (xml.length + 1);
        const changed = xml.slice(0, from) + bit + xml.slice(from + length);
        assert.deepEqual(ours(cut(changed, ends)), theirs(changed), changed);
      },
    ),
    { numRuns: 2000 },
  );
});

test('the end of CDATA that nothing began is refused wherever it stands before the end of a piece', () => {
  for (let after = 0; after < 30; after += 1) {
    for (const brackets of [']]', ']]]', ']]]]']) {
      const xml = `<a>b${brackets}>${'c'.repeat(after)}</a>`;
      for (let end = 3; end < xml.length; end += 1) {
        assert.equal(ours([xml.slice(0, end), xml.slice(end)]), 'refused', `${xml} cut at ${end}`);
      }
    }
  }
});

test('elements within elements are read to a depth that no workbook has, and no deeper', () => {
  const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);
  assert.notEqual(ours([nested(100)]), 'refused');
  assert.equal(ours([nested(101)]), 'refused');
  assert.equal(ours(['<a>'.repeat(200_000)]), 'refused');
});

test('a tag, comment or CDATA that never ends is refused before it fills the memory', () => {
  for (const begins of ['<a b="', '<a><!--', '<a><![CDATA[', '<a><?do ', '<a', '<a><b></b']) {
    const reader = new XmlReader({ open: () => {} });
    assert.throws(() => {
      reader.write(begins);
      for (let piece = 0; piece < 10; piece += 1) reader.write(' '.repeat(100_000));
    }, ListBroken);
  }
});

test('a text without an end is handed on piece by piece', () => {
  let most = 0;
  const reader = new XmlReader({
    open: () => {},
    text: (text) => {
      most = Math.max(most, text.length);
    },
  });
  reader.write('<a>');
  for (let piece = 0; piece < 50; piece += 1) reader.write('A'.repeat(10_000));
  assert.ok(most < 11_000);
});
