import type { Dataset } from '@earshot/dataset';
import { hiddenInCrossing } from './hidden-in-crossing.ts';
import { type HiddenOfTable, ofMeans, ofOneVariable, ofPlaces, together } from './hidden-of-table.ts';
import { type GroupSizes, hiddenTogether } from './hidden-together.ts';
import { added, type Sizes, SMALLEST_SIZE } from './sizes.ts';

const BY_ROLE = ['gender', 'age_group', 'ethnic_group', 'service'] as const;

/** What is hidden of those in post and of the starters among them, by table. */
export function hiddenInPost(dataset: Dataset, inPost: Sizes): (readonly [string, HiddenOfTable])[] {
  const roles = hiddenRoles(inPost);
  const byRole = (item: (typeof BY_ROLE)[number]): HiddenOfTable => {
    const categories = hiddenCategories(inPost, item);
    const cells = hiddenInCrossing(inPost.crossed(item, 'role'), { categories, levels: roles });
    return ofPlaces(dataset, { item, hasHours: inPost.areByHours, categories, cells });
  };
  const service = byRole('service');
  return [
    ['role', ofPlaces(dataset, { item: 'role', hasHours: inPost.areByHours, categories: roles })],
    ['gender', byRole('gender')],
    ['age', byRole('age_group')],
    ['ethnic_group', byRole('ethnic_group')],
    ['service', service],
    ['service_years', ofMeans(dataset, service)],
    ['origin', ofOneVariable(dataset, inPost.where('starter', 'yes'), 'origin')],
    ['starters_age', ofStarters(dataset, inPost, 'age_group')],
    ['starters_ethnic_group', ofStarters(dataset, inPost, 'ethnic_group')],
  ];
}

/** Every table by role is of those of whom its own item is known. */
function hiddenRoles(inPost: Sizes): boolean[] {
  const counts = BY_ROLE.map((item): GroupSizes => {
    const crossed = inPost.crossed(item, 'role');
    const levels = crossed[0]!.map((_, level) => added(crossed.map((sizes) => sizes[level]!)));
    return { sizes: levels.slice(0, -1), rest: levels.at(-1)! };
  });
  return hiddenTogether([{ sizes: inPost.by('role'), rest: 0 }, ...counts]);
}

/** Everybody who started this year has been there for less than two years: of that band a reader knows those. */
function hiddenCategories(inPost: Sizes, item: string): boolean[] {
  return item === 'service'
    ? together(inPost.by(item), inPost.without('starter', 'yes').by(item))
    : together(inPost.by(item));
}

/** Whoever is not among the starters is among the others: what is hidden of the one is of the other. */
function ofStarters(dataset: Dataset, inPost: Sizes, item: 'age_group' | 'ethnic_group'): HiddenOfTable {
  const sizes = inPost.crossed(item, 'starter');
  const isEnough = added(sizes.map(([started]) => started!)) >= SMALLEST_SIZE;
  const hidden = { categories: hiddenCategories(inPost, item), levels: [false, false] };
  const categories = hiddenInCrossing(sizes, hidden).map(([isHidden]) => !isEnough || isHidden!);
  const hasHours = inPost.areByHours && inPost.where('starter', 'yes').areByHours;
  return ofPlaces(dataset, { item, hasHours, categories });
}
