import type { ReleasesRead } from '@earshot/actions';
import { momentInWords } from '@earshot/fieldwork';

const KINDS: Readonly<Record<ReleasesRead['batches'][number]['kind'], string>> = {
  soft_launch: 'Soft launch',
  main: 'Main release',
  booster: 'Booster',
  panel: 'Panel',
};

/** What the page of a study’s releases shows. @param names of accounts, by id. */
export function releasesView({ study, batches, waiting, next }: ReleasesRead, names: ReadonlyMap<string, string>) {
  const address = `/desk/${study.id}/releases`;
  const trial = batches.filter(({ kind }) => kind === 'soft_launch').at(-1) ?? null;
  const nameOf = (id: string | null): string =>
    id === null ? '' : (names.get(id) ?? (id === 'system' ? 'the system' : 'somebody without an account now'));
  return {
    study,
    address,
    waiting,
    next,
    softLaunch: study.fieldwork.softLaunch,
    trial: trial && { batchId: trial.batchId, people: trial.people },
    batches: batches.map((batch) => ({
      batchId: batch.batchId,
      kind: KINDS[batch.kind],
      people: batch.people,
      simulated: batch.simulated,
      drawn: `${momentInWords(batch.drawnAt)} by ${nameOf(batch.drawnBy)}`,
      isDrawn: batch.seed !== null,
      released: batch.releasedAt && `${momentInWords(batch.releasedAt)} by ${nameOf(batch.releasedBy)}`,
      decision: batch.decision && {
        what: batch.decision === 'go' ? 'Go' : 'No-go',
        when: `${momentInWords(batch.decidedAt!)} by ${nameOf(batch.decidedBy)}`,
        reasons: batch.reasons,
      },
    })),
    unreleased: batches
      .filter(({ kind, releasedAt }) => releasedAt === null && kind !== 'soft_launch')
      .map(({ batchId, kind, people }) => ({ batchId, kind: KINDS[kind], people })),
  };
}
