// Schools in California and two waves of a panel, tabulated here from plans, set beside the answers of R's survey
// package in reference/survey; where those do not reach, R's call stands beside its values.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resultsOf, shownAt, tableOf } from './fixtures/survey-tables.ts';
import type { Table } from './table.ts';

function agrees(actual: number, expected: number, words: string, tolerance = 1e-8): void {
  const gap = Math.abs(actual - expected) / Math.max(Math.abs(expected), 1e-300);
  assert.ok(gap <= tolerance, `${words}: ${actual}, R has ${expected}, off by ${gap}`);
}

const SCHOOLS = `
title: Schools
source: Academic performance index
missing: {'': not_asked, NA: not_asked}
variables:
  stype: {kind: single, label: Type, categories: {E: Elementary, H: High, M: Middle}}
  comp_imp: {kind: single, label: Improved, categories: {'No': 'No', 'Yes': 'Yes'}}
  both: {kind: single, label: Both targets, categories: {'No': 'No', 'Yes': 'Yes'}}
  top00: {kind: single, label: Top, categories: {1: Top, 0: Not}}
  band00: {kind: single, label: Band, categories: {1: '1', 2: '2', 3: '3', 4: '4', 5: '5'}}
  api00: {kind: quantity, label: Index}
  enroll: {kind: quantity, label: Pupils}
  dnum: {kind: quantity, label: District}
  pw: {kind: quantity, label: Weight}
weights: {w: {label: Given, variable: pw}}
minimum: {percentages: 10}
`;
const schools = (design: string, table: string) =>
  `${SCHOOLS}${design}\ntables: [{id: t, title: T, weight: w, ${table}}]\n`;
const BY_STRATUM = 'design: {strata: [stype], population: {size: {E: 4421, H: 755, M: 1018}, date: 2000}}';
const BY_CLUSTER = 'design: {clusters: dnum, population: {size: 757, date: 2000}}';

for (const [file, csv, by, design] of [
  ['03_domains_apistrat_weightsonly', 'apistrat', 'stype', ''],
  ['03_domains_apistrat', 'apistrat', 'stype', BY_STRATUM],
  ['03_domains_apiclus1', 'apiclus1', 'comp_imp', BY_CLUSTER],
] as const) {
  const fromR = resultsOf(file);
  const run = (compare: string): Promise<Table> =>
    tableOf(csv, schools(design, `items: [top00, api00], breaks: [${by}], compare: ${compare}`));

  test(`groups, their errors and their tests against the rest and the total are R’s: ${file}`, async () => {
    for (const [compare, other] of [
      ['rest', 'complement'],
      ['total', 'total'],
    ] as const) {
      const table = await run(compare);
      for (const expected of fromR.comparisons) {
        const { value, standardError, base, comparison } = shownAt(table, 'top00.1', `${by}.${expected.group}`);
        assert.equal(base, expected.n);
        agrees(value, expected.estimate, 'share');
        agrees(standardError, expected.se, 'error');
        assert.equal(comparison!.against, compare);
        agrees(comparison!.difference, expected[`diff_vs_${other}`], 'difference');
        agrees(comparison!.standardError, expected[`se_vs_${other}`], 'error of the difference');
        agrees(comparison!.pValue, expected[`p_vs_${other}_t`], 'p-value');
      }
      agrees(shownAt(table, 'top00.1', 'total').standardError, fromR.comparisons[0].total_se, 'error of the total');
    }
  });

  test(`means of quantities in groups and their errors are R’s: ${file}`, async () => {
    const table = await run('rest');
    fromR.by.groups.forEach((group: string, index: number) => {
      const { value, standardError, interval } = shownAt(table, 'api00.mean', `${by}.${group}`);
      agrees(value, fromR.by.estimate[index], 'mean');
      agrees(standardError, fromR.by.se[index][0], 'error');
      agrees((interval.upper - interval.lower) / 2 / standardError, tOf(table), 'half an interval in errors');
    });
  });

  test(`columns are lettered where R’s adjusted p-values of pairs are below the level: ${file}`, async () => {
    for (const [adjust, column] of [
      ['holm', 'p_t_holm'],
      ['benjamini_hochberg', 'p_t_BH'],
      ['none', 'p_t'],
    ] as const) {
      for (const level of [0.95, 0.9, 0.5]) {
        const table = await run(`{with: columns, adjust: ${adjust}, level: ${level}}`);
        fromR.by.groups.forEach((group: string) => {
          const lower = fromR.pairwise.flatMap(
            (pair: { a: string; b: string; diff: number } & Record<string, number>) => {
              if (!(pair[column]! < 1 - level)) return [];
              const [high, low] = pair.diff > 0 ? [pair.a, pair.b] : [pair.b, pair.a];
              return high === group ? [String.fromCharCode(65 + fromR.by.groups.indexOf(low))] : [];
            },
          );
          assert.deepEqual(shownAt(table, 'top00.1', `${by}.${group}`).higherThan, lower.sort(), `${group} ${adjust}`);
        });
        assert.equal(table.comparisons?.tests, 3 * fromR.pairwise.length);
      }
    }
  });
}

/** Half an interval over its error, by the degrees of freedom that the table's cells state. */
function tOf(table: Table): number {
  const { degreesOfFreedom } = shownAt(table, 'api00.mean', 'total');
  // qt(0.975, c(199, 197, 14))
  return { 199: 1.971956544249395, 197: 1.972079033974877, 14: 2.144786687916927 }[degreesOfFreedom]!;
}

test('medians of a stratified sample with finite populations have R’s value; limits by our rule for shares', async () => {
  const fromR = resultsOf('08_quantile_apistrat').math;
  const table = await tableOf('apistrat', schools(BY_STRATUM, 'items: [api00, enroll], median: true'));
  for (const item of ['api00', 'enroll']) {
    const { value, interval } = shownAt(table, `${item}.median`, 'total');
    const { quantile, 'ci.2.5': lower, 'ci.97.5': upper } = fromR[item][1];
    assert.deepEqual([value, interval.lower, interval.upper, interval.method], [quantile, lower, upper, 'woodruff']);
  }
});

const WAVES = `
title: Two waves
source: A panel made up
missing: {'': not_asked, NA: not_asked}
variables:
  pid: {kind: quantity, label: Person}
  wave: {kind: single, label: Wave, categories: {1: First, 2: Second}}
  y: {kind: single, label: Said so, categories: {1: 'Yes', 0: 'No'}}
  x: {kind: quantity, label: Index}
  w: {kind: quantity, label: Weight}
weights: {given: {label: Given, variable: w}}
design: {person: pid}
tables: [{id: t, title: T, items: [y, x], breaks: [wave], weight: given, compare: {with: columns, adjust: none, level: LEVEL}}]
`;

test('waves that share people are compared with the covariance of their answers, as R does', async () => {
  const fromR = resultsOf('10_twowave_a');
  // R's p-values: 0.0548 of the share, 0.0026 of the mean; without the covariance neither the share would be marked.
  const table = await tableOf('twowave_a', WAVES.replace('LEVEL', '0.94'));
  const [first, second] = ['wave.1', 'wave.2'].map((wave) => shownAt(table, 'y.1', wave)) as [Shown, Shown];
  for (const [wave, number] of [
    [first, 1],
    [second, 2],
  ] as const) {
    agrees(wave.value, fromR.proportion[`w${number}`], 'share');
    agrees(wave.standardError, fromR.proportion[`se${number}`], 'error');
    assert.equal(wave.degreesOfFreedom, fromR.proportion.degf);
  }
  assert.deepEqual([first.higherThan, second.higherThan], [[], ['A']]);
  const stricter = await tableOf('twowave_a', WAVES.replace('LEVEL', '0.95'));
  assert.deepEqual(shownAt(stricter, 'y.1', 'wave.2').higherThan, []);
  assert.deepEqual(shownAt(stricter, 'x.mean', 'wave.2').higherThan, ['A']);
});

type Shown = ReturnType<typeof shownAt>;

// w <- svydesign(id = ~1, weights = ~pw, data = apistrat); svyby(~band00, ~stype, w, svymean); svymean(~band00, w);
// svymean(~band00, subset(w, band00 != 5))
test('means of scores and their errors are R’s, with everybody and without a code that is left out', async () => {
  const scored = (five: string) =>
    tableOf(
      'apistrat',
      schools('', `items: [band00], breaks: [stype], rows: means, scores: {1: 1, 2: 2, 3: 3, 4: 4, 5: ${five}}`),
    );
  const table = await scored('5');
  assert.deepEqual(
    table.rows.map(({ id }) => id),
    ['band00.mean'],
  );
  for (const [column, mean, error] of [
    ['total', 3.13161446115776, 0.0945433614804657],
    ['stype.E', 3.26, 0.123288280059379],
    ['stype.H', 2.8, 0.155308090629804],
    ['stype.M', 2.82, 0.157083980355802],
  ] as const) {
    const { value, standardError } = shownAt(table, 'band00.mean', column);
    agrees(value, mean, `mean ${column}`);
    agrees(standardError, error, `error ${column}`);
  }
  const without = await scored('out');
  const { value, standardError, base } = shownAt(without, 'band00.mean', 'total');
  assert.equal(base, 175);
  agrees(value, 2.792452648231, 'mean of those with a score', 1e-12);
  agrees(standardError, 0.0825167929490632, 'error of those with a score');
  assert.match(without.notes.join(), /counts 1 1, 2 2, 3 3, 4 4; left out of it: 5/);
});

// svyby(~as.numeric(top00 == 1), ~stype + both, w, svymean)
test('cells of crossed variables and their errors are R’s', async () => {
  const table = await tableOf('apistrat', schools('', 'items: [top00], breaks: [[stype, both]]'));
  for (const [column, share, error] of [
    ['E*No', 0.444444444444444, 0.0958691917467926],
    ['H*No', 0.235294117647059, 0.072929250708207],
    ['M*No', 0.153846153846154, 0.0709365027977874],
    ['E*Yes', 0.465753424657534, 0.0585296505910544],
    ['H*Yes', 0.4375, 0.1243308092374056],
    ['M*Yes', 0.333333333333333, 0.0964665133622055],
  ] as const) {
    const { value, standardError } = shownAt(table, 'top00.1', `stype*both.${column}`);
    agrees(value, share, `share ${column}`);
    agrees(standardError, error, `error ${column}`);
  }
  const [, first, second, third] = table.columns;
  assert.deepEqual([first?.above, first?.group, first?.label], ['Type by Both targets', 'Elementary', 'No']);
  assert.deepEqual([second?.group, second?.label, third?.group], ['Elementary', 'Yes', 'High']);
});

const LONELY = `
title: Schools
source: Academic performance index
variables:
  st: {kind: single, label: Stratum, categories: {STRATA}}
  psu: {kind: quantity, label: District}
  top00: {kind: single, label: Top, categories: {1: Top, 0: Not}}
  pw: {kind: quantity, label: Weight}
weights: {w: {label: Given, variable: pw}}
design: {strata: [st], clusters: psu LONELY}
tables: [{id: t, title: T, weight: w, items: [top00]}]
`;

test('a stratum of one district is refused, or counts as the plan says, with R’s errors', async () => {
  const fromR = resultsOf('15_lonely_psu_a');
  const strata = Array.from({ length: 30 }, (_, index) => `${index}: S${index}`).join(', ');
  const plan = (lonely: string) => LONELY.replace('STRATA', strata).replace('LONELY', lonely);
  await assert.rejects(tableOf('lonely_a', plan('')), /A stratum has one drawn unit.*too-few-for-design/);
  for (const lonely of ['remove', 'adjust', 'average']) {
    const table = await tableOf('lonely_a', plan(`, lonely_stratum: ${lonely}`));
    agrees(shownAt(table, 'top00.1', 'total').standardError, fromR[lonely].se.top00, lonely);
  }
});
