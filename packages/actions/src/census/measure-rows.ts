import type { CensusMeasure } from '@earshot/census';
import type { BesidePublished } from './beside-published.ts';

/** A measure with what stands beside it. */
export interface MeasureRow {
  readonly measure: CensusMeasure;
  /** As printed; null where nothing is. */
  readonly published: string | null;
  readonly agrees: boolean | null;
  readonly difference: number | null;
}

/** Measures in their order, each with its published figure. */
export function measureRows(measures: readonly CensusMeasure[], published: BesidePublished | null): MeasureRow[] {
  const byId = new Map((published?.measures ?? []).map((each) => [each.id, each]));
  return measures.map((measure) => {
    const beside = byId.get(measure.id);
    const { publishedText = null, agrees = null, difference = null } = beside ?? {};
    return { measure, published: publishedText, agrees, difference };
  });
}
