/** A name from the middle of a sentence with its first letter as a heading has it. */
export function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
