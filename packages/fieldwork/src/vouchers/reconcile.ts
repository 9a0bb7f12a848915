/** What an account needs to know of one voucher. */
export interface VoucherState {
  readonly purchaseId: string;
  readonly purpose: string;
  /** Such as “£20”. */
  readonly worth: string;
  readonly hasPerson: boolean;
  readonly isGiven: boolean;
  readonly isSent: boolean;
  readonly isCancelled: boolean;
  /** Whose it was has been deleted, because its time had come or they asked. */
  readonly isForgotten: boolean;
}

/** What was bought, as it was recorded when it was bought. */
export interface Bought {
  readonly purchaseId: string;
  readonly purpose: string;
  readonly worth: string;
  readonly codes: number;
}

/** The account of the vouchers of one purpose and worth: bought = given + left + cancelled; given = sent + not sent. */
export interface VoucherAccount {
  readonly purpose: string;
  readonly worth: string;
  readonly bought: number;
  /** Given and not cancelled. */
  readonly given: number;
  readonly sent: number;
  readonly notSent: number;
  readonly left: number;
  readonly cancelled: number;
  /** Pence of those given; null where the worth is no amount of money. */
  readonly givenPence: number | null;
  readonly boughtPence: number | null;
  /** Where it does not add up, in sentences; empty when it does. */
  readonly faults: readonly string[];
}

/**
 * Sets what has become of every code beside what was bought. What was bought is taken from the record of the purchases
 * and never from the codes themselves, so a code that is lost shows.
 */
export function reconcileVouchers(
  purchases: readonly Bought[],
  vouchers: readonly VoucherState[],
): readonly VoucherAccount[] {
  const keys = new Map([...purchases, ...vouchers].map((one) => [keyOf(one), one]));
  return [...keys.entries()].map(([key, { purpose, worth }]) => {
    const isOfThis = (one: { purpose: string; worth: string }): boolean => keyOf(one) === key;
    return accountOf({ purpose, worth }, purchases.filter(isOfThis), vouchers.filter(isOfThis));
  });
}

function keyOf({ purpose, worth }: { readonly purpose: string; readonly worth: string }): string {
  return JSON.stringify([purpose, worth]);
}

function accountOf(
  { purpose, worth }: { readonly purpose: string; readonly worth: string },
  purchases: readonly Bought[],
  vouchers: readonly VoucherState[],
): VoucherAccount {
  const count = (is: (one: VoucherState) => boolean): number => vouchers.filter(is).length;
  const bought = purchases.reduce((sum, purchase) => sum + purchase.codes, 0);
  const given = count((one) => one.isGiven && !one.isCancelled);
  const sent = count((one) => one.isGiven && !one.isCancelled && one.isSent);
  const pence = penceIn(worth);
  return {
    purpose,
    worth,
    bought,
    given,
    sent,
    notSent: given - sent,
    left: count((one) => !one.isGiven && !one.isCancelled),
    cancelled: count((one) => one.isCancelled),
    givenPence: pence === null ? null : pence * given,
    boughtPence: pence === null ? null : pence * bought,
    faults: faultsOf(purchases, vouchers),
  };
}

function faultsOf(purchases: readonly Bought[], vouchers: readonly VoucherState[]): string[] {
  const recorded = new Set(purchases.map((purchase) => purchase.purchaseId));
  const missing = purchases.flatMap(({ purchaseId, codes }) => {
    const here = vouchers.filter((one) => one.purchaseId === purchaseId).length;
    return here === codes ? [] : [`Of a purchase of ${codes} codes, ${here} are in the list.`];
  });
  const told = (many: number, sentence: string): string[] => (many > 0 ? [`${many} ${sentence}`] : []);
  const count = (is: (one: VoucherState) => boolean): number => vouchers.filter(is).length;
  return [
    ...missing,
    ...told(
      count((one) => !recorded.has(one.purchaseId)),
      'in the list belong to no purchase for this purpose.',
    ),
    ...told(
      count((one) => one.isGiven && !one.hasPerson && !one.isForgotten),
      'are marked as given, and it is not known to whom.',
    ),
    ...told(
      count((one) => one.hasPerson && !one.isGiven),
      'have a person and are not marked as given.',
    ),
    ...told(
      count((one) => one.isSent && !one.isGiven),
      'are marked as sent and not as given.',
    ),
  ];
}

/** The pence of an amount in pounds, such as “£20” or “£12.50”; null for anything else. */
export function penceIn(worth: string): number | null {
  const match = /^£(\d{1,6})(?:\.(\d\d))?$/.exec(worth.trim());
  return match ? Number(match[1]) * 100 + Number(match[2] ?? 0) : null;
}
