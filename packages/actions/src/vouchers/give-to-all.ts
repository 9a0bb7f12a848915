import { askTaskToStop, latestTask, lockVouchers, type Queries, vouchersIn } from '@earshot/store';
import { permits, type Viewer } from '../access/permissions.ts';
import { drawPseudonym } from '../answering/pseudonym.ts';
import { beginTask } from '../tasks/begin-task.ts';
import { type Progress, runTask, TaskStopped } from '../tasks/run-task.ts';
import { type Task, taskOf } from '../tasks/task.ts';
import type { World } from '../world.ts';
import { entitledPeople } from './entitled-people.ts';
import { give } from './give-voucher.ts';
import { refuseVoucher, type VoucherRefused } from './refuse-voucher.ts';

/** What came of giving everybody a voucher. */
interface GivenToAll {
  readonly given: number;
  /** For whom no code was left. */
  readonly without: number;
}

/** How far it has come, or what came of it. */
export interface GivingToAll extends Task {
  /** Null: it goes on, or was cut off. */
  readonly result: GivenToAll | null;
}

/** After so many people it is said how far it is. */
const STRIDE = 20;

/**
 * Begins to give everybody a voucher whom it is for and who has none, while codes are left. Only where it is for
 * completing. Each person’s is kept at once, so whoever stops it, or begins it again after a crash, leaves nothing half
 * done: those who have one have one, and the others wait as before. While it goes on it is not begun a second time.
 * `finished` is for whoever waits. Refuses with `not-permitted` or `no-such-study`.
 */
export async function giveVouchersToAll(
  world: World,
  viewer: Viewer,
  { studyId, stopping }: { readonly studyId: string; readonly stopping?: AbortSignal },
): Promise<{ readonly finished: Promise<unknown> } | VoucherRefused> {
  if (!permits(viewer, 'manage_vouchers')) return refuseVoucher('not-permitted');
  const plan = world.studies.get(studyId)?.fieldwork?.vouchers;
  if (plan?.for !== 'completed') return refuseVoucher('no-such-study');
  const entitled = await entitledPeople(world, studyId, plan);
  const begun = await world.store.transaction('contacts', async (queries) => {
    await lockVouchers(queries, studyId);
    if ((await readGiving(world, queries, studyId))?.state === 'going') return null;
    const has = new Set((await vouchersIn(queries, studyId)).map((one) => (one.cancelledAt ? null : one.pseudonym)));
    const waiting = entitled.filter((pseudonym) => !has.has(pseudonym));
    const taskId = drawPseudonym(world.randomBytes);
    const task = {
      taskId,
      kind: 'give_vouchers',
      studyId,
      startedBy: viewer.accountId,
      whole: waiting.length,
    } as const;
    await beginTask(world, queries, task);
    return { taskId, waiting };
  });
  if (!begun) return { finished: Promise.resolve() };
  const { taskId, waiting } = begun;
  const giving = { studyId, purpose: plan.purpose, waiting };
  const finished = runTask(world, { taskId, stopping }, (progress) => giveEach(world, viewer, { ...giving, progress }));
  return { finished };
}

async function giveEach(
  world: World,
  viewer: Viewer,
  giving: { studyId: string; purpose: string; waiting: readonly string[]; progress: Progress },
): Promise<GivenToAll> {
  const { studyId, purpose, waiting, progress } = giving;
  let given = 0;
  for (const [position, pseudonym] of waiting.entries()) {
    if (position % STRIDE === 0 && !progress.tell(position)) throw new TaskStopped({ given, without: 0 });
    const handed = await give(world, viewer, { studyId, purpose, pseudonym });
    if (handed === null) return { given, without: waiting.length - position };
    if (handed.isNew) given += 1;
  }
  return { given, without: 0 };
}

/** Stops the giving that goes on in a study; whoever has a voucher keeps it. Refuses with `not-permitted` or `no-such-study`. */
export async function stopGiving(
  world: World,
  viewer: Viewer,
  studyId: string,
): Promise<{ readonly asked: true } | VoucherRefused> {
  if (!permits(viewer, 'manage_vouchers')) return refuseVoucher('not-permitted');
  if (!world.studies.get(studyId)?.fieldwork?.vouchers) return refuseVoucher('no-such-study');
  await world.store.transaction('contacts', async (queries) => {
    const latest = await latestTask(queries, 'give_vouchers', studyId);
    if (latest) await askTaskToStop(queries, latest.taskId);
  });
  return { asked: true };
}

/** The giving that goes on in a study, or the last of the day before; null: none. Role: contacts. */
export async function readGiving(world: World, queries: Queries, studyId: string): Promise<GivingToAll | null> {
  const latest = await latestTask(queries, 'give_vouchers', studyId);
  return latest && { ...taskOf(latest, world.now()), result: latest.result as GivenToAll | null };
}
