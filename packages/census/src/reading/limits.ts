/**
 * What a return may hold at most. The largest authority has some 1,500 workers, England some 45,000: a file past these is
 * no return, and reading it further would only cost memory.
 */
export const LIMITS = {
  workers: 50_000,
  /** Of the whole file, as text. */
  characters: 100_000_000,
  /** Of the text of one element. */
  text: 10_000,
  /** Of anything between two angle brackets or outside of them that has not ended: a tag, a comment. */
  unended: 131_072,
  /** Of a worker or block with all that stands before it, comments included. */
  part: 1_000_000,
  /** Elements inside one another; a return has four levels. */
  depth: 8,
  /** Fields of one worker, known or unknown. */
  fields: 500,
} as const;
