import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Findings } from './findings.ts';
import { problemLine } from './problem.ts';
import { readPlan } from './read-plan.ts';

test('findings have the place of what they are about, and keep their order', () => {
  const { plan } = readPlan('plan.yml', 'title: Trial\nbase: age > ten\n');
  const findings = new Findings(plan!);
  findings.addFlaws(['base'], [{ code: 'expression-literal', at: 6, sentence: '“ten” should be a number.' }]);
  findings.add('title-short', ['title'], 'The title says too little.');
  assert.deepEqual(findings.problems.map(problemLine), [
    'plan.yml:2:13 “ten” should be a number. [expression-literal]',
    'plan.yml:1:8 The title says too little. [title-short]',
  ]);
});
