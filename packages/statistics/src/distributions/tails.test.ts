import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { agrees, close } from '../fixtures/people.ts';
import { resultsOf } from '../fixtures/reference.ts';
import { tCritical, tLowerTail, tQuantile } from './student-t.ts';
import {
  betaLowerTail,
  betaQuantile,
  chiSquareUpperTail,
  fUpperTail,
  normalCritical,
  normalPValue,
  normalQuantile,
} from './tails.ts';

const fromR = resultsOf('16_distributions');

test('tails and quantiles are R’s', () => {
  for (const { df1, df2, q, upper } of fromR.pf) {
    for (const [index, f] of q.entries()) agrees(fUpperTail(f, df1, df2), upper[index], 1e-9, `F ${f}`);
  }
  const { df, q, p } = fromR.pchisq_upper;
  for (const [index, x] of q.entries()) agrees(chiSquareUpperTail(x, df[index]), p[index], 1e-9, `chi-square ${x}`);
  for (const beta of fromR.pbeta) {
    for (const [index, x] of beta.x.entries())
      agrees(betaLowerTail(x, beta.a, beta.b), beta.p[index], 1e-9, `beta ${x}`);
  }
  for (const beta of fromR.qbeta) {
    for (const [index, share] of beta.p.entries()) agrees(betaQuantile(share, beta.a, beta.b), beta.q[index], 1e-9);
  }
  agrees(normalCritical(0.95), fromR.qnorm.q[fromR.qnorm.p.indexOf(0.975)], 1e-12);
});

test('an F with one and any other degrees of freedom is a squared t, and with infinitely many a chi-square', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0.5, max: 0.9999, noNaN: true }), (df, level) => {
      close(fUpperTail(tCritical(level, df) ** 2, 1, df), 1 - level, 1e-9);
    }),
    { numRuns: 100 },
  );
  close(fUpperTail(3.84, 1, Number.POSITIVE_INFINITY), chiSquareUpperTail(3.84, 1), 1e-15);
  close(normalPValue(1.96), chiSquareUpperTail(1.96 ** 2, 1), 1e-12);
});

test('nothing below nought is unlikely', () => {
  assert.equal(fUpperTail(0, 2, 10), 1);
  assert.equal(chiSquareUpperTail(0, 3), 1);
});

test('quantiles far out keep their digits, and tails are their inverse', () => {
  for (const [index, p] of fromR.qnorm.p.entries())
    agrees(normalQuantile(p), fromR.qnorm.q[index], 1e-12, `normal ${p}`);
  for (const { df, p, q } of fromR.qt) {
    for (const [index, t] of q.entries()) agrees(tQuantile(p[index], df), t, 1e-9, `t ${p[index]} ${df}`);
  }
  for (const { df, q, p } of fromR.pt) {
    for (const [index, t] of q.entries()) agrees(tLowerTail(t, df), p[index], 1e-9, `P(t ${t} ${df})`);
  }
  // R: qnorm(c(1e-300, 1e-16))
  agrees(normalQuantile(1e-300), -37.0470962993612, 1e-13);
  agrees(normalQuantile(1e-16), -8.22208221613043, 1e-13);
  assert.deepEqual([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)], [-Infinity, 0, Infinity]);
});
