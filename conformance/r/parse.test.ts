import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf } from '../columns.ts';
import { NotCovered } from '../not-covered.ts';
import { callsIn, givenTo } from './calls-in.ts';
import { valuesOf } from './evaluate.ts';
import { formulasOf, readFormula, written } from './formula.ts';
import { parseR } from './parse.ts';

const DATA = columnsOf('a,b,sch.wide,n\n1,4,Yes,10\n2,,No,20\n3,6,NA,30\n');

function values(line: string) {
  const expression = parseR(line);
  assert.ok(expression, line);
  return valuesOf(expression, DATA);
}

// R: with(read.csv(…), …)
const IN_R: [string, (number | string | null)[]][] = [
  ['I(sch.wide == "Yes")', [1, 0, null]],
  ['a + b * 2', [9, null, 15]],
  ['-a^2', [-1, -4, -9]],
  ['2^3^a', [8, 512, 134217728]],
  ['a/n - 1', [-0.9, -0.9, -0.9]],
  ['a - 1 - 1', [-1, 0, 1]],
  ['!(a > 1) | n >= 30', [1, 0, 1]],
  ['!a == 1', [0, 1, 1]],
  ['is.na(b)', [0, 1, 0]],
  ['ifelse(a %in% c(1, 3), n, 0)', [10, 0, 30]],
  ['n %in% c(5:12, 30)', [1, 0, 1]],
  ['log(exp(a)) * 1e1', [10, 20, 30]],
  ['sch.wide', ['Yes', 'No', null]],
  ['b > 0 & a == 2', [0, null, 0]],
  ['b > 5 | a == 2', [0, 1, 1]],
  ['x$a * 2', [2, 4, 6]],
  ['interaction(a, sch.wide)', ['1.Yes', '2.No', null]],
  ['paste(a, "of", n)', ['1 of 10', '2 of 20', '3 of 30']],
];

test('expressions are worked out by row as R works them out, missing values too', () => {
  for (const [line, expected] of IN_R) {
    const found = values(line).map((value) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value));
    assert.deepEqual(found, expected, line);
  }
});

test('what is no expression is null, and what is not known is not covered', () => {
  for (const line of ['', 'a +', '(a', 'a b', 'f(a,', 'a @ b', '"open', ')', 'item not missing']) {
    assert.equal(parseR(line), null, line);
  }
  for (const line of ['nowhere + 1', 'scale(a)', 'sch.wide + 1', 'log()']) {
    assert.throws(() => values(line), NotCovered, line);
  }
});

test('calls are found in running text, whatever words stand among their arguments', () => {
  const text = 'first glm(y~a, binomial); svyglm( I(s == ")") ~ a + log(b) , family=quasibinomial() ) and (svyglm)';
  assert.equal(callsIn(text, 'glm').length, 1);
  const [call] = callsIn(text, 'svyglm');
  const [formula] = formulasOf(call!);
  assert.equal(written(formula!.outcome!), 'I(s == ")")');
  assert.deepEqual(formula!.terms.map(written), ['a', 'log(b)']);
  assert.equal(givenTo(call!, ['family'])?.kind, 'call');
  assert.equal(written(parseR('relevel(s, ref="b")')!), 'relevel(s, ref = "b")');
  const [domains] = callsIn('svyby(~a + b, ~g, subset(design, item not missing), svymean, covmat=TRUE)', 'svyby');
  assert.deepEqual(
    formulasOf(domains!).map(({ terms }) => terms.map(written)),
    [['a', 'b'], ['g']],
  );
});

test('what a comment or a text holds ends no call and no argument, and a call that does not end is not read whole', () => {
  const [call] = callsIn(
    'svydesign(id = ~la, # an officer’s (own) list, say\n strata = ~I(x == "a\\")"), weights = ~w)',
    'svydesign',
  );
  assert.deepEqual(
    call!.given.map(({ name, unread }) => [name, unread]),
    [
      ['id', undefined],
      ['strata', undefined],
      ['weights', undefined],
    ],
  );
  const [open] = callsIn('svydesign(id = ~la, weights = ~w', 'svydesign');
  assert.equal(open!.given.at(-1)!.unread, 'svydesign(id = ~la, weights = ~w');
});

test('a formula alone is read, and anything else is not covered', () => {
  assert.deepEqual(readFormula('~a + factor(b)').terms.map(written), ['a', 'factor(b)']);
  assert.deepEqual(readFormula('~I(a^2/10) + b:n').terms.map(written), ['I(a^2/10)', 'b:n']);
  assert.throws(() => readFormula('a'), NotCovered);
});
