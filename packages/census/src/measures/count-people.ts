import type { Worker } from '../worker.ts';

/** What tells two records of one person apart: nothing for those in post, a date for starters and for leavers. */
export type Besides = 'role_start' | 'role_end' | null;

/**
 * How many people some records are. Records with the same registration number, birth date, gender and ethnicity are one
 * person, as the DfE counts; of starters the start date has to agree as well, of leavers the end date. A record without a
 * registration number is a person of its own.
 */
export function headcount(workers: readonly Worker[], besides: Besides): number {
  return onceEach(workers, besides).length;
}

/** One record of each person: the one in the most senior role, or the first of equals. */
export function onceEach(workers: readonly Worker[], besides: Besides): Worker[] {
  const kept = new Map<string, Worker>();
  for (const worker of workers) {
    const key = personKey(worker, besides);
    const other = kept.get(key);
    if (!other || roleOrder(worker) < roleOrder(other)) kept.set(key, worker);
  }
  return [...kept.values()];
}

function personKey({ person, number, texts }: Worker, besides: Besides): string {
  if (person === null) return `record ${number}`;
  return [person, texts.gender, texts.ethnicity, besides === null ? '' : texts[besides]].join('|');
}

/** Roles are numbered from the most senior; none comes last. */
function roleOrder({ texts: { role } }: Worker): number {
  return role === undefined ? Number.POSITIVE_INFINITY : Number(role);
}

/** Full-time equivalents added up, and how many records had none to add: the DfE leaves them out. */
export interface SummedFte {
  readonly fte: number;
  readonly without: number;
}

/** Adds up the full-time equivalents that `of` gives; every record counts, also two of one person. */
export function summedFte(workers: readonly Worker[], of: (worker: Worker) => number | undefined): SummedFte {
  const given = workers.flatMap((worker) => of(worker) ?? []);
  return { fte: exactSum(given), without: workers.length - given.length };
}

/** Adds up decimals of six places at most as whole numbers, so that 0.1 and 0.2 make 0.3. */
export function exactSum(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + Math.round(each * 1e6), 0) / 1e6;
}
