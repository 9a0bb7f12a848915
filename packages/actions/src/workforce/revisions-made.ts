import type { Table } from '@earshot/tables';
import { type Indicators, type Revision, revisionsBetween, revisionsTable } from '@earshot/workforce';

/** What one release changed in another, as a table and as plain data. */
export interface RevisionsMade {
  readonly table: Table;
  readonly json: unknown;
}

/** Sets two releases side by side: every figure, area and measure that only one of them has, or that they print differently. */
export function revisionsMade(earlier: Indicators, later: Indicators): RevisionsMade {
  const revisions = revisionsBetween(earlier, later);
  const places = (rows: typeof revisions.onlyLater) => rows.map(({ area, year }) => ({ area: area.name, year }));
  const json = {
    earlier: revisions.earlier,
    later: revisions.later,
    count: revisions.changed.length,
    changed: revisions.changed.map(revisionJson),
    notCompared: revisions.notCompared,
    onlyEarlier: places(revisions.onlyEarlier),
    onlyLater: places(revisions.onlyLater),
  };
  return { table: revisionsTable(revisions), json };
}

function revisionJson({ area, year, measure, earlier, later }: Revision) {
  const [from, to] = [earlier, later].map((cell) => (cell.kind === 'number' ? cell.value : cell.symbol));
  return { area: area.name, code: area.code, year, measure, from, to };
}
