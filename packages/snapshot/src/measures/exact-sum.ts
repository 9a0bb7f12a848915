/** A sum without the noise of binary fractions: full-time equivalents and pounds have six decimal places at most. */
export function exactSum(numbers: readonly number[]): number {
  return withoutNoise(numbers.reduce((sum, each) => sum + each, 0));
}

/** A number to its sixth decimal place. */
export function withoutNoise(number: number): number {
  return Math.round(number * 1e6) / 1e6 + 0;
}

/** The sum of what each gives; null where one of them gives nothing. */
export function sumOfKnown(numbers: readonly (number | null)[]): number | null {
  return numbers.every((each) => each !== null) ? exactSum(numbers) : null;
}
