/** A cell of a published statistic: a number as printed, or the symbol that stands where a number does not. */
export type EesCell =
  | {
      readonly kind: 'number';
      readonly value: number;
      /** How many decimals are printed: `18.0` has one, `18` none. Publishers drop a closing zero, so it can vary. */
      readonly decimals: number;
    }
  | { readonly kind: 'symbol'; readonly symbol: EesSymbol };

/** The symbols of “explore education statistics”; `:` is that of releases up to 2021. */
export type EesSymbol = 'z' | 'x' | 'c' | 'u' | 'low' | ':';

/** What each symbol means, as a reader needs to hear it. */
export const EES_SYMBOL_MEANINGS: Readonly<Record<EesSymbol, string>> = {
  z: 'not applicable: there is nothing to measure here',
  x: 'not available: the figure was not supplied',
  c: 'kept back, so that nobody can be recognised',
  u: 'left out by the publisher as too unreliable to use',
  low: 'more than zero, but rounds to zero',
  ':': 'not available',
};

/** Reads one cell; null when it is neither a plain decimal number nor a symbol. A blank cell is null too. */
export function readEesCell(text: string): EesCell | null {
  if (Object.hasOwn(EES_SYMBOL_MEANINGS, text)) return { kind: 'symbol', symbol: text as EesSymbol };
  const printed = /^-?\d+(?:\.(\d+))?$/.exec(text);
  return printed ? { kind: 'number', value: Number(text), decimals: printed[1]?.length ?? 0 } : null;
}
