/** A text as R writes it, in ASCII alone, so that it is read alike in every locale. */
export function rText(text: string): string {
  const escaped = Array.from(text, (character) => {
    if (character === '\\' || character === '"') return `\\${character}`;
    if (/[ -~]/.test(character)) return character;
    const point = character.codePointAt(0)!.toString(16);
    return point.length > 4 ? `\\U${point.padStart(8, '0')}` : `\\u${point.padStart(4, '0')}`;
  });
  return `"${escaped.join('')}"`;
}

/** Texts as a vector of R’s. */
export function rTexts(texts: readonly string[]): string {
  return texts.length === 0 ? 'character()' : `c(${texts.map(rText).join(', ')})`;
}

/** Words in a comment: no line of it may end early. */
export function rComment(words: string): string {
  return `# ${words.replaceAll(/\s+/g, ' ')}`;
}
