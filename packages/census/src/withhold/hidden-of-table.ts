import type { Dataset } from '@earshot/dataset';
import { hiddenTogether } from './hidden-together.ts';
import { codesOf, type Sizes } from './sizes.ts';

/** What a table hides, by code. */
export interface HiddenOfTable {
  /** Whether it may be made by full-time equivalent. */
  readonly hasHours: boolean;
  /** Whether it shows means over bands, and no categories. */
  readonly isOfMeans?: true;
  /** In the total. */
  readonly total: (category: string) => boolean;
  /** In the column of a role; asked of tables by role only. */
  readonly cell: (category: string, role: string) => boolean;
}

/** A variable whose categories are hidden together, by itself. */
export function ofOneVariable(dataset: Dataset, of: Sizes, item: string): HiddenOfTable {
  return ofPlaces(dataset, { item, hasHours: of.areByHours, categories: together(of.by(item)) });
}

/** The categories of a variable that are hidden, so that enough are by each of these counts. */
export function together(...counts: readonly (readonly number[])[]): boolean[] {
  return hiddenTogether(counts.map((sizes) => ({ sizes, rest: 0 })));
}

/** What is hidden by place, by code. */
export function ofPlaces(
  dataset: Dataset,
  hidden: {
    readonly item: string;
    readonly hasHours: boolean;
    readonly categories: readonly boolean[];
    /** cells[category][role] */
    readonly cells?: readonly (readonly boolean[])[];
  },
): HiddenOfTable {
  const { item, hasHours, categories, cells } = hidden;
  const [codes, roles] = [codesOf(dataset, item), codesOf(dataset, 'role')];
  return {
    hasHours,
    total: (category) => categories[codes.indexOf(category)]!,
    cell: (category, role) => cells![codes.indexOf(category)]![roles.indexOf(role)]!,
  };
}

/** Means and medians over bands of service: those of a column that hides a band would say how many can be in it. */
export function ofMeans(dataset: Dataset, bands: HiddenOfTable): HiddenOfTable {
  const codes = codesOf(dataset, 'service');
  return {
    hasHours: bands.hasHours,
    isOfMeans: true,
    total: () => codes.some((code) => bands.total(code)),
    cell: (_, role) => codes.some((code) => bands.cell(code, role)),
  };
}

/** All of a table, or nothing. */
export function ofWhole(of: Sizes, isHidden: boolean): HiddenOfTable {
  return { hasHours: of.areByHours, total: () => isHidden, cell: () => isHidden };
}
