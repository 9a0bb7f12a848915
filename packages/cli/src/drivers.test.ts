import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { CHECKOUT, earshot } from './fixtures/earshot.ts';

const bfi = path.join(CHECKOUT, 'reference', 'bfi');
let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-drivers-'));
});
after(() => rmSync(folder, { recursive: true }));

/** The plan of reference/bfi with something else in it, beside the table plan that it names. */
function planWith(from: string | RegExp, to: string): string {
  const file = path.join(folder, 'drivers.yml');
  writeFileSync(path.join(folder, 'plan.yml'), readFileSync(path.join(bfi, 'plan.yml')));
  writeFileSync(file, readFileSync(path.join(bfi, 'drivers.yml'), 'utf8').replace(from, to));
  return file;
}

test('a plan beside its data says how much is explained first, then what goes with it, with its progress apart', async () => {
  const plan = planWith('replicates: 500', 'replicates: 100');
  const { code, out, err } = await earshot('drivers', plan, '--data', path.join(bfi, 'bfi.csv'));
  assert.equal(code, 0, err);
  assert.match(out, /^What goes with extraversion\n {2}The model explains 36% of the variance/);
  assert.match(err, /extraversion: 20 of 100 replicates\n.*\nextraversion: 60 of 100/);
  assert.match(err, /\[bootstrap-few\]/);
  assert.doesNotMatch(out, /replicates\n/);
});

test('the same as JSON holds the tables, and nothing beside it', async () => {
  const plan = planWith(/bootstrap: .*\n/, '');
  const { code, out, err } = await earshot('drivers', plan, '--data', path.join(bfi, 'bfi.csv'), '--json');
  assert.deepEqual([code, err], [0, '']);
  const [model] = JSON.parse(out).models;
  assert.deepEqual(
    [model.id, model.kind, model.problems.length, model.tables.length],
    ['extraversion', 'drivers', 0, 5],
  );
  const csv = (await earshot('drivers', plan, '--data', path.join(bfi, 'bfi.csv'), '--csv')).out.trim().split(/\r?\n/);
  const cells = model.tables.flatMap((table: { cells: readonly unknown[] }) => table.cells);
  assert.equal(csv.length, 1 + cells.length);
});

test('a model that is refused is said with its place, and the code is 1; one too weak is a result', async () => {
  const data = path.join(bfi, 'bfi.csv');
  const refused = await earshot('drivers', planWith('floor: 0.1', 'floor: 0.1\nleast_alpha: 0.75'), '--data', data);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /drivers\.yml:\d+:\d+ .*α is 0\.74.*\[drivers-unreliable\]/);
  const weak = await earshot('drivers', planWith('floor: 0.1', 'floor: 0.5'), '--data', data);
  assert.equal(weak.code, 0, weak.err);
  assert.match(weak.out, /it is under the 50% that the plan wants: the model is too weak to use\./);
  assert.doesNotMatch(weak.out, /Shapley/);
});

test('a plan that is wrong lists its problems, and a call that lacks something says what', async () => {
  const data = path.join(bfi, 'bfi.csv');
  const wrong = await earshot('drivers', planWith('{item: education}', '{item: eduction}'), '--data', data);
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /There is no variable “eduction”\. The nearest names are “education”.*\[variable-unknown\]/);
  assert.equal((await earshot('drivers', planWith('x', 'x'))).code, 2);
  assert.equal((await earshot('drivers', planWith('tables: plan.yml\n', ''), '--data', data)).code, 1);
  assert.equal((await earshot('drivers', 'second-wave', '--data', 'a.csv', '--simulate', '3')).code, 2);
  const none = await earshot('drivers', 'big-listen', '--simulate', '30');
  assert.deepEqual([none.code, /has no drivers\.yml/.test(none.err)], [1, true]);
});

test('a study is named or its plan is, and simulated people are called simulated before any number', async () => {
  const { code, out, err } = await earshot(
    'drivers',
    path.join(CHECKOUT, 'surveys', 'second-wave', 'drivers.yml'),
    '--simulate',
    '60',
  );
  assert.equal(code, 1);
  assert.match(err, /\[drivers-too-few-people\]/);
  assert.match(
    out,
    /What goes with satisfaction with the job\n {2}These people are simulated: nobody said any of this\.\n {2}The model/,
  );
});
