import type { Problem } from '@earshot/planfile';
import type { Table } from '@earshot/tables';
import type { ChangeTask } from '../change/make-change.ts';
import type { DriversTask } from '../drivers/make-drivers.ts';

/** Which plan of a study’s folder is worked out: change.yml or drivers.yml. */
export type EstimationKind = 'change' | 'drivers';

/** What is handed to the thread that works an estimation out: plain data, which are copied to it. */
export type ThreadTask = ({ readonly kind: 'change' } & ChangeTask) | ({ readonly kind: 'drivers' } & DriversTask);

/** What came of it, copied back. */
export interface Estimated {
  /** Its tables in order; none where nothing could be worked out. */
  readonly tables: readonly Table[];
  /** Sentences, charts and tables as a page shows them; null where there are no tables and no refused models. */
  readonly bodyHtml: string | null;
  /** The same as the command prints it with --json. */
  readonly json: string;
  readonly problems: readonly Problem[];
}

/** How far a long part of it has come, in the words of what is counted. */
export interface Step {
  readonly label: string;
  readonly things: string;
  readonly done: number;
  readonly whole: number;
}
