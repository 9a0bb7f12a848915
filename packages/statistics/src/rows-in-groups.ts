/** Rows, those of a group beside each other, in their order. */
export interface RowsInGroups {
  readonly order: Int32Array;
  /** By group, where it begins in the order; and how many rows there are. */
  readonly starts: Int32Array;
}

/** Puts the rows of a group beside each other. @param groupOf by row, −1 for one that is in none. */
export function rowsInGroups(groupOf: Int32Array, groups: number): RowsInGroups {
  const starts = new Int32Array(groups + 1);
  for (const group of groupOf) if (group >= 0) starts[group + 1]! += 1;
  for (let group = 0; group < groups; group += 1) starts[group + 1]! += starts[group]!;
  const next = starts.slice();
  const order = new Int32Array(starts[groups]!);
  for (let row = 0; row < groupOf.length; row += 1) {
    const group = groupOf[row]!;
    if (group < 0) continue;
    order[next[group]!] = row;
    next[group]! += 1;
  }
  return { order, starts };
}
