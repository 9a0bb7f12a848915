/** How often each of some things happens, in any unit. */
export type Shares<Key extends string> = Readonly<Partial<Record<Key, number>>>;

/** One of some things, drawn by its share. Throws when there is nothing to draw. */
export function drawn<Key extends string>(shares: Shares<Key>, random: () => number): Key {
  const entries = Object.entries(shares) as [Key, number][];
  const total = entries.reduce((sum, [, share]) => sum + share, 0);
  let left = random() * total;
  for (const [key, share] of entries) {
    left -= share;
    if (left < 0) return key;
  }
  const last = entries.at(-1);
  if (!last) throw new Error('drawn: shares are empty.');
  return last[0];
}
