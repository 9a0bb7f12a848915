import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Problem, placeWithin, problemLine, usable } from './problem.ts';

const place = { file: 'plan.yml', line: 3, column: 5 };
const problem: Problem = { code: 'name-unknown', severity: 'error', place, sentence: 'There is no variable “age”.' };

test('a problem is one line that an editor can turn into a link', () => {
  assert.equal(problemLine(problem), 'plan.yml:3:5 There is no variable “age”. [name-unknown]');
});

test('a warning says that it is one', () => {
  const line = problemLine({ ...problem, severity: 'warning' });
  assert.equal(line, 'plan.yml:3:5 warning: There is no variable “age”. [name-unknown]');
});

test('warnings do not stop the work, one error does', () => {
  const warning: Problem = { ...problem, severity: 'warning' };
  assert.ok(usable([]));
  assert.ok(usable([warning, warning]));
  assert.ok(!usable([warning, problem]));
});

test('a place within a line moves along the line only', () => {
  assert.deepEqual(placeWithin(place, 4), { file: 'plan.yml', line: 3, column: 9 });
});
