import { appendAudit, insertPurchase, knownCodes, lockVouchers } from '@earshot/store';
import { permits, type Viewer } from '../access/permissions.ts';
import { drawPseudonym } from '../answering/pseudonym.ts';
import { seal } from '../contacts/seal.ts';
import type { World } from '../world.ts';
import { refuseVoucher, type VoucherRefused } from './refuse-voucher.ts';
import { type CodeFault, codeIndex, endingOf, readCodes } from './voucher-code.ts';

/**
 * Enters codes that were bought, one a line, for the purpose and worth of the study’s plan. All or none: a line that is no
 * code, stands twice or was bought before is listed, and nothing is kept. Refuses with `not-permitted`, `no-such-study` or
 * `no-codes`.
 */
export async function buyVouchers(
  world: World,
  viewer: Viewer,
  { studyId, text }: { readonly studyId: string; readonly text: string },
): Promise<{ readonly bought: number } | { readonly faults: readonly CodeFault[] } | VoucherRefused> {
  if (!permits(viewer, 'manage_vouchers')) return refuseVoucher('not-permitted');
  const plan = world.studies.get(studyId)?.fieldwork?.vouchers;
  if (!plan) return refuseVoucher('no-such-study');
  const { codes, faults } = readCodes(text);
  if (faults.length > 0) return { faults };
  if (codes.length === 0) return refuseVoucher('no-codes');
  const at = world.now();
  const indexes = codes.map((code) => codeIndex(world.keys, code));
  return world.store.transaction('contacts', async (queries) => {
    await lockVouchers(queries, studyId);
    const known = await knownCodes(queries, indexes);
    const repeated = codes.filter((_, position) => known.has(Buffer.from(indexes[position]!).toString('hex')));
    if (repeated.length > 0) return { faults: repeated.map((code) => boughtBefore(code, text)) };
    const purchaseId = drawPseudonym(world.randomBytes);
    const { purpose, worth } = plan;
    const purchase = { purchaseId, studyId, purpose, worth, codes: codes.length };
    await insertPurchase(
      queries,
      { ...purchase, actor: viewer.accountId, boughtAt: at },
      codes.map((code, position) => sealedCode(world, code, indexes[position]!)),
    );
    const entry = { at, actor: viewer.accountId, action: 'buy-vouchers', studyId, pseudonym: null };
    await appendAudit(queries, { ...entry, detail: { purchaseId, codes: codes.length } });
    return { bought: codes.length };
  });
}

function sealedCode({ keys, randomBytes }: World, code: string, index: Uint8Array) {
  const voucherId = drawPseudonym(randomBytes);
  const sealed = seal(code, { key: keys.contacts, owner: voucherId, randomBytes });
  return { voucherId, sealedCode: sealed, codeIndex: index, ending: endingOf(code) };
}

function boughtBefore(code: string, text: string): CodeFault {
  const line = text.split(/\r\n|\r|\n/).findIndex((written) => written.includes(code)) + 1;
  return { line, sentence: 'This code was entered before.' };
}
