// The two questionnaires of a published study, read where the reports lie beside the checkout. Nothing of them is in it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { checked, elementOf, imported } from './fixtures/imported.ts';

const REPORT = path.join(import.meta.dirname, '../../../../shared/sources/003_30412fdfd80fd5b1.txt');
const skip = existsSync(REPORT) ? false : 'the published report does not lie beside this checkout';
const LEAST_CARRIED = 0.95;

for (const [section, questions] of [
  ['Appendix 2', 67],
  ['Appendix 3', 75],
] as const) {
  test(`of every kind of line in ${section}, at least 95% are carried over`, { skip }, () => {
    const { lines, questionnaire } = imported(readFileSync(REPORT, 'utf8'), section);
    for (const role of ['question', 'option', 'row', 'routing', 'instruction', 'text', 'heading', 'removed']) {
      const own = lines.filter((line) => line.role === role);
      const carried = own.filter(({ outcome }) => outcome === 'carried').length;
      assert.ok(carried >= LEAST_CARRIED * own.length, `${role}: ${carried} of ${own.length}`);
    }
    const elements = questionnaire!.blocks.flatMap((block) => block.questions);
    assert.equal(elements.filter(({ kind }) => kind !== 'note' && kind !== 'close').length, questions);
  });
}

test('the second wave’s own slips are reported', { skip }, () => {
  const result = imported(readFileSync(REPORT, 'utf8'), 'Appendix 2');
  const codes = new Set(result.problems.map(({ code, question }) => `${code} ${question}`));
  for (const slip of [
    'condition-code-twice s2a',
    'not-or-ambiguous b10',
    'route-unknown-target e3',
    'condition-reads-itself f1d',
    'table-heading-differs i1a',
    'name-misread i3',
  ]) {
    assert.ok(codes.has(slip), slip);
  }
  const found = new Set(checked(result));
  for (const slip of [
    'value-missing s1',
    'value-missing b9',
    'value-missing e11',
    'value-duplicate s1',
    'condition-forward f1d',
    'question-unreachable s2a',
    'variant-unreachable b4b',
    'base-not-asked b4a',
    'base-not-asked b5',
    'base-not-asked f1',
    'base-not-asked i1',
  ]) {
    assert.ok(found.has(slip), slip);
  }
});

test('the second wave’s questions are what they are in print', { skip }, () => {
  const result = imported(readFileSync(REPORT, 'utf8'), 'Appendix 2');
  const of = (id: string) => elementOf(result, id);
  assert.equal(of('b3a').of, 'b3');
  assert.equal(
    of('b5').when,
    'b1 = yes and not (answered(b4nw) and b4nw in (no_but_it_is_a_public_sector, no_it_is_a_private_or_voluntary_sector)) and not (answered(b4a) and b4a in (local_authority_is_not_in_england))',
  );
  assert.deepEqual([of('b11').kind, of('b11').range, of('b11').unit], ['number', [0, 168], 'hours']);
  assert.equal(of('b15a').estimates, 'b15');
  assert.equal(of('b15').page, of('b14').page);
  assert.match(of('h2').when!, /^h1_\w+ in \(strongly_agree, agree\)$/);
  assert.equal(Object.keys(of('i1').options!).length, 15);
  assert.equal(of('i4a').of, 'i4');
});
