/** All combinations of codes, joined by spaces, the last variable running fastest. */
export function crossedCodes(codes: readonly (readonly string[])[]): string[] {
  return codes.reduce<string[]>(
    (crossed, next) =>
      crossed.length === 0 ? [...next] : crossed.flatMap((head) => next.map((code) => `${head} ${code}`)),
    [],
  );
}
