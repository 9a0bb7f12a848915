import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parsedXml } from './fixtures/exported.ts';
import { element, textElement, writeXml, xmlText } from './xml.ts';

test('any text comes back from a document as it went in, as an element and as an attribute', () => {
  const any = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(any, any, (text, value) => {
      const parsed = parsedXml(writeXml(element('a', { b: value }, ['x', textElement('c', text)])));
      assert.equal(parsed.children[0]!.text, xmlText(text));
      assert.equal(parsed.attributes.b, xmlText(value));
    }),
  );
});

test('characters that XML cannot hold become the replacement character, and no others', () => {
  assert.equal(xmlText('a\u0000b\u0008c\ud800d\uffffe'), 'a\ufffdb\ufffdc\ufffdd\ufffde');
  assert.equal(xmlText('tab\t line\n 😀 ]]> é'), 'tab\t line\n 😀 ]]> é');
});

test('white space is added between elements only', () => {
  const written = writeXml(element('a', {}, [textElement('b', ' x '), element('c', { d: null })]));
  assert.equal(written, '<?xml version="1.0" encoding="UTF-8"?>\n<a>\n  <b> x </b>\n  <c/>\n</a>\n');
});
