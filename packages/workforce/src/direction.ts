/**
 * The words that set one number against another. Both must be as printed: two numbers that a reader sees as equal
 * are the same, whatever decimals they lost.
 */
export function levelWord(shown: number, against: number): 'above' | 'below' | 'the same as' {
  if (shown === against) return 'the same as';
  return shown > against ? 'above' : 'below';
}

/** The words for a change from an earlier printed number to a later one. */
export function changeWord(from: number, to: number): 'rose' | 'fell' | 'was the same' {
  if (from === to) return 'was the same';
  return to > from ? 'rose' : 'fell';
}
