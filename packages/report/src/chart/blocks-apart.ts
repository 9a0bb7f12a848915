/** A block of words that wants to stand with its middle at a height; heights grow downwards, as in SVG. */
export interface Block {
  readonly middle: number;
  readonly height: number;
}

/**
 * The tops of blocks that each stand as near as they can to the height that they want, in the order of those heights,
 * without covering one another and without leaving the room between `top` and `bottom`. In the order given. Throws
 * when the room is too small for them all.
 */
export function topsApart(blocks: readonly Block[], top: number, bottom: number): number[] {
  const needed = blocks.reduce((sum, { height }) => sum + height, 0);
  if (needed > bottom - top) throw new RangeError(`topsApart: ${needed} do not fit between ${top} and ${bottom}.`);
  const downwards = blocks.map((_, index) => index).sort((one, other) => blocks[one]!.middle - blocks[other]!.middle);
  const tops = blocks.map(({ middle, height }) => middle - height / 2);
  let above = top;
  for (const index of downwards) {
    tops[index] = Math.max(tops[index]!, above);
    above = tops[index]! + blocks[index]!.height;
  }
  let below = bottom;
  for (const index of downwards.toReversed()) {
    tops[index] = Math.min(tops[index]!, below - blocks[index]!.height);
    below = tops[index]!;
  }
  return tops;
}
