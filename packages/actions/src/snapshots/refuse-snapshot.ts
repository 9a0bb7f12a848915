/** What can be wrong with anything that is asked about snapshots at the desk. */
const SNAPSHOT_REFUSALS = {
  'not-permitted': 'Your account does not have the right to do this.',
  'no-such-snapshot': 'No snapshot of that month is kept here.',
  'no-authority': 'Earshot knows no such authority, so that there is no snapshot of it to keep.',
  'month-ahead': 'That month has not begun. Choose the month that the files are of.',
  'real-kept': 'A snapshot of real people is kept of that month. A simulated one does not take its place.',
} as const;

/** What an action returns when it has changed nothing. */
export interface SnapshotRefused {
  readonly refused: keyof typeof SNAPSHOT_REFUSALS;
  readonly sentence: string;
}

export function refuseSnapshot(refused: keyof typeof SNAPSHOT_REFUSALS): SnapshotRefused {
  return { refused, sentence: SNAPSHOT_REFUSALS[refused] };
}
