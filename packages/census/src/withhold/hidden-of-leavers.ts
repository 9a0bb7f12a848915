import type { Dataset } from '@earshot/dataset';
import { type HiddenOfTable, ofMeans, ofOneVariable, ofPlaces, ofWhole, together } from './hidden-of-table.ts';
import { isFew } from './hidden-together.ts';
import type { Sizes } from './sizes.ts';

/** What is hidden of those who left since 1 October, by table. */
export function hiddenOfLeavers(dataset: Dataset, all: Sizes): (readonly [string, HiddenOfTable])[] {
  const leavers = all.where('status', 'left');
  const isEarlyHidden = together(leavers.by('early')).some(Boolean);
  const service = ofPlaces(dataset, {
    item: 'service',
    hasHours: leavers.areByHours,
    categories: hiddenBands(leavers, isEarlyHidden),
  });
  // All who left, less the leavers, are those who started and left in the year.
  const isBriefFew = isFew(all.where('status', 'brief').all());
  return [
    ['destination', ofOneVariable(dataset, leavers, 'destination')],
    ['reason', ofOneVariable(dataset, leavers, 'reason')],
    ['leavers_service', service],
    ['leavers_service_years', ofMeans(dataset, service)],
    ['leavers_early', ofWhole(leavers, isEarlyHidden)],
    ['gone_early', ofWhole(leavers, isEarlyHidden || isBriefFew)],
    ['leavers_age', ofOneVariable(dataset, leavers, 'age_group')],
    ['leavers_ethnic_group', ofOneVariable(dataset, leavers, 'ethnic_group')],
  ];
}

/** Where it is shown who left within a year, a reader knows those of the band of less than two years. */
function hiddenBands(leavers: Sizes, isEarlyHidden: boolean): boolean[] {
  const others = isEarlyHidden ? leavers : leavers.without('early', 'yes');
  return together(leavers.by('service'), others.by('service'));
}
