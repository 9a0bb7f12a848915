import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type PlanPath, readPlan } from './read-plan.ts';

function plan(text: string) {
  const { plan: read, problems } = readPlan('plan.yml', text);
  assert.deepEqual(problems, []);
  return read!;
}
const at = (text: string, path: PlanPath): string => {
  const { line, column } = plan(text).placeOf(path);
  return `${line}:${column}`;
};

test('a plan is plain data in which everything has its place', () => {
  const text = 'title: A\ntables:\n  - id: one\n  - id: two\n';
  assert.deepEqual(plan(text).value, { title: 'A', tables: [{ id: 'one' }, { id: 'two' }] });
  assert.equal(at(text, ['tables', 1, 'id']), '4:9');
});

test('what is not there has the place of its nearest parent, and at last the top of the file', () => {
  const text = 'tables:\n  - id: one\n';
  assert.equal(at(text, ['tables', 0, 'title']), '2:5');
  assert.equal(at(text, ['weights', 'census']), '1:1');
  assert.equal(at('', ['weights']), '1:1');
});

test('a quoted text begins after its quotation mark, so that a place within it is exact', () => {
  assert.equal(at("base: 'age > 3'\n", ['base']), '1:8');
  assert.equal(at('base: "age > 3"\n', ['base']), '1:8');
  assert.equal(at('base: age > 3\n', ['base']), '1:7');
});

test('a code that is a number in the file is found by its text', () => {
  assert.equal(at('scale:\n  1: Never\n  2: Often\n', ['scale', '2']), '3:6');
});

test('everything that YAML itself refuses comes back with its line', () => {
  const { plan: read, problems } = readPlan('plan.yml', 'title: A\ntitle: B\nlist: [1, 2\n');
  assert.equal(read, null);
  assert.ok(problems.length >= 2);
  assert.ok(problems.every((problem) => problem.code === 'plan-not-yaml'));
  assert.equal(problems[0]?.place.line, 2);
});

test('a file of more than two million characters is refused unread', () => {
  const { plan: read, problems } = readPlan('plan.yml', ' '.repeat(2_000_001));
  assert.equal(read, null);
  assert.deepEqual(
    problems.map((problem) => problem.code),
    ['plan-too-large'],
  );
});

test('of a file that is wrong all over, the first fifty problems come back and how many more there are', () => {
  const { problems } = readPlan('plan.yml', Array.from({ length: 80 }, () => 'same: 1').join('\n'));
  assert.equal(problems.length, 51);
  assert.equal(problems[50]?.code, 'plan-more-problems');
  assert.equal(problems[50]?.sentence, 'And 29 more problems in this file, from here on.');
});

test('a file that nests hundreds of levels deep is refused before it can end the process', () => {
  for (const opening of ['- ', '? ', '[', '{', '{a: ', '[[}']) {
    const { plan: read, problems } = readPlan('plan.yml', opening.repeat(100_000));
    assert.equal(read, null);
    assert.deepEqual(
      problems.map((problem) => problem.code),
      ['plan-too-deep'],
      opening,
    );
  }
  const rows = Array.from({ length: 5000 }, (_, row) => `- [${row}, {a: '[- - - -]'}]\n`);
  assert.ok(plan(rows.join('')));
});

test('aliases that would fill the memory are refused', () => {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const inside = level === 0 ? 'x' : `*l${level - 1}`;
    return `l${level}: &l${level} [${new Array(9).fill(inside).join(', ')}]`;
  });
  const { plan: read, problems } = readPlan('plan.yml', `${levels.join('\n')}\n`);
  assert.equal(read, null);
  assert.equal(problems[0]?.code, 'plan-aliases');
});

test('a name that every object inherits is only data', () => {
  const { value } = plan('__proto__:\n  polluted: true\n');
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
});

test('no text whatever makes the reader throw, or find a place outside the file', () => {
  const piece = fc.constantFrom(
    'a',
    ': ',
    '- ',
    '\n',
    '  ',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '|',
    '&x ',
    '*x',
    '? ',
    '!!map ',
    '#',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 2 })), { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const { plan: read, problems } = readPlan('plan.yml', text);
      assert.equal(read === null, problems.length > 0);
      const lines = text.split('\n').length;
      const places = [...problems.map(({ place }) => place), ...(read ? [read.placeOf(['a', 0, 'a'])] : [])];
      assert.ok(places.every(({ line, column }) => line >= 1 && line <= lines && column >= 1));
    }),
    { numRuns: 500 },
  );
});

test('a file that is not text in UTF-8 is refused where that shows first', () => {
  const latin = new TextDecoder().decode(Uint8Array.from([0x61, 0x3a, 0x20, 0x62, 0x0a, 0x63, 0x3a, 0x20, 0xe9]));
  const utf16 = new TextDecoder().decode(new Uint8Array(new Uint16Array([0xfeff, 0x61, 0x3a]).buffer));
  const said = (text: string): string[] =>
    readPlan('plan.yml', text).problems.map(({ code, place }) => `${code} ${place.line}:${place.column}`);
  assert.deepEqual(said(latin), ['plan-not-text 2:4']);
  assert.deepEqual(said(utf16), ['plan-not-text 1:1']);
  assert.deepEqual(said('a: b\u0000'), ['plan-not-text 1:5']);
  assert.deepEqual(said('a: "b\tc\r\n  é"\r\n'), []);
});

test('a file of a thousand levels of indentation is too deep, and nothing runs out of stack', () => {
  const text = Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
  assert.deepEqual(
    readPlan('plan.yml', text).problems.map(({ code }) => code),
    ['plan-too-deep'],
  );
});
