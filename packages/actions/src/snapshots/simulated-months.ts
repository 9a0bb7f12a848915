import { BREAKABLE, breakSnapshot, isMonth, SIMULATED_SCHEME, simulateMonths } from '@earshot/snapshot';

export interface SimulatedMonthsWish {
  /** The last month, YYYY-MM. */
  readonly month: string;
  readonly months: number;
  readonly workers: number;
  readonly seed: number;
  /** A rule to be broken once, in the last month. */
  readonly broken?: string;
}

/** The files of made-up months by path: a folder for each, and the scheme beside them; or why there can be none. */
export function simulatedMonths(
  wish: SimulatedMonthsWish,
): { readonly files: ReadonlyMap<string, string> } | { readonly sentence: string } {
  if (!isMonth(wish.month)) return { sentence: `“${wish.month}” is no month. Write it like 2026-10.` };
  const { broken } = wish;
  if (broken !== undefined && !BREAKABLE.includes(broken))
    return { sentence: `There is no way to break “${broken}”. Rules that can be broken: ${BREAKABLE.join(', ')}.` };
  const made = simulateMonths(wish);
  const files = made.flatMap((one) => {
    const isBroken = broken !== undefined && one.month === wish.month;
    const own = isBroken
      ? Object.entries(breakSnapshot(one, broken))
      : Object.entries(one.files).map(([name, text]) => [`${name}.csv`, text] as const);
    return own.map(([file, text]) => [`${one.month}/${file}`, text] as const);
  });
  return { files: new Map([['scheme.yml', SIMULATED_SCHEME], ...files]) };
}
