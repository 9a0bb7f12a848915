import type { MonthPage, MonthRead } from '@earshot/actions';
import type { Table } from '@earshot/tables';
import { tableLines } from './table-lines.ts';

/** How many rows each file has that can be read, and what the month is counted by. */
export function checkLines({ snapshot, scheme, schemeFile, problems }: MonthRead): string[] {
  const { posts, people, cover, cases, offers, rows } = snapshot;
  const counts = Object.entries({ posts, people, cover, cases, offers }).map(
    ([name, list]) => `${name}.csv: ${list === null ? 'not given' : `${list.length.toLocaleString('en-GB')} rows`}`,
  );
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return [
    ...(rows.simulated > 0 ? ['This snapshot is simulated: nobody in it exists.'] : []),
    `Snapshot of ${snapshot.month}: ${counts.join(', ')}.`,
    schemeFile === null ? 'No scheme.yml: nothing is judged by points.' : `Scheme: ${scheme.title} (${schemeFile}).`,
    errors === 0 ? 'There is no error.' : 'There is no page of this month until the errors are mended.',
  ];
}

/** A month at the terminal: what may be said of it, then its tables. */
export function pageLines({ page, tables }: MonthPage): string[] {
  return [
    ...(tables[0]!.simulated ? ['This snapshot is simulated: nobody in it exists.', ''] : []),
    ...page.findings.map(({ text }) => `- ${text}`),
    ...notKnownLines(tables[0]!),
    '',
    ...tables.flatMap(tableLines),
    'How these numbers are counted',
    ...page.definitions.map(({ label, definition }) => `  ${label}: ${definition}`),
  ];
}

/** Why some measures have an x for a number, each reason once. */
function notKnownLines({ cells }: Table): string[] {
  const reasons = new Set(cells.map(([now]) => (now?.kind === 'symbol' ? now.meaning : null)));
  return [...reasons].flatMap((reason) => (reason === null ? [] : [`- x, not known: ${reason}`]));
}
