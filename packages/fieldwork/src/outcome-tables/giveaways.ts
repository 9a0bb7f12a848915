/** A number that tables would show: so many people, each counted as often as the weights of its kind of case say. */
export interface Claim {
  readonly key: string;
  /** By kind of case, whole numbers; kinds are the same for all claims. */
  readonly weights: readonly number[];
  /**
   * - shown: it would be shown, and can be withheld;
   * - known: whoever reads has it in any case;
   * - secret: it must not be told.
   */
  readonly state: 'shown' | 'known' | 'secret';
}

/** A prime so small that products stay exact; adding and subtracting numbers of people is done in its remainders. */
const PRIME = 67_108_859;

/**
 * Which of the claims have to be withheld beside the secret ones so that nobody can work a secret out by adding and
 * subtracting what is shown, in however many tables it stands. Claims are kept in their order: those that come first
 * stay rather than those after them. A secret that follows from what is known anyway cannot be kept, and is left out.
 */
export function giveaways(claims: readonly Claim[]): ReadonlySet<string> {
  const state = { known: [] as Row[], secrets: claims.filter((one) => one.state === 'secret').map(rowOf) };
  for (const claim of claims) if (claim.state === 'known') learn(state, rowOf(claim));
  state.secrets = state.secrets.filter(({ values }) => pivotOf(values) >= 0);
  const hidden = new Set<string>();
  for (const claim of claims) {
    if (claim.state === 'shown' && !learn(state, rowOf(claim), true)) hidden.add(claim.key);
  }
  return hidden;
}

interface Row {
  readonly values: Float64Array;
}

interface Knowledge {
  /** Each with a first place of its own, whose value is 1. */
  known: Row[];
  /** What is left of each secret when what is known is taken from it. */
  secrets: Row[];
}

function rowOf({ weights }: Claim): Row {
  return { values: Float64Array.from(weights, (weight) => ((weight % PRIME) + PRIME) % PRIME) };
}

/** Adds a number to what is known. @param careful not where that would tell a secret: then false, and nothing is added. */
function learn(knowledge: Knowledge, row: Row, careful = false): boolean {
  const values = knowledge.known.reduce((left, one) => without(left, one.values), row.values);
  const pivot = pivotOf(values);
  if (pivot < 0) return true; // it followed from the others
  const inverse = power(values[pivot]!, PRIME - 2);
  const added = values.map((value) => (value * inverse) % PRIME);
  const secrets = knowledge.secrets.map((secret) => ({ values: without(secret.values, added) }));
  if (careful && secrets.some((secret) => pivotOf(secret.values) < 0)) return false;
  knowledge.known.push({ values: added });
  knowledge.secrets = secrets;
  return true;
}

/** Takes from one row as much of another as makes its value there 0. @param other its first value is 1. */
function without(row: Float64Array, other: Float64Array): Float64Array {
  const times = row[pivotOf(other)]!;
  if (times === 0) return row;
  return row.map((value, at) => (value + (PRIME - times) * other[at]!) % PRIME);
}

/** The first place that is not 0; -1 where all are. */
function pivotOf(values: Float64Array): number {
  return values.findIndex((value) => value !== 0);
}

function power(base: number, exponent: number): number {
  let [result, square, left] = [1, base, exponent];
  while (left > 0) {
    if (left % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
    left = Math.floor(left / 2);
  }
  return result;
}
