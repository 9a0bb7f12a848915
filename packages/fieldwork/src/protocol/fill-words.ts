/** What the texts of mails can hold in braces, and what stands there instead. */
export const PLACEHOLDERS = {
  name: 'the person’s name',
  link: 'the person’s own link, or an authority’s open link',
  study: 'the title of the study',
  authority: 'the name of the authority',
  contact: 'the address to write to with questions',
  close: 'the day on which the study closes',
} as const;

export type Placeholder = keyof typeof PLACEHOLDERS;

const IN_BRACES = /\{([^{}\n]*)\}/g;

/** Everything in braces in a text, known or not. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(IN_BRACES)].map((match) => match[1]!);
}

/** Puts words in place of braces. What has no words, and what is in braces in the words themselves, stays as it is. */
export function fillWords(text: string, words: Partial<Record<Placeholder, string>>): string {
  return fillBraces(text, words);
}

/** The same with words of any names, for texts that have placeholders of their own. */
export function fillBraces(text: string, words: Readonly<Partial<Record<string, string>>>): string {
  return text.replace(IN_BRACES, (braces, name: string) => (Object.hasOwn(words, name) ? words[name]! : braces));
}
