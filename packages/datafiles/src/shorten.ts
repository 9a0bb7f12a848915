const encoder = new TextEncoder();

/** How long a text is in UTF-8. */
export function bytesIn(text: string): number {
  return encoder.encode(text).length;
}

/** A text of at most so many bytes in UTF-8, with an ellipsis where something is left out; never half a character. */
export function shortened(text: string, most: number): string {
  if (bytesIn(text) <= most) return text;
  return `${cutTo(text, most - bytesIn('…')).trimEnd()}…`;
}

/** The beginning of a text that has at most so many bytes in UTF-8. */
export function cutTo(text: string, most: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += bytesIn(character);
    if (bytes > most) break;
    kept += character;
  }
  return kept;
}
