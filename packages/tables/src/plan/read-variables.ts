import type { Variable } from '@earshot/dataset';
import type { Findings } from '@earshot/planfile';
import type { KnownVariables } from './known-variables.ts';
import type { Derivation } from './plan.ts';
import { ownOf, type ShapedPlan, type ShapedVariable } from './plan-shape.ts';
import { repeated } from './repeated.ts';

/** Declares the variables by which a plan describes its data file. */
export function readVariables(
  { variables, scales }: Pick<ShapedPlan, 'variables' | 'scales'>,
  known: KnownVariables,
  findings: Findings,
): void {
  for (const [name, shaped] of Object.entries(variables ?? {})) {
    known.declare(variableOf(name, shaped, scales, findings), ['variables', name]);
  }
}

function variableOf(name: string, shaped: ShapedVariable, scales: ShapedPlan['scales'], findings: Findings): Variable {
  const { label } = shaped;
  if (shaped.kind === 'quantity') return { kind: 'quantity', name, label, unit: shaped.unit ?? '' };
  if (shaped.kind === 'text' || shaped.kind === 'date') return { kind: shaped.kind, name, label };
  const path = ['variables', name, 'categories'];
  const scale = typeof shaped.categories === 'string' ? ownOf(scales, shaped.categories) : shaped.categories;
  if (!scale) {
    findings.add('scale-unknown', path, `There is no scale “${String(shaped.categories)}” in this file.`);
  }
  const categories = Object.entries(scale ?? {}).map(([code, text]) => ({ code, label: text }));
  for (const { value } of repeated(categories.map(({ code }) => code))) {
    const sentence = `“${name}” has two categories “${value}” that differ only in capitals.`;
    findings.add('code-duplicate', path, sentence);
  }
  return { kind: shaped.kind, name, label, categories };
}

/** Reads and declares the derived variables, of which each may read those before it. */
export function readDerivations({ derive }: Pick<ShapedPlan, 'derive'>, known: KnownVariables): Derivation[] {
  return Object.entries(derive ?? {}).map(([name, shaped]) => {
    const path = ['derive', name];
    const conditions = Object.entries(shaped.categories).map(([code, category]) =>
      known.expression(category.when, [...path, 'categories', code, 'when']),
    );
    const categories = Object.entries(shaped.categories).map(([code, category]) => ({ code, label: category.label }));
    const variable = { kind: 'single', name, label: shaped.label, categories } as const;
    known.declare(variable, path);
    return { variable, conditions: conditions.filter((condition) => condition !== null) };
  });
}
