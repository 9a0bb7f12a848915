/**
 * A stream of numbers from 0 up to 1 that a seed decides wholly: the same seed, the same people, on any machine.
 * The generator is sfc32 (Chris Doty-Humphrey, PractRand). For simulation and
 * sampling that others can repeat, never for links or keys.
 */
export function seededRandom(seed: number): () => number {
  let a = 0x9e3779b9;
  let b = seed >>> 0;
  let c = Math.floor(seed / 2 ** 32) >>> 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first numbers still resemble the seed.
  for (let warmUp = 0; warmUp < 15; warmUp += 1) next();
  return next;
}
