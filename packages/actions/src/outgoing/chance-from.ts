/** Numbers from 0 up to 1 that nobody can tell or repeat: unguessable bytes, six a number, kept nowhere. */
export function chanceFrom(randomBytes: (length: number) => Uint8Array): () => number {
  return () => randomBytes(6).reduce((number, byte) => number * 256 + byte, 0) / 2 ** 48;
}
