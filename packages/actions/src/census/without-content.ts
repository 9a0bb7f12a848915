import type { Finding, ReadReturn } from '@earshot/census';

/** Rules that say why it cannot be known whose return a file is, without showing what stands in it. */
const ABOUT_OWNER = /^(F\d+|S8|V3|V9|V11)$/;

/**
 * A return of which nothing may be shown, to somebody who may see that of one other authority only: no more than whose it
 * is, and of a file that does not say whose it is, why it could not be read.
 */
export function withoutContent(read: ReadReturn): ReadReturn {
  const kept = read.authority === null ? read.findings.kept.filter(({ rule }) => ABOUT_OWNER.test(rule)) : [];
  return {
    ...read,
    totals: { vacancies_fte: null, agency_fte: null, agency_headcount: null },
    workers: [],
    isComplete: false,
    findings: foundIn(kept),
  };
}

function foundIn(kept: readonly Finding[]): ReadReturn['findings'] {
  const counts = new Map<string, number>();
  for (const { rule } of kept) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const errors = kept.filter(({ kind }) => kind === 'error').length;
  return { kept: kept.map((finding) => ({ ...finding, found: null })), counts, errors, queries: kept.length - errors };
}
