/** The words of a text: runs of letters and digits, with the marks that stand within them. */
export function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** How many sentences a text has; a text without any mark at its end is one. */
export function countSentences(text: string): number {
  const ended = text.split(/[.!?]+(?=[\s’”)]|$)|\n\s*\n/).filter((part) => /\p{L}/u.test(part));
  return ended.length;
}
