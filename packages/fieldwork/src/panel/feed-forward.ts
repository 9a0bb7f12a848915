import { answered, type Value, type Variable } from '@earshot/dataset';
import type { PanelPlan } from '../plan.ts';

/** What is known of a person at the next wave from the earlier one. */
export interface FedForward {
  readonly sample: Readonly<Record<string, Value>>;
  /** Sample variables that cannot hold what was answered, such as a category that they do not have. */
  readonly misfits: readonly string[];
}

/**
 * Answers of the earlier wave as sample variables of the next. What was not asked or not reached stays unknown; that
 * somebody did not know or would not say is carried as that. An answer that does not fit is left out and named, never bent.
 * `link` is known of everybody in a panel: a personal one.
 */
export function feedForward(
  plan: Pick<PanelPlan, 'feedForward'>,
  variables: readonly Variable[],
  earlier: Readonly<Record<string, Value>>,
): FedForward {
  const sample: Record<string, Value> = {};
  const misfits: string[] = [];
  for (const variable of variables) {
    const from = plan.feedForward[variable.name];
    const value = from === undefined ? personalLink(variable) : earlier[from];
    if (!value || value.state === 'not_asked' || value.state === 'not_reached') continue;
    if (value.state !== 'answered' || fits(variable, value.value)) sample[variable.name] = value;
    else misfits.push(variable.name);
  }
  return { sample, misfits };
}

function personalLink(variable: Variable): Value | undefined {
  const isLink = variable.name === 'link' && variable.kind === 'single';
  return isLink && variable.categories.some(({ code }) => code === 'personal') ? answered('personal') : undefined;
}

function fits(variable: Variable, value: string | number | readonly string[]): boolean {
  switch (variable.kind) {
    case 'single':
      return typeof value === 'string' && variable.categories.some(({ code }) => code === value);
    case 'multiple':
      return Array.isArray(value) && value.every((one) => variable.categories.some(({ code }) => code === one));
    case 'quantity':
      return typeof value === 'number';
    case 'text':
      return typeof value === 'string';
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  }
}
