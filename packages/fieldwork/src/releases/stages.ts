import type { Standing } from '../organisations/standing.ts';
import { nextReleaseStep, type ReleasedBatch } from './next-step.ts';

/**
 * What a team does in a fieldwork, in its order:
 * - invite: ask the authorities, and hear from them;
 * - people: keep their staff lists, or hand them an open link;
 * - soft_launch: ask a random part of everybody first;
 * - decide: look at the quality checks, then go or no-go;
 * - main: release everybody else;
 * - contact: mails and calls until the close;
 * - results: outcomes, vouchers, what is deleted when.
 */
export type StageId = 'invite' | 'people' | 'soft_launch' | 'decide' | 'main' | 'contact' | 'results';

/** Several can be `now`: authorities still answer while the lists of others are kept. */
export interface Stage {
  readonly id: StageId;
  readonly state: 'done' | 'now' | 'later';
}

/** What the stages of a study follow from. */
export interface FieldworkSoFar {
  /** How many authorities stand where. */
  readonly standings: Readonly<Record<Standing, number>>;
  /** How many authorities have an open link. */
  readonly openLinks: number;
  /** In their order. */
  readonly batches: readonly ReleasedBatch[];
  /** How many were uploaded and are in no batch. */
  readonly waiting: number;
  /** Whether the plan has a soft launch. */
  readonly softLaunch: boolean;
  /** Whether the close has come for everybody who was released. */
  readonly closed: boolean;
}

/** The stages of a study’s fieldwork, those of a soft launch only where the plan has one. */
export function stagesOf(soFar: FieldworkSoFar): Stage[] {
  const order: StageId[] = ['invite', 'people', 'soft_launch', 'decide', 'main', 'contact', 'results'];
  const shown = order.filter((id) => soFar.softLaunch || (id !== 'soft_launch' && id !== 'decide'));
  return shown.map((id) => ({ id, state: STATE[id](soFar) }));
}

const STATE: Readonly<Record<StageId, (soFar: FieldworkSoFar) => Stage['state']>> = {
  invite: (soFar) => {
    const { invited, agreed, declined, withdrew } = soFar.standings;
    if (soFar.closed || (invited === 0 && agreed + declined + withdrew > 0)) return 'done';
    return isStaffed(soFar) && invited === 0 ? 'done' : 'now';
  },
  people: (soFar) => {
    if (soFar.closed || isStaffed(soFar) || soFar.openLinks > 0) return 'done';
    return soFar.standings.agreed > 0 ? 'now' : 'later';
  },
  soft_launch: (soFar) => ofRelease(soFar, ['draw', 'release'], isTried(soFar)),
  decide: (soFar) =>
    ofRelease(
      soFar,
      ['decide'],
      soFar.batches.some(({ decision }) => decision === 'go'),
    ),
  main: (soFar) => ofRelease(soFar, ['main'], isBegun(soFar)),
  contact: (soFar) => {
    if (soFar.closed) return 'done';
    return isTried(soFar) || soFar.openLinks > 0 ? 'now' : 'later';
  },
  results: ({ closed }) => (closed ? 'now' : 'later'),
};

function ofRelease(soFar: FieldworkSoFar, steps: readonly string[], isDone: boolean): Stage['state'] {
  if (steps.includes(nextReleaseStep(soFar.batches, soFar))) return 'now';
  return isDone || isBegun(soFar) || soFar.closed ? 'done' : 'later';
}

function isStaffed({ waiting, batches }: FieldworkSoFar): boolean {
  return waiting > 0 || batches.length > 0;
}

function isTried({ batches }: FieldworkSoFar): boolean {
  return batches.some(({ releasedAt }) => releasedAt !== null);
}

function isBegun({ batches }: FieldworkSoFar): boolean {
  return batches.some(({ kind, releasedAt }) => kind === 'main' && releasedAt !== null);
}
