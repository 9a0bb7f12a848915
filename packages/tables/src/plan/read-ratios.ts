import type { Findings, PlanPath } from '@earshot/planfile';
import type { KnownVariables } from './known-variables.ts';
import type { Ratio } from './plan.ts';
import type { ShapedTable } from './plan-shape.ts';

/** The ratios of a table, each of two different quantities. A table without any has to have items. */
export function readRatios(
  { items, ratios = {} }: ShapedTable,
  path: PlanPath,
  known: KnownVariables,
  findings: Findings,
): Ratio[] {
  const named = Object.entries(ratios);
  if (!items && named.length === 0) findings.add('table-empty', path, 'A table needs items, ratios or both.');
  for (const [id, { of, per }] of named) {
    const place = [...path, 'ratios', id];
    known.mustBe(['quantity'], of, [...place, 'of']);
    known.mustBe(['quantity'], per, [...place, 'per']);
    if (of === per) findings.add('ratio-same', place, `“${of}” over itself is always 1.`);
    if (!known.find(id)) continue;
    const sentence = `“${id}” is the name of a variable; the ratio needs a name of its own.`;
    findings.add('ratio-name-taken', place, sentence);
  }
  return named.map(([id, { label, of, per }]) => ({ id, label, of, per }));
}
