/** How a population divides by one variable or by several crossed, and where each unit of the sample stands in it. */
export interface Margin {
  readonly label: string;
  readonly categories: readonly string[];
  /** People of the population, in the order of `categories`. */
  readonly population: ArrayLike<number>;
  /** By unit, the index of its category; −1 where it is not known. */
  readonly membership: Int32Array;
}

/**
 * A margin from each unit’s category in words (null: not known) and the population by category. Categories that only
 * the sample has are added with a population of 0, so that weighting refuses them by name.
 */
export function marginOf(
  label: string,
  values: readonly (string | null)[],
  population: ReadonlyMap<string, number>,
): Margin {
  const places = new Map([...population.keys()].map((category, index) => [category, index]));
  const placeOf = (value: string): number => {
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  };
  const membership = Int32Array.from(values, (value) => (value === null ? -1 : placeOf(value)));
  const categories = [...places.keys()];
  return { label, categories, population: categories.map((category) => population.get(category) ?? 0), membership };
}

/** Sums of something by unit, such as weights, over the categories of a margin. */
export function sumsByCategory({ categories, membership }: Margin, values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(categories.length);
  membership.forEach((category, unit) => {
    if (category >= 0) sums[category]! += values[unit]!;
  });
  return sums;
}

/** Each unit’s combination of several variables’ categories, as “E by Yes”; null where one is not known. */
export function crossedValues(variables: readonly (readonly (string | null)[])[]): (string | null)[] {
  return variables[0]!.map((_, unit) => {
    const values = variables.map((variable) => variable[unit] ?? null);
    return values.includes(null) ? null : values.join(' by ');
  });
}
