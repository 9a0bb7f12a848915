const INLINE_TAG = /<\/?(?:u|b|i|em|strong|sup|sub|br|span)\s*\/?>/gi;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

/**
 * The words of a line without what Markdown and HTML say about their look. Braces become brackets, because in our files
 * they are places to fill.
 */
export function plainWords(text: string): string {
  return text
    .replaceAll(INLINE_TAG, '')
    .replaceAll(/\[([^[\]]{1,300})\]\(([^()\s]{0,300})\)/g, (_, words: string, link: string) =>
      link.startsWith('#') || link === '' ? words : `${words} (${link})`,
    )
    .replaceAll(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => ENTITIES[name]!)
    .replaceAll(/\\([\\`*_[\]()#+.!|-])/g, '$1')
    .replaceAll('**', '')
    .replaceAll(/\*(?=\S)|(?<=\S)\*/g, '')
    .replaceAll(/(?<=^|\s)_{1,2}(?=[A-Za-z])|(?<=[A-Za-z.?!])_{1,2}(?=\s|$)/g, '')
    .replaceAll('{', '(')
    .replaceAll('}', ')')
    .replaceAll(/[\s\u00a0\u200b\u00ad]+/g, ' ')
    .trim();
}

/** A line without the bullet before it, and whether it had one. */
export function withoutBullet(words: string): { words: string; bullet: boolean } {
  const found = /^[-•‣▪◦o*–]\s+(?=\S)/.exec(words);
  return found ? { words: words.slice(found[0].length), bullet: true } : { words, bullet: false };
}
