import type { Variable } from '@earshot/dataset';
import type { TablePlan } from '../plan/plan.ts';

type Scores = Readonly<Record<string, number | 'out'>>;

/**
 * The numbers that the plan gives to the answers of these items, as a table of its own writes them: from the first of
 * its tables that scores one with the same answers. Null where no item is a choice.
 */
export function scoresFor(plan: TablePlan, items: readonly string[]): Scores | null {
  const choice = items.map((name) => variableOf(plan, name)).find(({ kind }) => kind === 'single');
  const scores = choice ? scoresOf(plan, choice) : null;
  return scores && Object.fromEntries(Object.entries(scores).map(([code, score]) => [code, score ?? 'out']));
}

/** Whether a mean can be shown of a variable: of quantities always, of choices where the plan scores them. */
export function hasMean(plan: TablePlan, variable: Variable): boolean {
  return variable.kind === 'quantity' || (variable.kind === 'single' && scoresOf(plan, variable) !== null);
}

/** What tells variables apart whose means can stand in one table. */
export function scaleOf(variable: Variable): string {
  return variable.kind === 'single' ? variable.categories.map(({ code }) => code).join('\n') : '';
}

function scoresOf(plan: TablePlan, variable: Variable) {
  const table = plan.tables.find(
    ({ scores, items }) =>
      scores !== null && items.some((name) => scaleOf(variableOf(plan, name)) === scaleOf(variable)),
  );
  if (!table?.scores || variable.kind !== 'single') return null;
  const entries = Object.entries(table.scores).filter(([code]) => variable.categories.some((one) => one.code === code));
  return Object.fromEntries(entries);
}

function variableOf({ variables }: TablePlan, name: string): Variable {
  return variables.find((variable) => variable.name === name)!;
}
