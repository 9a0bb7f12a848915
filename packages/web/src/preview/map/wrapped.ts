/** Characters that fit into a box of the map in its type. */
const CHARACTERS = 72;

/** Breaks a text into lines between words; what goes beyond the last line is cut off with an ellipsis. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line !== '' && line.length + 1 + word.length > CHARACTERS) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  if (line !== '') lines.push(line);
  const kept = lines.slice(0, most).map((one) => (one.length > CHARACTERS ? `${one.slice(0, CHARACTERS - 1)}…` : one));
  if (lines.length > most) kept[most - 1] = `${kept[most - 1]!.slice(0, CHARACTERS - 1)}…`;
  return kept;
}
