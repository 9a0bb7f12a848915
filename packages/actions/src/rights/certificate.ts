import type { ErasureStep, RightsRequest, RowsByTable } from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';

/** What an erasure does not take away, and why. */
const REMAINS = [
  {
    what: 'Entries of the audit under the pseudonym',
    why: 'They show that the data was handled as it should be, and that it was erased. They hold no name, address or answer.',
  },
  {
    what: 'Keyed hashes of the e-mail address and telephone number, in the list of people not to be contacted',
    why: 'So that the person is left alone when the same address comes on another list. Nobody can read an address from them.',
  },
  {
    what: 'This request and its certificate, under the pseudonym',
    why: 'They show that the request was met.',
  },
  {
    what: 'The record that a voucher was given, without whose it was and without its code',
    why: 'The accounts of what was bought have to add up.',
  },
  {
    what: 'Results that were published before',
    why: 'They show groups of people only. Results that are built from now on are built without the person.',
  },
  {
    what: 'Backups made before',
    why: 'They are overwritten in turn. Whoever restores one carries out again the erasures made after it; docs/data-protection.md says how.',
  },
];

/** What a certificate says. */
export interface Certified {
  readonly request: RightsRequest;
  readonly steps: readonly ErasureStep[];
  readonly remaining: RowsByTable;
  readonly viewer: Viewer;
  readonly at: Date;
}

/** A certificate as JSON, in a fixed order: what its hash is taken of. It names nobody: people are pseudonyms in it. */
export function certificateText({ request, steps, remaining, viewer, at }: Certified): string {
  const certificate = {
    certificate: 'Earshot: erasure of personal data',
    requestId: request.requestId,
    askedBy: request.askedBy,
    receivedOn: request.receivedOn,
    dueOn: request.dueOn,
    people: [...request.people],
    carriedOutBy: { role: viewer.role, account: viewer.accountId },
    completedAt: at.toISOString(),
    rowsDeleted: totals(steps),
    steps: steps.map(({ step, rows, at: doneAt }) => ({ step, at: doneAt.toISOString(), rows: sorted(rows) })),
    rowsRemaining: sorted(remaining),
    remains: REMAINS,
  };
  return `${JSON.stringify(certificate, null, 2)}\n`;
}

function totals(steps: readonly ErasureStep[]): RowsByTable {
  const sums: Record<string, number> = {};
  for (const { rows } of steps) {
    for (const [table, count] of Object.entries(rows)) sums[table] = (sums[table] ?? 0) + count;
  }
  return sorted(sums);
}

function sorted(rows: RowsByTable): RowsByTable {
  return Object.fromEntries(Object.entries(rows).sort(([one], [other]) => (one < other ? -1 : 1)));
}
