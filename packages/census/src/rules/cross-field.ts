import type { Collection, Item } from '../collection/collection.ts';
import type { Finding } from '../finding.ts';
import type { Worker } from '../worker.ts';
import { WANTED_OF_EMPLOYED } from './catalogue.ts';
import { duplicateQuery } from './duplicates.ts';
import { QUERIES } from './queries.ts';

type Report = (finding: Finding) => void;

/** Checks worker by worker what holds between the items of one, and whether one person stands twice. */
export function crossFieldRules(collection: Collection, report: Report): (worker: Worker) => void {
  const elements = new Map(collection.items.map(({ name, element }) => [name, element]));
  const element = (name: Item['name']): string => elements.get(name)!;
  const error = (rule: string, { number, line }: Worker, name: Item['name'], sentence: string): void =>
    report({ rule, kind: 'error', worker: number, line, item: element(name), found: null, sentence });
  const queries = QUERIES.filter(({ id }) => !collection.dormantRules.includes(id));
  const checkDuplicate = duplicateQuery(collection, report);

  return (worker) => {
    checkWanted(worker, collection, error);
    checkTogether(worker, element, error);
    for (const { id, item, looksWrong, sentence } of queries) {
      const found = looksWrong(worker, collection);
      if (found === null) continue;
      const { number } = worker;
      const line = worker.given.get(item) ?? worker.line;
      report({ rule: id, kind: 'query', worker: number, line, item: element(item), found, sentence });
    }
    checkDuplicate(worker);
  };
}

type ReportError = (rule: string, worker: Worker, name: Item['name'], sentence: string) => void;

/** S5, X1 to X11 and X15: what has to be given of everybody, and of those whom the authority employs. */
function checkWanted(worker: Worker, { items }: Collection, error: ReportError): void {
  for (const { name, element, wantedOf } of items) {
    if (wantedOf === null || worker.given.has(name)) continue;
    const rule =
      worker.isAgency === true ? null : (WANTED_OF_EMPLOYED[name] ?? (wantedOf === 'employed' ? 'X15' : null));
    if (rule)
      error(rule, worker, name, `${element} is missing, and is wanted of every worker whom the authority employs.`);
    else if (wantedOf === 'all') error('S5', worker, name, `${element} is missing, and is wanted of every worker.`);
  }
}

/** X12 (of agency workers; X7 and X8 say the same of others) and X14: items that come together or not at all. */
function checkTogether(worker: Worker, element: (name: Item['name']) => string, error: ReportError): void {
  for (const [rule, names] of [
    ['X12', worker.isAgency === true ? (['role_start', 'origin'] as const) : []],
    ['X14', ['role_end', 'reason', 'destination'] as const],
  ] as const) {
    const missing = names.filter((name) => !worker.given.has(name));
    if (missing.length === 0 || missing.length === names.length) continue;
    const lacking = missing.map(element).join(' and ');
    const all = names.map(element).join(', ');
    error(
      rule,
      worker,
      missing[0]!,
      `${lacking} is missing: ${all} come together or not at all. Add it, or take the rest out.`,
    );
  }
}
