import { csvLine } from '@earshot/dataset';
import { englandTime, reconcileVouchers, type VoucherAccount, type VoucherPlan } from '@earshot/fieldwork';
import { appendAudit, findPeople, purchasesOf, type Queries, type StoredVoucher, vouchersIn } from '@earshot/store';
import { permits, type Viewer } from '../access/permissions.ts';
import { openDetails } from '../contacts/contact-details.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { entitledPeople } from './entitled-people.ts';
import { type GivingToAll, readGiving } from './give-to-all.ts';
import { settleMailedVouchers } from './hand-over.ts';
import { refuseVoucher, type VoucherRefused } from './refuse-voucher.ts';

/** A voucher that was given, as the desk shows it. */
export interface GivenVoucher {
  readonly voucherId: string;
  readonly pseudonym: string | null;
  /** Null: no contact details are held any more. */
  readonly name: string | null;
  readonly ending: string;
  readonly worth: string;
  readonly givenAt: Date;
  readonly sentAt: Date | null;
  readonly way: StoredVoucher['way'];
  /** What became of its mail; null where there is none. */
  readonly mail: string | null;
}

export interface VoucherPage {
  readonly study: Study;
  readonly plan: VoucherPlan;
  readonly accounts: readonly VoucherAccount[];
  readonly given: readonly GivenVoucher[];
  /** Whom the voucher is for and who has none; at most `MOST`. */
  readonly waiting: readonly { readonly pseudonym: string; readonly name: string | null }[];
  /** How many wait in all. */
  readonly waitingInAll: number;
  /** Giving everybody one, which goes on or went on lately; null: nobody has begun to. */
  readonly giving: GivingToAll | null;
}

/** So many people are listed, whose names are opened for it; none while everybody is being given one. */
const MOST = 50;

/**
 * The reconciled list of a study’s vouchers, and who waits for one. Names are opened for whoever hands them over, which
 * stands in the audit. Refuses with `not-permitted` or `no-such-study`.
 */
export async function readVouchers(
  world: World,
  viewer: Viewer,
  studyId: string,
): Promise<VoucherPage | VoucherRefused> {
  if (!permits(viewer, 'manage_vouchers')) return refuseVoucher('not-permitted');
  const study = world.studies.get(studyId);
  const plan = study?.fieldwork?.vouchers;
  if (!study || !plan) return refuseVoucher('no-such-study');
  const mails = await settleMailedVouchers(world, studyId);
  const entitled = await entitledPeople(world, studyId, plan);
  return world.store.transaction('contacts', async (queries) => {
    const vouchers = await vouchersIn(queries, studyId);
    const giving = await readGiving(world, queries, studyId);
    // Whoever watches how far it is sees numbers: nobody’s name is opened every few seconds.
    const most = giving?.state === 'going' ? 0 : MOST;
    const accounts = reconcileVouchers(await purchasesOf(queries, studyId), vouchers.map(stateOf));
    const counted = vouchers.filter((one) => one.givenAt && !one.cancelledAt);
    const has = new Set(counted.map((one) => one.pseudonym));
    const waiting = entitled.filter((pseudonym) => !has.has(pseudonym));
    // Those not sent yet first: they are what is left to do.
    const latest = counted
      .toSorted((one, other) => Number(one.sentAt !== null) - Number(other.sentAt !== null) || laterFirst(one, other))
      .slice(0, most);
    const listed = [...latest.flatMap(({ pseudonym }) => pseudonym ?? []), ...waiting.slice(0, most)];
    const names = await openNames(world, queries, { viewer, studyId, people: listed });
    const nameOf = (pseudonym: string | null): string | null => (pseudonym && names.get(pseudonym)) || null;
    return {
      study,
      plan,
      accounts,
      given: latest.map((one) => ({
        ...{ voucherId: one.voucherId, pseudonym: one.pseudonym, name: nameOf(one.pseudonym), ending: one.ending },
        ...{ worth: one.worth, givenAt: one.givenAt!, sentAt: one.sentAt, way: one.way },
        mail: mails.get(one.voucherId) ?? null,
      })),
      waiting: waiting.slice(0, most).map((pseudonym) => ({ pseudonym, name: nameOf(pseudonym) })),
      waitingInAll: waiting.length,
      giving,
    };
  });
}

function laterFirst(one: StoredVoucher, other: StoredVoucher): number {
  return other.givenAt!.getTime() - one.givenAt!.getTime();
}

async function openNames(
  world: World,
  queries: Queries,
  { viewer, studyId, people }: { viewer: Viewer; studyId: string; people: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const at = world.now();
  const found = await findPeople(queries, people);
  for (const { pseudonym } of found) {
    const entry = { at, actor: viewer.accountId, action: 'list-vouchers', studyId, pseudonym, detail: {} };
    await appendAudit(queries, entry);
  }
  return new Map(found.map((person) => [person.pseudonym, openDetails(world.keys, person).name]));
}

function stateOf(voucher: StoredVoucher) {
  const { purchaseId, purpose, worth, pseudonym, givenAt, sentAt, cancelledAt, forgottenAt } = voucher;
  return {
    ...{ purchaseId, purpose, worth, hasPerson: pseudonym !== null, isGiven: givenAt !== null },
    ...{ isSent: sentAt !== null, isCancelled: cancelledAt !== null, isForgotten: forgottenAt !== null },
  };
}

/**
 * The list for finance as CSV: the last characters of each code, its worth and its days, and nobody’s name or pseudonym.
 * Refuses with `not-permitted` or `no-such-study`.
 */
export async function vouchersForFinance(
  world: World,
  viewer: Viewer,
  studyId: string,
): Promise<{ readonly csv: string } | VoucherRefused> {
  if (!permits(viewer, 'manage_vouchers')) return refuseVoucher('not-permitted');
  if (!world.studies.get(studyId)?.fieldwork?.vouchers) return refuseVoucher('no-such-study');
  await settleMailedVouchers(world, studyId);
  const vouchers = await world.store.transaction('contacts', (queries) => vouchersIn(queries, studyId));
  const day = (at: Date | null): string => (at ? englandTime(at).date : '');
  const rows = vouchers.map((one) => [
    ...[one.ending, one.purpose, one.worth, stateInWords(one), one.way ?? ''],
    ...[one.boughtAt, one.givenAt, one.sentAt, one.cancelledAt].map(day),
  ]);
  const header = ['code_ends_in', 'purpose', 'worth', 'state', 'way', 'bought', 'given', 'sent', 'cancelled'];
  return { csv: [header, ...rows].map(csvLine).join('') };
}

function stateInWords({ cancelledAt, sentAt, givenAt }: StoredVoucher): string {
  if (cancelledAt) return 'cancelled';
  if (sentAt) return 'sent';
  return givenAt ? 'given, not sent' : 'left';
}
