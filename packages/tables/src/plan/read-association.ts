import type { Findings, PlanPath } from '@earshot/planfile';
import type { KnownVariables } from './known-variables.ts';
import type { TableSpec } from './plan.ts';
import type { ShapedTable } from './plan-shape.ts';
import { columnsOf } from './read-breaks.ts';

/** Cells of one item and break; beyond, the test takes long, and hardly any sample has people for so many. */
export const MOST_CELLS = 300;

/** Whether a table’s items are tested with its breaks as a whole, which single choices and breaks can be. */
export function readAssociation(
  { association = 'none' }: ShapedTable,
  items: readonly string[],
  breaks: readonly (readonly string[])[],
  tablePath: PlanPath,
  known: KnownVariables,
  findings: Findings,
): TableSpec['association'] {
  if (association === 'none') return null;
  const path = [...tablePath, 'association'];
  const other = items.find((item) => known.find(item) && known.find(item)!.kind !== 'single');
  if (other !== undefined || items.length === 0) {
    const which = other === undefined ? 'the table has none' : `“${other}” is none`;
    findings.add('association-items', path, `The test of association is of single choices with breaks, and ${which}.`);
  }
  if (breaks.length === 0) {
    findings.add('association-no-breaks', path, 'The table has no breaks that its items could be tested with.');
  }
  for (const names of breaks) {
    const own = items.find((item) => names.includes(item));
    if (own !== undefined) {
      findings.add('association-itself', path, `“${own}” is broken down by itself, which is no association.`);
    }
    const cells = columnsOf(names, known) * Math.max(0, ...items.map((item) => known.codes(item).length));
    if (cells <= MOST_CELLS) continue;
    const sentence = `“${names.join(' by ')}” has ${cells} cells with an item; at most ${MOST_CELLS} are tested together. Join categories, or leave the test out.`;
    findings.add('association-too-many', path, sentence);
  }
  return association;
}
