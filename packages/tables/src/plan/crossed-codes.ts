/** All combinations of codes, joined by spaces or otherwise, the last variable running fastest. */
export function crossedCodes(codes: readonly (readonly string[])[], joint = ' '): string[] {
  return codes.reduce<string[]>(
    (crossed, next) =>
      crossed.length === 0 ? [...next] : crossed.flatMap((head) => next.map((code) => `${head}${joint}${code}`)),
    [],
  );
}

/** Combinations that read alike when they are joined, such as “north east” with “a” and “north” with “east a”. */
export function ambiguousCodes(codes: readonly (readonly string[])[], joint = ' '): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const crossed of crossedCodes(codes, joint)) (seen.has(crossed) ? twice : seen).add(crossed);
  return [...twice];
}

/** Says of such a combination that it cannot be told which is meant. */
export function ambiguousSentence(crossed: string, names: readonly string[]): string {
  return `“${crossed}” can be read as more than one combination of ${names.join(' and ')}: derive one variable of them.`;
}
