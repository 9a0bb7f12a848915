// An exploration as a table of a plan, so that it is checked, run and shown like every other.
import { categoriesOf, type Expression, type Variable } from '@earshot/dataset';
import type { TablePlan, TableSpec } from '../plan/plan.ts';
import { readTablePlan } from '../plan/read-plan.ts';
import { weightColumn } from '../weights/weight-column.ts';
import type { Exploration } from './exploration.ts';
import { scoresFor } from './scores-for.ts';

/** The explored table as a table of the plan, read by the checker of every table. Throws where `explorationProblems` finds any. */
export function specOf(plan: TablePlan, asked: Exploration): TableSpec {
  const means = asked.show === 'means';
  const scores = means ? scoresFor(plan, asked.items) : null;
  const written = {
    title: plan.title,
    source: plan.source,
    tables: [
      {
        id: 'explored',
        title: titleOf(plan, asked),
        items: asked.items,
        breaks: asked.breaks.map((names) => (names.length === 1 ? names[0] : names)),
        rows: means ? 'means' : 'categories',
        ...(scores ? { scores } : {}),
        ...(isTestable(plan, asked) ? { association: 'rao-scott' } : {}),
        base_label: baseLabel(plan, asked),
      },
    ],
  };
  const read = readTablePlan('explorer', JSON.stringify(written), plan.variables);
  if (!read.plan) throw new Error(`specOf: ${read.problems.map(({ sentence }) => sentence).join(' ')}`);
  const { people } = asked;
  const weight = people.weight !== null && people.weighted ? people.weight : null;
  return { ...read.plan.tables[0]!, weight, base: baseOf(plan, asked), minimum: plan.minimum };
}

/** Most cells that are tested in one table here, where somebody waits for it. */
const MOST_CELLS = 100;

/** Whether every item can be tested with every break as a whole. */
function isTestable({ variables }: TablePlan, { items, breaks, show }: Exploration): boolean {
  const found = (name: string): Variable => variables.find((variable) => variable.name === name)!;
  const codes = (name: string): number => categoriesOf(found(name)).length;
  const columns = breaks.map((names) => names.reduce((product, name) => product * codes(name), 1));
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  const isChoice = (item: string): boolean => found(item).kind === 'single' && !breaks.flat().includes(item);
  if (show === 'means' || breaks.length === 0 || !items.every(isChoice)) return false;
  return sum(columns) * sum(items.map(codes)) <= MOST_CELLS;
}

function baseOf(plan: TablePlan, { filters, people }: Exploration): TableSpec['base'] {
  const conditions = filters.map(
    ({ variable, code }): Expression => ({
      type: 'in',
      name: { type: 'name', name: variable, at: 0 },
      codes: [{ type: 'word', text: code, at: 0 }],
      at: 0,
    }),
  );
  const member = belongs(plan, people.weight);
  const parts = [...conditions, ...(member ? [member] : [])];
  return parts.length === 0 ? null : { source: '', expression: { type: 'and', parts, at: 0 } };
}

/** Who has the weight; or, for null, who has none of the plan’s. */
export function belongs({ weights }: TablePlan, weight: string | null): Expression | null {
  const has = (name: string): Expression => ({
    type: 'state',
    state: 'answered',
    name: { type: 'name', name: weightColumn(name), at: 0 },
    at: 0,
  });
  if (weight !== null) return has(weight);
  if (weights.length === 0) return null;
  const parts = weights.map(({ name }): Expression => ({ type: 'not', inner: has(name), at: 0 }));
  return { type: 'and', parts, at: 0 };
}

function titleOf({ variables }: TablePlan, { items, breaks }: Exploration): string {
  const labels = (names: readonly string[]): string[] =>
    names.map((name) => variables.find((variable) => variable.name === name)!.label);
  const [first, ...more] = labels(items);
  const shown = more.length === 0 ? first! : `${first} and ${more.length} more`;
  const by = breaks.map((names) => labels(names).join(' crossed with '));
  return by.length === 0 ? shown : `${shown}, by ${by.join(' and by ')}`;
}

function baseLabel(plan: TablePlan, { filters, people }: Exploration): string {
  const chosen = filters.map(({ variable, code }) => {
    const found = plan.variables.find(({ name }) => name === variable)!;
    const category = categoriesOf(found).find((one) => one.code === code)!;
    return `${found.label}: ${category.label}`;
  });
  const who = ['Everyone who answered the question', whoIs(plan, people.weight)].filter(Boolean).join(' and ');
  return [who, ...chosen].join('; ');
}

function whoIs({ weights }: TablePlan, weight: string | null): string {
  if (weights.length === 0) return '';
  if (weight === null) return 'is not weighted to any population';
  return weights.length === 1
    ? 'is weighted'
    : `has the weight “${weights.find(({ name }) => name === weight)!.label}”`;
}
