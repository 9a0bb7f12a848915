import type { Table } from '@earshot/tables';
import { type Indicators, type Revision, type Revisions, revisionsBetween, revisionsTable } from '@earshot/workforce';

/** What one release changed in another, as a table and as plain data. */
export interface RevisionsMade {
  readonly table: Table;
  readonly json: unknown;
}

/** Sets two releases side by side: every figure, area and measure that only one of them has, or that they print differently. */
export function revisionsMade(earlier: Indicators, later: Indicators): RevisionsMade {
  const revisions = revisionsBetween(earlier, later);
  return { table: revisionsTable(revisions), json: revisionsJson(revisions) };
}

/** Revisions as plain data. */
export function revisionsJson({ earlier, later, changed, notCompared, onlyEarlier, onlyLater }: Revisions): unknown {
  const places = (rows: Revisions['onlyLater']) => rows.map(({ area, year }) => ({ area: area.name, year }));
  return {
    earlier,
    later,
    count: changed.length,
    changed: changed.map(revisionJson),
    notCompared,
    onlyEarlier: places(onlyEarlier),
    onlyLater: places(onlyLater),
  };
}

function revisionJson({ area, year, measure, earlier, later }: Revision) {
  const [from, to] = [earlier, later].map((cell) => (cell.kind === 'number' ? cell.value : cell.symbol));
  return { area: area.name, code: area.code, year, measure, from, to };
}
