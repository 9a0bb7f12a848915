import type { VoucherPage } from '@earshot/actions';
import { dayInWords } from '@earshot/fieldwork';
import { progressBar } from '../tasks/progress-view.ts';

const MAIL_STATES: Readonly<Record<string, string>> = {
  queued: 'mail waits',
  sending: 'mail is being sent',
  sent: 'mailed',
  refused: 'mail was refused',
  unknown: 'mail may have gone: ask the person before you send another',
  bounced: 'mail came back',
  cancelled: 'mail was taken back',
};

/** What the page of vouchers shows. */
export function voucherView({ study, plan, accounts, given, waiting, waitingInAll, giving }: VoucherPage) {
  return {
    study,
    plan,
    whom: plan.for === 'completed' ? 'whoever completed the questionnaire' : 'whoever agreed to an interview',
    isForAll: plan.for === 'completed',
    accounts: accounts.map((account) => ({
      ...account,
      boughtMoney: moneyOf(account.boughtPence),
      givenMoney: moneyOf(account.givenPence),
    })),
    given: given.map(({ voucherId, pseudonym, name, ending, worth, givenAt, sentAt, way, mail }) => ({
      ...{ voucherId, ending, worth, given: dayInWords(givenAt) },
      who: name ?? (pseudonym ? `Person ${pseudonym.slice(0, 8)}` : 'No longer known'),
      // A voucher that nobody owns any more has lost its code, too.
      isOpen: pseudonym !== null,
      canMail: pseudonym !== null && name !== null && mail === null && sentAt === null,
      state: stateOf({ sentAt, way, mail }),
    })),
    waiting: waiting.map(({ pseudonym, name }) => ({ pseudonym, who: name ?? `Person ${pseudonym.slice(0, 8)}` })),
    waitingInAll,
    giving: giving && givingView(giving),
  };
}

/** Giving everybody one: how far it is while it goes on, or what came of it. */
function givingView({ state, result, stopAsked, ...counts }: NonNullable<VoucherPage['giving']>) {
  const given =
    result && `${result.given.toLocaleString('en-GB')} ${result.given === 1 ? 'voucher was' : 'vouchers were'} given`;
  const short = result?.without ? `, and then no code was left for ${result.without.toLocaleString('en-GB')} more` : '';
  const ends: Partial<Record<typeof state, string>> = {
    done: `Everybody was gone through: ${given}${short}.`,
    stopped: `Giving everybody one was stopped: ${given}. Those who have one keep it.`,
    failed: 'Giving everybody one broke off because something went wrong on our side. Those who have one keep it.',
    interrupted: 'Giving everybody one was cut off. Those who have one keep it. Begin again for the others.',
  };
  return { goesOn: state === 'going', stopAsked, bar: progressBar(counts, 'people'), ended: ends[state] ?? null };
}

function stateOf({ sentAt, way, mail }: Pick<VoucherPage['given'][number], 'sentAt' | 'way' | 'mail'>): string {
  if (sentAt) return `${way === 'read_out' ? 'read out' : 'mailed'} on ${dayInWords(sentAt)}`;
  return mail === null ? 'not sent' : (MAIL_STATES[mail] ?? mail);
}

function moneyOf(pence: number | null): string | null {
  return pence === null ? null : (pence / 100).toLocaleString('en-GB', { style: 'currency', currency: 'GBP' });
}
