import type { ReleasesRead } from '@earshot/actions';
import type { Question } from '../access/ask-first.ts';

/**
 * What is asked before people are released; null where there is nothing to release.
 * @param batchId the batch that was put together; null: everybody who waits.
 */
export function askToRelease({ study, batches, waiting, next }: ReleasesRead, batchId: number | null): Question | null {
  const batch = batches.find((one) => one.batchId === batchId);
  if (batchId === null ? next !== 'main' : !batch || batch.releasedAt !== null) return null;
  const count = batch?.people ?? waiting;
  const people = `${count.toLocaleString('en-GB')} ${count === 1 ? 'person' : 'people'}`;
  return {
    study,
    heading: `Release ${people}?`,
    consequences: [
      'Each of them gets a link of their own. Their invitations go out as soon as the hours of the plan allow, and reminders and calls follow.',
      'A release cannot be taken back.',
    ],
    button: `Release ${people}`,
    back: `/desk/${study.id}/releases`,
  };
}
