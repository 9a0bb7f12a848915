import { seededRandom } from '@earshot/statistics';

/** Somebody who can be drawn. */
export interface Drawable {
  readonly pseudonym: string;
  /** The values of the strata’s variables, in their order; within each combination the draw is made on its own. */
  readonly stratum: readonly string[];
}

export interface Draw {
  /** Of everybody, in per cent. */
  readonly share: number;
  readonly seed: number;
}

/**
 * Draws a random part of some people, stratified with proportional allocation: how many of each stratum by the method
 * of largest remainder (Hamilton), and who by simple random sampling within it (Fisher and Yates). The size is the share
 * of everybody, half a person rounded up, and at least one. The same people, share and seed give the same draw, in
 * whatever order the people come, so that anybody can repeat it. Throws when a pseudonym comes twice.
 */
export function drawSample(people: readonly Drawable[], { share, seed }: Draw): string[] {
  if (new Set(people.map(({ pseudonym }) => pseudonym)).size < people.length) {
    throw new Error('drawSample: people holds a pseudonym twice.');
  }
  if (people.length === 0) return [];
  const random = seededRandom(seed);
  const strata = shuffled(stratify(people), random);
  const size = Math.min(people.length, Math.max(1, Math.round((people.length * share) / 100)));
  const sizes = allocate(
    strata.map((members) => members.length),
    size,
  );
  return strata.flatMap((members, at) => shuffled(members, random).slice(0, sizes[at]));
}

/**
 * How many of each stratum: its exact share rounded down, and one more for those with the largest remainders until the
 * size is reached. Ties go to whoever stands first. Adds up to the size; each is within one of its exact share.
 */
function allocate(members: readonly number[], size: number): number[] {
  const all = members.reduce((sum, count) => sum + count, 0);
  // Whole numbers: size × members, divided by all, so that no rounding of fractions decides a tie.
  const sizes = members.map((count) => Math.floor((size * count) / all));
  const remainders = members.map((count, at) => ({ at, remainder: (size * count) % all }));
  const left = size - sizes.reduce((sum, count) => sum + count, 0);
  const largest = remainders.sort((one, other) => other.remainder - one.remainder).slice(0, left);
  for (const { at } of largest) sizes[at]! += 1;
  return sizes;
}

/** People by stratum; strata by their values and people by pseudonym, so that no other order matters. */
function stratify(people: readonly Drawable[]): string[][] {
  const strata = new Map<string, string[]>();
  for (const { pseudonym, stratum } of people) {
    const key = JSON.stringify(stratum);
    const members = strata.get(key);
    if (members) members.push(pseudonym);
    else strata.set(key, [pseudonym]);
  }
  return [...strata].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, members]) => members.sort());
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
