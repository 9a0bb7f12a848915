const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * The keys by which an interviewer picks among so many options, in their order: 1 to 9, then letters, one key each. A
 * list too long for that is numbered, and as many digits are pressed as its last number has (`01` … `99`, `001` …), so
 * that nothing has to be waited for.
 */
export function optionKeys(count: number): string[] {
  if (count <= 9 + LETTERS.length) {
    return Array.from({ length: count }, (_, index) => (index < 9 ? String(index + 1) : LETTERS[index - 9]!));
  }
  const width = String(count).length;
  return Array.from({ length: count }, (_, index) => String(index + 1).padStart(width, '0'));
}
