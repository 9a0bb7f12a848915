import type { Collection } from '../collection/collection.ts';
import type { Finding } from '../finding.ts';
import type { AuthorityTotals, Worker } from '../worker.ts';

/** Where the counts of the authority stand in the file. */
export interface Totals extends AuthorityTotals {
  readonly line: number;
}

/** Q10: more agency workers are said to cover vacancies than stand in the return. Asked at the end of a whole file. */
export function totalsQuery(
  workers: readonly Worker[],
  { agency_headcount: covering, line }: Totals,
  { authorityItems }: Collection,
): Finding | null {
  const agency = workers.filter(({ isAgency }) => isAgency === true).length;
  if (workers.length === 0 || covering === null || covering <= agency) return null;
  const item = authorityItems.find(({ name }) => name === 'agency_headcount')!.element;
  const sentence = `More agency workers cover vacancies than there are agency workers in the return (${agency}). Are some missing?`;
  return { rule: 'Q10', kind: 'query', worker: null, line, item, found: String(covering), sentence };
}
