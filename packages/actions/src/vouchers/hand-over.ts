import {
  appendAudit,
  cancelVoucher,
  lockVouchers,
  markVoucherSent,
  type StoredVoucher,
  voucherMails,
  voucherStep,
  vouchersIn,
} from '@earshot/store';
import { permits, type Viewer } from '../access/permissions.ts';
import { isUuid } from '../is-uuid.ts';
import { queueMail } from '../mail/queue-mail.ts';
import type { World } from '../world.ts';
import { refuseVoucher, type VoucherRefused } from './refuse-voucher.ts';
import { openCode } from './voucher-code.ts';

/** Which voucher of which study. */
export interface WhichVoucher {
  readonly studyId: string;
  readonly voucherId: string;
}

/**
 * Mails a voucher that was given to whose it is, once. Whether it has gone is what becomes of the mail. Refuses with
 * `not-permitted`, `no-such-voucher`, `not-given` or `already-mailed`.
 */
export async function mailVoucher(
  world: World,
  viewer: Viewer,
  which: WhichVoucher,
): Promise<{ queued: true } | VoucherRefused> {
  const opened = await openGiven(world, viewer, which, 'mail-voucher');
  if ('refused' in opened) return opened;
  const { code, voucher } = opened;
  const { studyId, voucherId, pseudonym, worth, purpose } = voucher;
  const study = world.studies.get(studyId)!;
  const queued = await queueMail(world, {
    studyId,
    to: { pseudonym: pseudonym! },
    step: voucherStep(voucherId),
    subject: `${study.title}: your voucher`,
    text: letter({ title: study.title, worth, purpose, code }),
    actor: viewer.accountId,
  });
  return queued ? { queued: true } : refuseVoucher('already-mailed');
}

/** Braces would be taken for something to fill in; codes have none. */
function letter({ title, worth, purpose, code }: { title: string; worth: string; purpose: string; code: string }) {
  return [
    'Dear {name},',
    `Thank you for taking part in ${title}. This voucher is our thanks (${purpose}).`,
    `Worth: ${worth}\nCode: ${code}`,
    'Your voucher is kept apart from your answers: whoever handles it cannot see what you said.',
    'Questions? Write to {contact}.',
  ].join('\n\n');
}

/**
 * Opens the code of a voucher to be read out to whose it is, which counts as handed over. Refuses with `not-permitted`,
 * `no-such-voucher` or `not-given`.
 */
export async function readOutVoucher(
  world: World,
  viewer: Viewer,
  which: WhichVoucher,
): Promise<{ readonly code: string; readonly worth: string } | VoucherRefused> {
  const opened = await openGiven(world, viewer, which, 'read-out-voucher');
  if ('refused' in opened) return opened;
  const { voucherId, worth } = opened.voucher;
  await world.store.transaction('contacts', (queries) =>
    markVoucherSent(queries, { voucherId, way: 'read_out', at: world.now() }),
  );
  return { code: opened.code, worth };
}

function openGiven(
  world: World,
  viewer: Viewer,
  { studyId, voucherId }: WhichVoucher,
  action: string,
): Promise<{ readonly voucher: StoredVoucher; readonly code: string } | VoucherRefused> {
  if (!permits(viewer, 'manage_vouchers')) return Promise.resolve(refuseVoucher('not-permitted'));
  return world.store.transaction('contacts', async (queries) => {
    await lockVouchers(queries, studyId);
    const voucher = (await vouchersIn(queries, studyId)).find((one) => one.voucherId === voucherId);
    if (!voucher || voucher.cancelledAt) return refuseVoucher('no-such-voucher');
    if (!voucher.pseudonym) return refuseVoucher('not-given');
    const { pseudonym } = voucher;
    const entry = { at: world.now(), actor: viewer.accountId, action, studyId, pseudonym };
    await appendAudit(queries, { ...entry, detail: { voucherId } });
    return { voucher, code: openCode(world.keys, voucher) };
  });
}

/** Cancels a code that does not work or was never to be used; whose it was can be given another. Refuses with `not-permitted` or `no-such-voucher`. */
export function takeBackVoucher(
  world: World,
  viewer: Viewer,
  { studyId, voucherId }: WhichVoucher,
): Promise<{ cancelled: true } | VoucherRefused> {
  if (!permits(viewer, 'manage_vouchers')) return Promise.resolve(refuseVoucher('not-permitted'));
  if (!isUuid(voucherId)) return Promise.resolve(refuseVoucher('no-such-voucher'));
  const at = world.now();
  return world.store.transaction('contacts', async (queries) => {
    await lockVouchers(queries, studyId);
    const cancelled = await cancelVoucher(queries, { studyId, voucherId, at });
    if (!cancelled) return refuseVoucher('no-such-voucher');
    const entry = { at, actor: viewer.accountId, action: 'cancel-voucher', studyId, pseudonym: cancelled.pseudonym };
    await appendAudit(queries, { ...entry, detail: { voucherId } });
    return { cancelled: true };
  });
}

/** Marks as sent every voucher of a study whose mail has gone. Returns what became of each mail, by voucher. */
export async function settleMailedVouchers(world: World, studyId: string): Promise<ReadonlyMap<string, string>> {
  const mails = await world.store.transaction('fieldwork', (queries) => voucherMails(queries, studyId));
  const gone = mails.filter(({ state }) => state === 'sent');
  await world.store.transaction('contacts', async (queries) => {
    for (const { voucherId, changedAt } of gone) {
      await markVoucherSent(queries, { voucherId, way: 'mail', at: changedAt });
    }
  });
  return new Map(mails.map(({ voucherId, state }) => [voucherId, state]));
}
