import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { feedForward } from './feed-forward.ts';
import { countFates, type PanelCandidate, panelFate } from './panel-fate.ts';
import { panelStudies } from './panel-studies.ts';

const CANDIDATE = fc.record<PanelCandidate>({
  completed: fc.boolean(),
  withdrew: fc.boolean(),
  agrees: fc.constantFrom(true, false, null),
  agreedOnce: fc.boolean(),
  suppressed: fc.boolean(),
  reachable: fc.boolean(),
  drawn: fc.boolean(),
  inStudy: fc.boolean(),
});

test('nobody can be drawn who did not answer in full, does not agree, withdrew, or asked for no contact', () => {
  fc.assert(
    fc.property(CANDIDATE, (one) => {
      const can = one.completed && one.agrees === true && one.reachable && !one.withdrew && !one.suppressed;
      assert.equal(panelFate(one) === 'to_draw', can && !one.drawn && !one.inStudy);
    }),
  );
});

test('everybody has one fate', () => {
  fc.assert(
    fc.property(fc.array(CANDIDATE), (people) => {
      const counts = Object.values(countFates(people.map((one) => panelFate(one))));
      assert.equal(
        counts.reduce((sum, count) => sum + count, 0),
        people.length,
      );
    }),
  );
});

test('the studies of a panel are found from any of its waves', () => {
  const from = (earlier: string) => ({ panel: { from: earlier, feedForward: {}, whereNow: [] } });
  const plans = new Map([
    ['one', null],
    ['two', from('one')],
    ['three', from('two')],
    ['other', null],
  ]);
  for (const wave of ['one', 'two', 'three'])
    assert.deepEqual([...panelStudies(plans, wave)].sort(), ['one', 'three', 'two']);
  assert.deepEqual(panelStudies(plans, 'other'), ['other']);
});

test('what was not asked stays unknown, what does not fit is named, and don’t know is carried as that', () => {
  const categories = [{ code: 'a', label: 'A' }];
  const variables = ['fits', 'strange', 'unasked', 'unsure'].map(
    (name) => ({ kind: 'single', name, label: name, categories }) as const,
  );
  const plan = { feedForward: { fits: 'one', strange: 'two', unasked: 'three', unsure: 'four' } };
  const fed = feedForward(plan, variables, {
    one: { state: 'answered', value: 'a' },
    two: { state: 'answered', value: 'b' },
    three: { state: 'not_asked' },
    four: { state: 'dont_know' },
  });
  assert.deepEqual(fed, {
    sample: { fits: { state: 'answered', value: 'a' }, unsure: { state: 'dont_know' } },
    misfits: ['strange'],
  });
});
