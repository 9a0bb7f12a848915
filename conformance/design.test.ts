import assert from 'node:assert/strict';
import { test } from 'node:test';
import { degreesOfFreedom, type SurveyDesign } from '@earshot/statistics';
import { columnsOf } from './columns.ts';
import { designOf, everybodyIn } from './design.ts';
import { NotCovered } from './not-covered.ts';
import type { ReferenceFile } from './reference-file.ts';

const CSV = `h,c,s,w,p,N,M
a,1,1,2,.5,4,3
a,1,2,2,.5,4,3
a,2,1,3,.25,4,2
b,1,1,1,1,2,2
b,2,1,1,1,2,4
b,2,2,1,1,2,4
`;

function file(design: string, about = ''): ReferenceFile {
  return { about, data: { design }, columns: columnsOf(CSV), absoluteTolerance: 0, tolerance: 1e-8, result: {} };
}
const read = (design: string): SurveyDesign => designOf(file(design));

// R: degf() and weights() of each design
test('designs are read from R’s call: stages, strata, weights or probabilities', () => {
  const nested = read('svydesign(id=~c, strata=~h, weights=~w, nest=TRUE, data=x)  # the usual case');
  assert.equal(degreesOfFreedom(nested), 2);
  assert.deepEqual([...nested.weights], [2, 2, 3, 1, 1, 1]);
  assert.equal(degreesOfFreedom(read('svydesign(ids=~1, probs=~p, data=x)')), 5);
  assert.deepEqual([...read('svydesign(ids=~1, probs=~p, data=x)').weights], [2, 2, 4, 1, 1, 1]);
  assert.deepEqual([...read('svydesign(~1, weights=~I(w * 2), data=)').weights], [4, 4, 6, 2, 2, 2]);
  assert.deepEqual([...read('svydesign(~1, weights=x$w, strata=x$h, data=x)').weights], [2, 2, 3, 1, 1, 1]);
  assert.deepEqual([...read('svydesign(id=~1, data=x)').weights], [1, 1, 1, 1, 1, 1]);
});

test('without weights they follow from the populations of all stages', () => {
  const twoStages = read('svydesign(id=~c+s, strata=~h, fpc=~N+M, nest=TRUE, data=x)');
  assert.equal(twoStages.stages.length, 2);
  assert.deepEqual([...twoStages.weights], [3, 3, 4, 2, 2, 2]);
});

test('a subset keeps the whole sample, and a lonely stratum needs R’s option', () => {
  assert.deepEqual([...read('subset(svydesign(id=~1, weights=~w, data=x), h == "a")').weights], [2, 2, 3, 0, 0, 0]);
  const lonely = 'svydesign(id=~c, strata=~w, weights=~w, nest=TRUE, data=x)';
  assert.throws(() => read(lonely), /refused: A stratum has one drawn unit/);
  assert.equal(designOf(file(lonely, 'options(survey.lonely.psu="adjust")')).lonelyStratum, 'adjust');
});

test('R counts people without weight, but not those outside a subset', () => {
  const counted = (design: string): number[] => [...everybodyIn(file(design)).weights];
  assert.deepEqual(counted('svydesign(id=~1, weights=~I(w - 1), data=x)'), [1, 1, 1, 1, 1, 1]);
  assert.deepEqual(counted('subset(svydesign(id=~1, weights=~I(w - 1), data=x), h == "b")'), [0, 0, 0, 1, 1, 1]);
});

test('what cannot be read or used is not covered, with the reason', () => {
  for (const [design, reason] of [
    ['twophase(id=list(~1,~1))', /no svydesign call/],
    [
      'as.svrepdesign(svydesign(id=~1, weights=~w, data=x), type="JK1")',
      /designs that as\.svrepdesign\(\) makes are not/,
    ],
    ['rake(svydesign(id=~1, weights=~w, data=x), list(~h), list(m))', /designs that rake\(\) makes are not/],
    ['svydesign(id=~1, weights=~nowhere, data=x)', /no column “nowhere”/],
    ['svydesign(id=~1, fpc=~N, pps="brewer", data=x)', /designs with pps are not read/],
    ['svydesign(id=~c, strata=~h, weights=~w, data=x)', /lies in two strata/],
    ['svydesign(id=~1, weights=~w @ 2, data=x)', /“~w @ 2” in the design cannot be read/],
    ['svydesign(id=~1, weights=~((w, data=x)', /“~\(\(w, data=x\)” in the design cannot be read/],
    ['svydesign(id=~1, weights=~w, data=x[x$h == "a", ])', /“x\[x\$h == "a", \]” in the design cannot be read/],
    ['svydesign(id=~1, weights=~w, data=subset(x, h == "a"))', /other data than those of the file/],
  ] as const) {
    assert.throws(
      () => read(design),
      (error) => error instanceof NotCovered && reason.test(error.message),
      design,
    );
  }
});
