import type { Collection } from '../collection/collection.ts';
import type { Worker } from '../worker.ts';

/** How the workers of a return stand to one day of its census year. Nobody is in more than one of the first two lists. */
export interface Movement {
  /** Employed, and in a post on that day. */
  readonly inPost: readonly Worker[];
  /** Employed, in post before the year, and gone by that day. Who started and left within the year is not among them. */
  readonly leavers: readonly Worker[];
  /** Employed, started in the year, and gone by that day. The DfE counts them neither as starters nor as leavers. */
  readonly brief: readonly Worker[];
  /** Of those in post, who started in the year. */
  readonly starters: readonly Worker[];
  /** Employed, and in post on the last day before the year. */
  readonly atStart: readonly Worker[];
  /** Of those in post, who were so at the start. */
  readonly stayed: readonly Worker[];
  /** Agency workers on that day. */
  readonly agency: readonly Worker[];
}

/**
 * Sorts the workers of a return by what they are on a day of its census year. Who ends on a day is gone on it. Who has no
 * start date is taken to have been there before; who has no agency status is in none of the lists.
 */
export function movementAt(workers: readonly Worker[], { firstDay }: Collection, day: string): Movement {
  const start = ({ texts }: Worker): string => texts.role_start ?? '';
  const isGone = ({ texts }: Worker): boolean => texts.role_end !== undefined && texts.role_end <= day;
  const leftEarlier = ({ texts }: Worker): boolean => texts.role_end !== undefined && texts.role_end < firstDay;
  const employed = workers.filter(
    (worker) => worker.isAgency === false && start(worker) <= day && !leftEarlier(worker),
  );
  const isHere = (worker: Worker): boolean => !isGone(worker);
  const wasHere = (worker: Worker): boolean => start(worker) < firstDay;
  return {
    inPost: employed.filter(isHere),
    leavers: employed.filter((worker) => isGone(worker) && wasHere(worker)),
    brief: employed.filter((worker) => isGone(worker) && !wasHere(worker)),
    starters: employed.filter((worker) => isHere(worker) && !wasHere(worker)),
    atStart: employed.filter(wasHere),
    stayed: employed.filter((worker) => isHere(worker) && wasHere(worker)),
    agency: workers.filter((worker) => worker.isAgency === true && start(worker) <= day && isHere(worker)),
  };
}
