import type { AuthorityItem, Item } from './collection.ts';

/**
 * What somebody’s own file says of one or more years, worked out against the layout of 2022: plain data, so that a thread
 * can be handed it. Read with `readOwnCollection`.
 */
export interface OwnCollection {
  readonly file: string;
  /** The first and the last year that it is about; null where it sets no bound. */
  readonly from: number | null;
  readonly to: number | null;
  readonly items: readonly Item[];
  readonly authorityItems: readonly AuthorityItem[];
  readonly ethnicGroups: Readonly<Record<string, string>>;
  /** Null where the file does not say. */
  readonly workingDays: number | null;
  readonly rules: readonly RuleYears[];
}

/** When a rule is asked. */
export interface RuleYears {
  readonly rule: string;
  readonly from: number | null;
  /** Below the first year for a rule that is never asked. */
  readonly to: number | null;
}

/** Whether a year is within two bounds, of which either may be missing. */
export function isWithin(year: number, { from, to }: { readonly from: number | null; readonly to: number | null }) {
  return (from === null || year >= from) && (to === null || year <= to);
}
