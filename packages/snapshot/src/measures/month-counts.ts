import type { Scheme } from '../scheme/scheme.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Agency, agencyOf } from './agency.ts';
import { type Caseloads, caseloadsOf } from './caseloads.ts';
import { type Establishment, establishmentOf } from './establishment.ts';
import type { MonthName } from './measured-month.ts';
import { type Movement, movementOf } from './movement.ts';
import { type Pipeline, pipelineOf } from './pipeline.ts';

/**
 * Everything that is counted in a month, before anything small is withheld: within this package only. Null where the file
 * that it is made from was not given.
 */
export interface MonthCounts extends MonthName {
  readonly scheme: Scheme;
  readonly establishment: Establishment;
  readonly agency: Agency | null;
  readonly movement: Movement | null;
  readonly caseloads: Caseloads | null;
  readonly pipeline: Pipeline | null;
}

/** Counts a month by the scheme, whose versions are those in force on its last day. */
export function countMonth(snapshot: Snapshot, scheme: Scheme): MonthCounts {
  const { rows } = snapshot;
  return {
    month: snapshot.month,
    day: snapshot.day,
    authority: scheme.authority,
    simulated: rows.simulated > 0 ? { rows: rows.simulated, of: rows.all } : null,
    scheme,
    establishment: establishmentOf(snapshot, scheme),
    agency: agencyOf(snapshot, scheme),
    movement: movementOf(snapshot, scheme),
    caseloads: caseloadsOf(snapshot, scheme),
    pipeline: pipelineOf(snapshot, scheme),
  };
}
