/**
 * A text between Stata’s quotes. Double quotes become typographic ones, since they would end it; what begins a macro is
 * escaped; a backslash before it would escape the escape and becomes a slash.
 * @param most characters that Stata takes there.
 */
export function stataText(text: string, most: number): string {
  const kept = [...text.replaceAll(/\s+/g, ' ').trim()];
  const short =
    kept.length > most
      ? `${kept
          .slice(0, most - 1)
          .join('')
          .trimEnd()}…`
      : kept.join('');
  const safe = short
    .replaceAll('"', '”')
    .replaceAll(/\\(?=[`$]|$)/g, '/')
    .replaceAll(/[`$]/g, (sign) => `\\${sign}`);
  return `"${safe}"`;
}

/** Words in a comment: on one line, and with nothing that Stata takes for the start of a longer one. */
export function stataComment(words: string): string {
  return `* ${words.replaceAll(/\s+/g, ' ').replaceAll('/*', '/ *').replaceAll('//', '/ /')}`;
}
