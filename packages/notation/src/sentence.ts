/** Instructions in capitals as a sentence that can be read. */
export function sentence(words: string): string {
  const plain = /[a-z]{2}/.test(words)
    ? words
    : words
        .toLowerCase()
        .replaceAll(/\b[a-z]{1,3}\d{1,3}[a-z]{0,2}\b/g, (name) => name.toUpperCase())
        .replaceAll(/(?<=\b(?:card|showcard|list|screen) )[a-z]\b/g, (letter) => letter.toUpperCase());
  const ended = /[.?!:]$/.test(plain) ? plain : `${plain}.`;
  return `${ended[0]!.toUpperCase()}${ended.slice(1)}`;
}
