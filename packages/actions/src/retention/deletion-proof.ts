import { createHash } from 'node:crypto';
import type { Deletion } from '@earshot/store';

/** The SHA-256 of a deletion together with the hash of the one before it, in hexadecimal digits. */
export function proofOf(deletion: Omit<Deletion, 'sha256'>): string {
  const { previousSha256, studyId, kind, rule, rows, dueOn, doneAt } = deletion;
  const counted = Object.entries(rows).sort(([one], [other]) => (one < other ? -1 : 1));
  const text = JSON.stringify([previousSha256, studyId, kind, rule, counted, dueOn, doneAt.toISOString()]);
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Whether the proofs are whole: each holds the hash of the one before, none has been changed, and every one that the
 * audit names is there (so a last one that was taken away shows, too). In sentences; empty when all is well.
 * @param audited the hashes that the audit names, in order.
 */
export function faultsOfProofs(deletions: readonly Deletion[], audited: readonly string[]): string[] {
  const faults: string[] = [];
  let previous = '0'.repeat(64);
  for (const [index, deletion] of deletions.entries()) {
    if (deletion.previousSha256 !== previous) faults.push(`Before proof ${index + 1} one is missing.`);
    if (proofOf(deletion) !== deletion.sha256) faults.push(`Proof ${index + 1} has been changed.`);
    previous = deletion.sha256;
  }
  const known = new Set(deletions.map(({ sha256 }) => sha256));
  const lost = audited.filter((sha256) => !known.has(sha256)).length;
  if (lost > 0) faults.push(`The audit names ${lost} ${lost === 1 ? 'proof that is' : 'proofs that are'} not here.`);
  return faults;
}
