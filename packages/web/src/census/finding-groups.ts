import { type CheckMade, rulesOf } from '@earshot/actions';

type Read = CheckMade['counted']['checked']['read'];
type Finding = Read['findings']['kept'][number];

/** The findings of one rule, as a page shows them. */
export interface FindingGroup {
  readonly rule: string;
  readonly kind: Finding['kind'];
  readonly statement: string;
  readonly count: number;
  /** What to do, where it is the same for all that are shown; null where each has its own. */
  readonly sentence: string | null;
  /** The first of them. */
  readonly shown: readonly { readonly where: string; readonly sentence: string }[];
  readonly more: number;
}

/** Longer lists are read from the file. */
const MOST_SHOWN = 20;

/** What was found in a return: errors apart from queries, by rule in the order of the catalogue. */
export function findingGroups({ findings, collection }: Read) {
  const broken = rulesOf(collection).filter(({ id }) => findings.counts.has(id));
  const groups = broken.map(({ id, kind, statement }): FindingGroup => {
    const first = findings.kept.filter(({ rule }) => rule === id).slice(0, MOST_SHOWN);
    const count = findings.counts.get(id)!;
    const [sentence = null, ...others] = new Set(first.map((finding) => finding.sentence));
    const shown = first.map((finding) => ({ where: whereOf(finding), sentence: finding.sentence }));
    const shared = others.length === 0 ? sentence : null;
    return { rule: id, kind, statement, count, sentence: shared, shown, more: count - shown.length };
  });
  return {
    errors: groups.filter(({ kind }) => kind === 'error'),
    queries: groups.filter(({ kind }) => kind === 'query'),
  };
}

/** “Worker 12, line 340: FTE30 is “37””. What stands there has been masked by the reader where it could name a person. */
function whereOf({ worker, line, item, found }: Finding): string {
  const lines = `line ${line.toLocaleString('en-GB')}`;
  const place = worker === null ? `L${lines.slice(1)}` : `Worker ${worker.toLocaleString('en-GB')}, ${lines}`;
  if (item === null) return place;
  return `${place}: ${item}${found === null ? '' : ` is “${found}”`}`;
}
