import { rulesOf } from '@earshot/census';
import type { CheckedReturn } from './check-return.ts';

/** What was found in a return, as one object of plain data. */
export function checkJson({ read, measures, digest }: CheckedReturn) {
  const { authority, collection, findings, isComplete, isSimulated, workers } = read;
  const year = collection?.year ?? null;
  return {
    authority,
    year,
    layout: collection?.basis ?? null,
    simulated: isSimulated,
    complete: isComplete,
    sha256: digest,
    workers: workers.length,
    errors: findings.errors,
    queries: findings.queries,
    rules: rulesOf(collection).map(({ id, kind, statement }) => ({
      id,
      kind,
      statement,
      findings: findings.counts.get(id) ?? 0,
    })),
    findings: findings.kept,
    measures,
  };
}
