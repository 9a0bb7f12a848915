/**
 * Which of two orders' common members have moved: all but the most that stand in the same order in both. Of several such
 * sets one is chosen by the members' names, so that it is the same whichever order comes first. Quadratic in the members.
 */
export function movedBetween(earlier: readonly string[], later: readonly string[]): ReadonlySet<string> {
  const places = new Map(later.map((member, index) => [member, index]));
  const common = earlier.filter((member) => places.has(member));
  const ranks = new Map([...common].sort().map((member, rank) => [member, BigInt(common.length - rank)]));
  const runs: Run[] = [];
  for (const member of common) {
    const place = places.get(member)!;
    const before = runs.filter((run) => run.place < place);
    const best = before.reduce<Run | null>((so, run) => (so && !isBetter(run, so) ? so : run), null);
    const weight = (best?.weight ?? 0n) + (1n << ranks.get(member)!);
    runs.push({ member, place, length: (best?.length ?? 0) + 1, weight, before: best });
  }
  const stayed = new Set<string>();
  let run = runs.reduce<Run | null>((so, one) => (so && !isBetter(one, so) ? so : one), null);
  for (; run; run = run.before) stayed.add(run.member);
  return new Set(common.filter((member) => !stayed.has(member)));
}

/** The longest run of members in the same order that ends with a member. */
interface Run {
  readonly member: string;
  readonly place: number;
  readonly length: number;
  /** Different for every set of members, by their names. */
  readonly weight: bigint;
  readonly before: Run | null;
}

function isBetter(one: Run, other: Run): boolean {
  return one.length === other.length ? one.weight > other.weight : one.length > other.length;
}
