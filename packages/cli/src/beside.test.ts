import assert from 'node:assert/strict';
import { test } from 'node:test';
import { earshot } from './fixtures/earshot.ts';

test('a study’s estimates stand beside census measures, each place with its mark, as data and as a table', async () => {
  const { code, out, err } = await earshot('beside', 'big-listen', '--simulate', '800', '--seed', '2', '--json');
  assert.equal(code, 0, err);
  const { census, pairs } = JSON.parse(out);
  assert.deepEqual([census.release.year, census.date, census.against], [2025, '2022-09-30', 'rest']);
  const [vacancies, caseload] = pairs;
  const [london, southEast] = vacancies.places;
  // 2022, FTE: London 26.1% and South East 18.8%, as DfE prints them.
  assert.deepEqual([london.measure.departs, southEast.measure.departs], ['higher', 'lower']);
  assert.match(london.sentence, /The vacancy rate, 26\.1%, is higher than that of the other places, 18\.8%/);
  assert.equal(london.voice.difference, -southEast.voice.difference);
  const both = london.voice.departs !== null;
  assert.equal(london.mark, both ? (london.voice.departs === 'higher' ? 'agree' : 'conflict') : 'silent');
  // By how authorities differ: 14.5 less 17.3, and R’s svyratio has errors of 0.3333 and 0.5472 with 49 degrees of freedom.
  const { departs, difference, most } = caseload.places[0].measure;
  assert.deepEqual([departs, difference.toFixed(1)], ['lower', '-2.8']);
  assert.ok(Math.abs(most - difference - 2.0095752371 * Math.hypot(0.333349089768, 0.547169426546)) < 1e-8);
  assert.equal(vacancies.table.simulated.rows, 800);
});

test('a call that lacks something, or has two sources of answers, says what', async () => {
  const none = await earshot('beside', 'first-wave', '--simulate', '30');
  assert.deepEqual([none.code, /has no beside\.yml; docs\/beside\.md/.test(none.err)], [1, true]);
  assert.equal((await earshot('beside', 'big-listen', '--data', 'a.csv', '--simulate', '3')).code, 2);
});
