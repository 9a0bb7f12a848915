// reference/bfi/drivers.yml against R: drivers.R holds the calls, and drivers.json what came of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemLine } from '@earshot/planfile';
import type { DriverFindings } from '@earshot/statistics';
import { cellAt, type Table } from '@earshot/tables';
import { bfiPeople, bfiText } from './fixtures/bfi.ts';
import { readDriversPlan } from './plan/read-drivers-plan.ts';
import type { FoundDrivers } from './run/analysis.ts';
import { type DriversInput, runDrivers } from './run/run-drivers.ts';
import { driverTables } from './tables/driver-tables.ts';
import { driverSentences } from './tables/sentences.ts';

const expected = JSON.parse(bfiText('drivers.json')) as Record<string, number[]> &
  Record<'r2' | 'adjusted' | 'df' | 'n', number>;
const { tables, prepared } = bfiPeople();
const { plan, problems } = readDriversPlan('drivers.yml', bfiText('drivers.yml'), tables);
const input: DriversInput = { tables, prepared, routes: null, populations: new Map() };
const without = { ...plan!, models: plan!.models.map((model) => ({ ...model, bootstrap: null })) };
const [analysis] = runDrivers(without, input);
const found: DriverFindings = (analysis as FoundDrivers).result;

function near(actual: readonly number[], wanted: readonly number[], within: number): void {
  assert.equal(actual.length, wanted.length);
  actual.forEach((value, index) => {
    assert.ok(Math.abs(value - wanted[index]!) <= within, `${index}: ${value}, and R has ${wanted[index]}`);
  });
}

test('the plan has no problems, and its model is made of the people that R has', () => {
  assert.deepEqual(problems.map(problemLine), []);
  assert.equal(found.base, expected.n);
  assert.equal(found.regression.degreesOfFreedom, expected.df);
});

test('factors have R’s loadings, by least squares, likelihood and component, with R’s signs and reliability', () => {
  const [worry, order, kindness] = found.drivers;
  near(worry!.factor!.loadings, expected.loadings_worry!, 1e-6);
  near(order!.factor!.loadings, expected.loadings_order!, 1e-9);
  near(found.outcome.factor!.loadings, expected.loadings_company!, 1e-10);
  assert.deepEqual(kindness!.reliability!.keys, expected.keys_kindness);
  const alphas = [...found.drivers.slice(0, 3), found.outcome].map(({ reliability }) => reliability!.alpha);
  near(alphas, expected.alpha!, 1e-10);
});

test('R², Shapley’s shares of it and Johnson’s are R’s, with the categories of education as one player', () => {
  near([found.r2], [expected.r2], 1e-7);
  near(
    found.drivers.map(({ share }) => share),
    expected.lmg!,
    1e-7,
  );
  near(
    found.drivers.map(({ relativeWeight }) => relativeWeight),
    expected.johnson!,
    1e-7,
  );
  near(
    found.drivers.map(({ first }) => first),
    expected.alone!,
    1e-7,
  );
  near(
    found.drivers.map(({ last }) => last),
    expected.lost!,
    1e-7,
  );
});

test('coefficients and their errors are those of R’s svyglm on the scores', () => {
  near(
    found.regression.coefficients.map(({ value }) => value),
    expected.coefficients!,
    1e-6,
  );
  near(found.regression.standardErrors, expected.standard_errors!, 1e-6);
});

test('the tables show these numbers: R² first, shares that sum to all that is explained, and what each rests on', () => {
  const made = driverTables(analysis!, input);
  const ids = made.map(({ id }) => id);
  assert.deepEqual(
    ids,
    ['model', 'shares', 'factors', 'coefficients', 'losses'].map((what) => `extraversion_${what}`),
  );
  const value = (table: Table, row: string, column: string): number => {
    const cell = cellAt(table, row, column);
    assert.ok(cell?.kind === 'figure', `${row} ${column}`);
    return cell.value;
  };
  near([value(made[0]!, 'r2', 'value')], [100 * expected.r2], 1e-5);
  near([value(made[0]!, 'adjusted', 'value')], [100 * expected.adjusted], 1e-5);
  const shares = made[1]!.rows.map(({ id }) => value(made[1]!, id, 'share'));
  near([shares.reduce((sum, share) => sum + share, 0)], [100], 1e-9);
  assert.deepEqual(
    shares,
    shares.toSorted((a, b) => b - a),
  );
  assert.equal(made[1]!.rows[0]!.label, 'Agreeableness');
  const education = made[3]!.rows.filter(({ label }) => label.startsWith('Education'));
  assert.equal(education[0]!.label, 'Education: Finished HS rather than Some HS');
  assert.equal(education.length, 4);
});

test('the sentences say how much is explained before they share it out, and never that anything causes anything', () => {
  const said = driverSentences(analysis!);
  assert.match(
    said[0]!,
    /^The model explains 36% of the variance of “Extraversion” .*among 2267 people; 533 of 2800 are left out/,
  );
  assert.match(
    said[1]!,
    /^Of the variance that is explained, 44% goes with “Agreeableness”, 32% goes with “Openness 3”/,
  );
  assert.doesNotMatch(said.join(' '), /driv|caus|effect|impact|because/i);
});

test('with replicates, ranks have ranges that hold the rank, and nobody is called first who is not in nearly all', () => {
  const few = {
    ...plan!,
    models: plan!.models.map((model) => ({ ...model, bootstrap: { replicates: 120, seed: 3, level: 0.95 } })),
  };
  const told: number[] = [];
  const [again] = runDrivers(few, { ...input, progress: (_, done) => told.push(done) });
  const { bootstrap, drivers } = (again as FoundDrivers).result;
  assert.equal(told.length, 120);
  drivers.forEach(({ rank }, index) => {
    const [best, worst] = bootstrap!.ranks[index]!;
    assert.ok(best <= rank && rank <= worst, `${best} ${rank} ${worst}`);
  });
  const sure = drivers.find((_, index) => bootstrap!.ranks[index]![1] === 1);
  const last = driverSentences(again!).at(-1)!;
  assert.equal(/has the largest share/.test(last), sure !== undefined);
});
