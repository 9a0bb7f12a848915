import { type CheckMade, rulesOf } from '@earshot/actions';

type Read = CheckMade['counted']['checked']['read'];
type Finding = Read['findings']['kept'][number];

/** The findings of one rule, as a page shows them. */
export interface FindingGroup {
  readonly rule: string;
  readonly statement: string;
  readonly count: number;
  /** The first of them. */
  readonly shown: readonly Finding[];
  readonly more: number;
}

/** Longer lists are read from the file. */
const MOST_SHOWN = 20;

/** What was found in a return: errors apart from queries, by rule in the order of the catalogue. */
export function findingGroups({ findings, collection }: Read) {
  const broken = rulesOf(collection).filter(({ id }) => findings.counts.has(id));
  const groups = broken.map(({ id, kind, statement }): FindingGroup & { readonly kind: Finding['kind'] } => {
    const shown = findings.kept.filter(({ rule }) => rule === id).slice(0, MOST_SHOWN);
    const count = findings.counts.get(id)!;
    return { rule: id, kind, statement, count, shown, more: count - shown.length };
  });
  return {
    errors: groups.filter(({ kind }) => kind === 'error'),
    queries: groups.filter(({ kind }) => kind === 'query'),
  };
}
