import { DESK_REFUSALS } from '../access/fieldwork-study.ts';

/** Every way in which handling vouchers can be refused. */
const SENTENCES = {
  'not-permitted': DESK_REFUSALS['not-permitted'],
  'no-such-study': 'There is no such study, or its fieldwork.yml says nothing of vouchers.',
  'no-codes': 'Enter the codes, one on each line.',
  'not-entitled': 'This person is not among those whom the voucher is for.',
  'none-left': 'No code is left. Buy more, and enter them first.',
  'no-such-voucher': 'There is no such voucher, or it has been cancelled.',
  'not-given': 'This voucher has not been given to anybody, or nobody knows any more to whom.',
  'already-mailed': 'This voucher has been put into a mail before.',
} as const;

export type VoucherRefusedCode = keyof typeof SENTENCES;

/** What these actions return when what was asked for is not possible; nothing has been changed then. */
export interface VoucherRefused {
  readonly refused: VoucherRefusedCode;
  readonly sentence: string;
}

/** The refusal of that code, with its sentence for whoever asked. */
export function refuseVoucher(code: VoucherRefusedCode): VoucherRefused {
  return { refused: code, sentence: SENTENCES[code] };
}
