import type { Finding } from '@earshot/census';
import type { CountedReturn } from './return-task.ts';

/** Rules that say why it cannot be known whose return a file is, without showing what stands in it. */
const ABOUT_OWNER = /^(F\d+|S8|V3|V9|V11)$/;

/**
 * What somebody may be shown who may see the return of one authority only. Of any other return that is no more than
 * whose it is; of a file that does not say whose it is, why it could not be read.
 * @param authority the three digits of their own.
 * @returns the return as it is, or with everything taken out that stands in it.
 */
export function ofOwnAuthority(counted: CountedReturn, authority: string): CountedReturn {
  const { read } = counted.checked;
  if (read.authority === authority) return counted;
  const kept = read.authority === null ? read.findings.kept.filter(({ rule }) => ABOUT_OWNER.test(rule)) : [];
  const blank = {
    ...read,
    totals: { vacancies_fte: null, agency_fte: null, agency_headcount: null },
    workers: [],
    isComplete: false,
    findings: foundIn(kept),
  };
  return { checked: { read: blank, measures: null, digest: null }, tables: [] };
}

function foundIn(kept: readonly Finding[]) {
  const counts = new Map<string, number>();
  for (const { rule } of kept) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const errors = kept.filter(({ kind }) => kind === 'error').length;
  return { kept: kept.map((finding) => ({ ...finding, found: null })), counts, errors, queries: kept.length - errors };
}
