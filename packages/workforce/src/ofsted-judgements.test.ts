import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readAuthorities } from './authorities.ts';
import { readOfstedJudgements } from './ofsted-judgements.ts';

const context = path.join(import.meta.dirname, '../../../data-sources/context');
const read = (name: string) => readFileSync(path.join(context, name), 'utf8');

test('every authority of England has a judgement, in the numbers that Ofsted states', () => {
  const { judgements } = readOfstedJudgements('ofsted', read('ofsted_ilacs_as_at_31_march_2025.csv'));
  const { authorities } = readAuthorities('authorities', read('la_lookup_153.csv'));
  assert.deepEqual(
    authorities!.all.filter(({ onsCode }) => !judgements!.byOnsCode.has(onsCode)),
    [],
  );
  const counted: Record<string, number> = {};
  for (const { overall } of judgements!.byOnsCode.values()) counted[overall] = (counted[overall] ?? 0) + 1;
  // Ofsted, local authority inspection outcomes as at 31 March 2025, published 25 September 2025.
  assert.deepEqual(counted, { Good: 67, Outstanding: 36, 'Requires improvement to be good': 31, Inadequate: 19 });
});

test('a column that is missing is named', () => {
  const { problems } = readOfstedJudgements('o.csv', 'authority_code,inspected_on\nE06000016,2024-01-01\n');
  assert.deepEqual(
    problems.map(({ code, sentence }) => [code, sentence]),
    [['ofsted-column', 'There is no column “overall_effectiveness”.']],
  );
});
