import {
  authorityCalled,
  type ColumnUses,
  columnFaults,
  countRows,
  guessColumns,
  type ListAuthority,
  type ListCounts,
  type ListFault,
  NO_ROWS,
} from '@earshot/fieldwork';
import type { Study } from '../study.ts';
import { checkedSlices } from './checked-slices.ts';
import { openListFile } from './reading/list-file.ts';
import { ListBroken } from './reading/unreadable-list.ts';

/** What a staff list would bring, as far as it can be said without a database. */
export interface ListFilePreview {
  readonly header: readonly string[];
  readonly uses: ColumnUses;
  readonly notes: readonly string[];
  readonly counts: ListCounts;
  readonly faults: readonly ListFault[];
}

/**
 * Checks a staff list by itself: everything that the desk’s preview says but who is in the study already or wants no
 * contact. Its columns are what their headings say. A sentence says why it cannot be read, or what its columns lack.
 */
export async function previewListFile(
  study: Study,
  { bytes, authorities }: { readonly bytes: Uint8Array; readonly authorities: readonly ListAuthority[] },
): Promise<ListFilePreview | { readonly sentence: string }> {
  const sample = study.fieldwork?.sample ?? { columns: {}, scope: null };
  const variables = study.questionnaire.sample;
  const guess = (header: readonly string[]): ColumnUses =>
    guessColumns(header, { sample, variables }).map((use) => (use === 'started' ? null : use));
  const file = await openListFile(bytes, guess);
  if ('unreadable' in file) return { sentence: file.sentence };
  const { header, notes } = file;
  const uses = guess(header);
  const lacks = columnFaults(uses, { authority: true, started: false });
  if (lacks.length > 0) return { sentence: lacks.join(' ') };
  const reading = {
    ...{ header, uses, variables, authority: null, newEntrants: null },
    scope: sample.scope?.expression ?? null,
    authorityCalled: authorityCalled(authorities),
  };
  let counts = NO_ROWS;
  const faults: ListFault[] = [];
  try {
    for await (const rows of checkedSlices(file, reading)) {
      counts = countRows(counts, rows);
      for (const row of rows) faults.push(...row.faults);
    }
  } catch (error) {
    if (error instanceof ListBroken) return { sentence: error.found.sentence };
    throw error;
  }
  return { header, uses, notes, counts, faults };
}
