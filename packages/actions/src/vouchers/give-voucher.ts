import { appendAudit, lockVouchers, type StoredVoucher, takeVoucher, voucherOf } from '@earshot/store';
import { permits, type Viewer } from '../access/permissions.ts';
import type { World } from '../world.ts';
import { entitledPeople } from './entitled-people.ts';
import { refuseVoucher, type VoucherRefused } from './refuse-voucher.ts';

/**
 * Gives one person the oldest code that is left, once: whoever asks again, or at the same moment, gets the same voucher.
 * Refuses with `not-permitted`, `no-such-study`, `not-entitled` or `none-left`.
 */
export async function giveVoucher(
  world: World,
  viewer: Viewer,
  { studyId, pseudonym }: { readonly studyId: string; readonly pseudonym: string },
): Promise<{ readonly voucherId: string } | VoucherRefused> {
  if (!permits(viewer, 'manage_vouchers')) return refuseVoucher('not-permitted');
  const plan = world.studies.get(studyId)?.fieldwork?.vouchers;
  if (!plan) return refuseVoucher('no-such-study');
  const entitled = await entitledPeople(world, studyId, plan);
  if (!entitled.includes(pseudonym)) return refuseVoucher('not-entitled');
  const given = await give(world, viewer, { studyId, purpose: plan.purpose, pseudonym });
  return given ? { voucherId: given.voucher.voucherId } : refuseVoucher('none-left');
}

/** The voucher that somebody has, or the next that is left; null: none is left. */
export function give(
  world: World,
  viewer: Viewer,
  wanted: { readonly studyId: string; readonly purpose: string; readonly pseudonym: string },
): Promise<{ readonly voucher: StoredVoucher; readonly isNew: boolean } | null> {
  const { studyId, pseudonym } = wanted;
  const at = world.now();
  return world.store.transaction('contacts', async (queries) => {
    await lockVouchers(queries, studyId);
    const has = await voucherOf(queries, wanted);
    if (has) return { voucher: has, isNew: false };
    const voucher = await takeVoucher(queries, { ...wanted, at });
    if (!voucher) return null;
    const entry = { at, actor: viewer.accountId, action: 'give-voucher', studyId, pseudonym };
    await appendAudit(queries, { ...entry, detail: { voucherId: voucher.voucherId } });
    return { voucher, isNew: true };
  });
}
