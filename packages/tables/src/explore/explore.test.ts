import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, type Dataset, datasetOf, REFUSED, type Row, type Variable, variablesOf } from '@earshot/dataset';
import { openEngine } from '@earshot/engine';
import fc from 'fast-check';
import { DATA_TABLE } from '../grouped-sums/sums-query.ts';
import type { TablePlan } from '../plan/plan.ts';
import { readTablePlan } from '../plan/read-plan.ts';
import { prepare } from '../prepare.ts';
import { cellAt, shownEstimate, type Table, withheldReason } from '../table.ts';
import type { Exploration } from './exploration.ts';
import { type Explorable, explore } from './explore.ts';

const single = (name: string, label: string, codes: readonly string[]): Variable => ({
  kind: 'single',
  name,
  label,
  categories: codes.map((code) => ({ code, label: code.toUpperCase() })),
});
const VARIABLES: readonly Variable[] = [
  single('region', 'Region', ['north', 'south', 'west']),
  single('agency', 'Agency', ['yes', 'no']),
  single('gender', 'Gender', ['woman', 'man', 'other']),
  single('valued', 'Feeling valued', ['agree', 'disagree']),
  { kind: 'multiple', name: 'reasons', label: 'Reasons', categories: [{ code: 'pay', label: 'Pay' }] },
  { kind: 'quantity', name: 'hours', label: 'Hours', unit: 'hours' },
];
const PLAN = `
title: Tables
source: A study
weights:
  people:
    label: Weighted by agency
    base: answered(agency)
    margins: [{variables: [agency], population: {'yes': 30, 'no': 70}}]
tables:
  - {id: people, title: People, items: [gender], rows: categories, profile: true}
`;
const UNWEIGHTED =
  'title: T\nsource: S\ntables: [{id: people, title: People, items: [gender], rows: categories, profile: true}]';

type Codes = readonly [region: string | null, agency: string | null, gender: string | null, valued: string | null];

function personOf([region, agency, gender, valued]: Codes): Row {
  const value = (code: string | null) => (code === null ? REFUSED : answered(code));
  const asked = { region: value(region), agency: value(agency), gender: value(gender), valued: value(valued) };
  return {
    ...asked,
    reasons: answered(region === 'north' ? ['pay'] : []),
    hours: answered(region === 'west' ? 40 : 30),
  };
}

function times(count: number, ...codes: Codes): Row[] {
  return Array.from({ length: count }, () => personOf(codes));
}

async function exploring<T>(rows: readonly Row[], text: string, work: (source: Explorable) => Promise<T>): Promise<T> {
  const dataset: Dataset = datasetOf('Trial', VARIABLES, rows, rows.length);
  const plan: TablePlan = readTablePlan('tables.yml', text, variablesOf(dataset)).plan!;
  const { prepared, problems } = prepare(plan, dataset, new Map());
  assert.ok(prepared, JSON.stringify(problems));
  const engine = await openEngine(prepared.dataset, DATA_TABLE);
  try {
    return await work({ plan, prepared, query: (sql) => engine.query(sql) });
  } finally {
    engine.close();
  }
}

const ASKED: Exploration = { items: ['valued'], breaks: [], filters: [], people: { weight: null }, show: 'shares' };
const IN = (variable: string, code: string) => ({ variable, code });

async function tableOf(source: Explorable, asked: Partial<Exploration>): Promise<Table> {
  const { table, problems } = await explore(source, { ...ASKED, ...asked });
  assert.ok(table, JSON.stringify(problems));
  return table;
}

const SOME = [
  ...times(60, 'north', 'no', 'woman', 'agree'),
  ...times(4, 'north', 'yes', 'woman', 'disagree'),
  ...times(70, 'south', 'no', 'man', 'agree'),
  ...times(40, 'south', 'yes', 'woman', 'disagree'),
  ...times(90, 'west', 'no', 'man', 'disagree'),
  ...times(45, 'west', 'yes', 'woman', 'agree'),
];

function baseAt(table: Table, column: string, row = 'valued.agree'): number | string {
  const cell = cellAt(table, row, column)!;
  return shownEstimate(cell)?.estimate.base ?? withheldReason(cell) ?? cell.kind;
}

test('a table has the estimates of print, and says whom it is about', async () => {
  await exploring(SOME, UNWEIGHTED, async (source) => {
    const table = await tableOf(source, { breaks: [['region']], filters: [IN('gender', 'woman')] });
    assert.equal(table.base, 'Everyone who answered the question; Gender: WOMAN');
    assert.equal(table.title, 'Feeling valued, by Region');
    assert.equal(table.source, 'S');
    assert.deepEqual(table.simulated, { rows: 309, of: 309 });
    assert.equal(baseAt(table, 'total'), 149);
    assert.equal(baseAt(table, 'region.north'), 64);
  });
});

test('errors count the design that the plan declares, with weights and without', async () => {
  const clustered = PLAN.replace('tables:', 'design: {clusters: region}\ntables:').replace(
    'profile: true',
    'profile: true, weight: people',
  );
  await exploring(SOME, clustered, async (source) => {
    const table = await tableOf(source, { people: { weight: 'people', weighted: false } });
    const { estimate } = shownEstimate(cellAt(table, 'valued.agree', 'total')!)!;
    // R: svymean(~agree, svydesign(~region, weights = ~1)); 0.0282 as if each had been drawn by themselves
    assert.ok(Math.abs(estimate.standardError / 0.15918970370849 - 1) < 1e-9, `${estimate.standardError}`);
    assert.equal(estimate.degreesOfFreedom, 2);
    assert.ok(table.notes.some((note) => note.includes('drawn together by Region')));
  });
  const unplaced = [...SOME, ...times(20, null, null, 'woman', 'agree')];
  await exploring(unplaced, clustered, async (source) => {
    assert.ok((await explore(source, { ...ASKED, people: { weight: 'people', weighted: true } })).table);
    const { table, problems } = await explore(source, { ...ASKED, people: { weight: 'people', weighted: false } });
    assert.deepEqual([table, problems.map(({ code }) => code)], [null, ['explore-not-drawn']]);
  });
});

test('what the plan says that numbers have to rest on holds here as in print', async () => {
  const more = (least: string) => UNWEIGHTED.replace('tables:', `minimum: {${least}}\ntables:`);
  await exploring(SOME, more('percentages: 70'), async (source) => {
    const cell = cellAt(await tableOf(source, { breaks: [['region']] }), 'valued.agree', 'region.north');
    assert.ok(cell?.kind === 'small-base' && cell.needed === 70);
  });
  await exploring(SOME, more('statistics: 50'), async (source) => {
    const shown = async (asked: Partial<Exploration>) => baseAt(await tableOf(source, asked), 'region.south');
    assert.equal(await shown({ breaks: [['region']] }), 110);
    assert.equal(await shown({ breaks: [['region']], filters: [IN('agency', 'no')] }), 'protected', '40 are left out');
    const { problems } = await explore(source, { ...ASKED, filters: [IN('region', 'west'), IN('agency', 'yes')] });
    assert.match(problems[0]!.sentence, /^With this filter nothing can be shown: fewer than 50 people/);
  });
});

test('a column in which a filter would leave out fewer than ten people is withheld, with one that would tell it', async () => {
  await exploring(SOME, UNWEIGHTED, async (source) => {
    const shown = (table: Table) =>
      ['total', 'region.north', 'region.south', 'region.west'].map((at) => baseAt(table, at));
    assert.deepEqual(shown(await tableOf(source, { breaks: [['region']] })), [309, 64, 110, 135]);
    for (const [code, left] of [
      ['no', [220, 'protected', 'protected', 90]],
      ['yes', [89, 'protected', 'protected', 45]],
    ] as const) {
      const table = await tableOf(source, { breaks: [['region']], filters: [IN('agency', code)] });
      assert.deepEqual(shown(table), left, code);
    }
    const turned = await tableOf(source, { breaks: [['agency']], filters: [IN('region', 'west')] });
    assert.equal(baseAt(turned, 'agency.yes'), 45);
    const hidden = await explore(source, { ...ASKED, breaks: [['agency']], filters: [IN('region', 'south')] });
    assert.equal(
      baseAt(hidden.table!, 'agency.yes'),
      'protected',
      'the same people as above, asked for the other way round',
    );
  });
});

test('single choices are tested with their breaks as a whole, and a test of cells that a filter hides is withheld', async () => {
  const rows = ['north', 'south', 'west'].flatMap((region, index) => [
    ...times(30 + 10 * index, region, 'no', 'woman', 'agree'),
    ...times(20, region, 'no', 'woman', 'disagree'),
    ...times(region === 'north' ? 4 : 25, region, 'yes', 'man', 'agree'),
  ]);
  await exploring(rows, UNWEIGHTED, async (source) => {
    const asked = { ...ASKED, breaks: [['region']] };
    const kinds = async (changed: Partial<Exploration>) =>
      (await explore(source, { ...asked, ...changed })).table?.associations?.map(({ found }) => found.kind);
    assert.deepEqual(await kinds({}), ['tested']);
    assert.deepEqual(await kinds({ filters: [IN('agency', 'no')] }), ['withheld']);
    assert.equal(await kinds({ items: ['valued', 'reasons'] }), undefined);
    assert.equal(await kinds({ breaks: [] }), undefined);
  });
});

test('a filter that leaves out fewer than ten people is refused with a sentence', async () => {
  const few = [...times(80, 'north', 'no', 'man', 'agree'), ...times(9, 'south', 'no', 'man', 'agree')];
  await exploring(few, UNWEIGHTED, async (source) => {
    for (const code of ['north', 'south']) {
      const { table, problems } = await explore(source, { ...ASKED, filters: [IN('region', code)] });
      assert.equal(table, null);
      assert.deepEqual(
        problems.map((problem) => problem.code),
        ['explore-too-few'],
      );
      assert.match(problems[0]!.sentence, /fewer than 10 would be left out/);
    }
  });
});

test('categories of what people are count as groups, which a filter must not make small', async () => {
  const people = [
    ...times(50, 'north', 'no', 'woman', 'agree'),
    ...times(50, 'north', 'no', 'man', 'agree'),
    ...times(3, 'north', 'yes', 'man', 'agree'),
    ...times(60, 'north', 'yes', 'woman', 'agree'),
  ];
  await exploring(people, UNWEIGHTED, async (source) => {
    const all = await tableOf(source, { items: ['gender'] });
    assert.equal(baseAt(all, 'total', 'gender.man'), 163);
    const { table } = await explore(source, { ...ASKED, items: ['gender'], filters: [IN('agency', 'no')] });
    // 53 men less 50 would be three agency workers.
    assert.equal(table && baseAt(table, 'total', 'gender.man'), null);
  });
});

test('people with a weight and people without any are never in one table', async () => {
  const people = [...SOME, ...times(30, 'north', null, 'woman', 'agree')];
  await exploring(people, PLAN, async (source) => {
    const weighted = await tableOf(source, { people: { weight: 'people', weighted: true } });
    const same = await tableOf(source, { people: { weight: 'people', weighted: false } });
    const rest = await tableOf(source, {});
    assert.deepEqual(
      [weighted, same, rest].map((table) => baseAt(table, 'total')),
      [309, 309, 30],
    );
    assert.match(weighted.weighting, /^Weighted by agency;/);
    assert.deepEqual([same.weighting, rest.weighting], ['Not weighted', 'Not weighted']);
    assert.equal(rest.base, 'Everyone who answered the question and is not weighted to any population');
  });
});

test('several questions, multiple choices and quantities stand in one table; means of quantities alone', async () => {
  await exploring(SOME, UNWEIGHTED, async (source) => {
    const table = await tableOf(source, { items: ['valued', 'reasons', 'hours'], breaks: [['region']] });
    assert.deepEqual(
      table.rows.map(({ id }) => id),
      ['valued.agree', 'valued.disagree', 'reasons.pay', 'hours.mean'],
    );
    const mean = await tableOf(source, { items: ['hours'], show: 'means', breaks: [['region']] });
    assert.equal(shownEstimate(cellAt(mean, 'hours.mean', 'region.west')!)?.estimate.value, 40);
  });
});

test('what cannot be shown is told at once, each with a sentence', async () => {
  await exploring(SOME, UNWEIGHTED, async (source) => {
    const codes = async (asked: Partial<Exploration>) =>
      (await explore(source, { ...ASKED, ...asked })).problems.map(({ code }) => code);
    assert.deepEqual(await codes({ items: ['nothing'], breaks: [['hours']], filters: [IN('region', 'mars')] }), [
      'explore-unknown',
      'explore-unknown',
      'explore-unknown',
    ]);
    assert.deepEqual(await codes({ items: [], breaks: [['region'], ['region']] }), [
      'explore-no-item',
      'explore-repeats',
    ]);
    assert.deepEqual(await codes({ filters: [IN('region', 'north'), IN('region', 'south')] }), ['explore-repeats']);
    assert.deepEqual(await codes({ show: 'means' }), ['explore-no-mean']);
    assert.deepEqual(await codes({ people: { weight: 'census', weighted: true } }), ['explore-unknown']);
  });
});

const codes = fc.tuple(
  fc.constantFrom('north', 'south', 'west', null),
  fc.constantFrom('yes', 'no', null),
  fc.constantFrom('woman', 'man', 'other'),
  fc.constantFrom('agree', 'disagree', null),
);
const somePeople = fc
  .array(fc.tuple(codes, fc.nat(25)), { minLength: 4, maxLength: 20 })
  .map((groups) => groups.flatMap(([each, count]) => times(count, ...each)));

test('no table with a filter differs by one to nine people, anywhere, from the same table with one filter less', async () => {
  const filters = [[], [IN('agency', 'no')], [IN('gender', 'man')], [IN('agency', 'no'), IN('gender', 'man')]];
  await fc.assert(
    fc.asyncProperty(somePeople, fc.constantFrom('valued', 'gender'), async (rows, item) => {
      fc.pre(rows.length > 0);
      await exploring(rows, UNWEIGHTED, async (source) => {
        const tables = await Promise.all(
          filters.map((each) => explore(source, { ...ASKED, items: [item], breaks: [['region']], filters: each })),
        );
        for (const [some, fewer] of [
          [1, 0],
          [2, 0],
          [3, 0],
          [3, 1],
          [3, 2],
        ] as const) {
          assertApart(tables[fewer]!.table, tables[some]!.table);
        }
      });
    }),
    { numRuns: 40 },
  );
});

function assertApart(whole: Table | null, part: Table | null): void {
  if (!whole || !part) return;
  for (const [row, { id }] of part.rows.entries()) {
    for (const [column, { id: columnId }] of part.columns.entries()) {
      const [more, less] = [whole, part].map((table) => shownEstimate(table.cells[row]![column]!)?.estimate);
      if (more === undefined || less === undefined) continue;
      assert.ok(isFar(more.base - less.base), `${id} ${columnId}: ${more.base} less ${less.base}`);
      // How many men there are tells who the people left out are, as a column does; how many agree is an opinion.
      const [having, fewer] = [more, less].map(({ value, base }) => Math.round(value * base));
      if (id.startsWith('gender.')) assert.ok(isFar(having! - fewer!), `${id} ${columnId}: ${having} less ${fewer}`);
    }
  }
}

function isFar(people: number): boolean {
  return people === 0 || people >= 10;
}
