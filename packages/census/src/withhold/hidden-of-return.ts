import type { Dataset } from '@earshot/dataset';
import { hiddenInPost } from './hidden-in-post.ts';
import { hiddenOfLeavers } from './hidden-of-leavers.ts';
import { type HiddenOfTable, ofOneVariable } from './hidden-of-table.ts';
import { Sizes } from './sizes.ts';

/**
 * What is hidden of a return, decided once for all its tables: a category or role that one of them has to hide is hidden in
 * every one that is about the same people, by headcount and by full-time equivalent. Tables have then only sums in common that
 * all of them show, so that no two of them tell more than each does (docs/decisions/0006-disclosure.md, rule 15).
 * @param dataset of `returnDataset`.
 * @returns by the name of a table of `returnPlan`, without `_fte`.
 */
export function hiddenOfReturn(dataset: Dataset): ReadonlyMap<string, HiddenOfTable> {
  const rows = Array.from({ length: dataset.rows }, (_, row) => row);
  const all = new Sizes(dataset, rows);
  return new Map([
    ...hiddenInPost(dataset, all.where('status', 'in_post')),
    ...hiddenOfLeavers(dataset, all),
    ['agency_role', ofOneVariable(dataset, all.where('status', 'agency'), 'role')],
  ]);
}
