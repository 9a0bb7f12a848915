import type { Scheme } from '../scheme/scheme.ts';
import type { Snapshot } from '../snapshot.ts';

/** The grades of a month: in the scheme’s order, or by their codes where it has none; only those that the files have. */
export function gradesOf({ posts, people, cover, offers }: Snapshot, scheme: Scheme): readonly string[] {
  const found = new Set([posts, people, cover, offers].flatMap((rows) => (rows ?? []).map(({ grade }) => grade)));
  if (!scheme.grades) return [...found].sort();
  return [...scheme.grades.keys()].filter((grade) => found.has(grade));
}
