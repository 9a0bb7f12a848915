import { hiddenInSums } from '@earshot/tables';
import { added, SMALLEST_SIZE } from './sizes.ts';

/** Which groups are hidden in every table of a return. */
export interface HiddenGroups {
  readonly categories: readonly boolean[];
  readonly levels: readonly boolean[];
}

/**
 * Which cells of a crossing are hidden: all of a hidden category or level, and of the others those that are few, with what
 * would tell them. Hidden categories are one row here, and hidden levels with those in none one column, since that is how
 * a reader knows them: every sum at the edges is known, and what can be worked out in this table depends on no other.
 * @param sizes sizes[category][level], the last level being of those in none.
 * @returns hidden[category][level], without that last one.
 */
export function hiddenInCrossing(sizes: readonly (readonly number[])[], hidden: HiddenGroups): boolean[][] {
  const rows = shownAndRest(hidden.categories);
  const columns = shownAndRest([...hidden.levels, true]);
  const cells = rows.map((categories) =>
    columns.map((levels) => added(categories.flatMap((category) => levels.map((level) => sizes[category]![level]!)))),
  );
  const known = (people: number) => ({ people, is: 'known' as const });
  const found = hiddenInSums(
    {
      cells: cells.map((row) => row.map((people) => ({ people, is: 'open' }))),
      rows: cells.map((row) => known(added(row))),
      columns: columns.map((_, column) => known(added(cells.map((row) => row[column]!)))),
    },
    { fewest: SMALLEST_SIZE },
  );
  return hidden.categories.map((isHidden, category) =>
    hidden.levels.map((isLevelHidden, level) => {
      if (isHidden || isLevelHidden) return true;
      const row = rows.findIndex((one) => one.includes(category));
      return found.cells[row]![columns.findIndex((one) => one.includes(level))]!;
    }),
  );
}

/** The places of what is shown, each by itself, and then of all that is hidden, together. */
function shownAndRest(hidden: readonly boolean[]): number[][] {
  const places = hidden.map((_, place) => place);
  const rest = places.filter((place) => hidden[place]);
  return [...places.filter((place) => !hidden[place]).map((place) => [place]), ...(rest.length > 0 ? [rest] : [])];
}
