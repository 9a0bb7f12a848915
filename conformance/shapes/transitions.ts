import { surveyDesign, transitionShares } from '@earshot/statistics';
import { accepted, type Computed } from '../computed.ts';
import { NotCovered } from '../not-covered.ts';
import { type JsonObject, type ReferenceFile, textsIn } from '../reference-file.ts';
import type { Panel } from './waves.ts';

/**
 * Where those of each band of a score at the earlier wave were at the later one, with its weights. The bands stand in
 * `about`, in the order of the states.
 */
export function transitionsOf(
  { about }: ReferenceFile,
  { design, waves, earlier, later }: Panel,
  score: Float64Array,
  expected: JsonObject,
): Computed {
  const bands = bandsIn(about);
  const [from, to] = [textsIn(expected.from), textsIn(expected.to)];
  if (bands.length !== from.length || bands.length !== to.length) {
    throw new NotCovered('about does not say which bands the states are');
  }
  const stateOf = (row: number): number =>
    bands.findIndex((band) => score[row]! > band.above && score[row]! <= band.upTo);
  const before = new Map<string | number, number>();
  waves.person.forEach((person, row) => {
    if (waves.wave[row] === earlier) before.set(person, stateOf(row));
  });
  const rows = waves.person.flatMap((person, row) => (waves.wave[row] === later && before.has(person) ? [row] : []));
  const states = {
    from: rows.map((row) => before.get(waves.person[row]!)!),
    to: rows.map(stateOf),
    fromCount: from.length,
    toCount: to.length,
  };
  const stayers = accepted(surveyDesign({ weights: rows.map((row) => design.weights[row]!) }));
  const shares = transitionShares(stayers, states);
  return {
    p: shares.map((row) => row?.shares.map(({ share }) => share.value)),
    se: shares.map((row) => row?.shares.map(({ standardError }) => standardError)),
    n: shares.map((row) => row?.shares.map(({ people }) => people)),
  };
}

/** Bands such as `(0,600]`. */
function bandsIn(about: string): { above: number; upTo: number }[] {
  const found = about.matchAll(/\(\s*(-?(?:[\d.]+|Inf))\s*,\s*(-?(?:[\d.]+|Inf))\s*\]/g);
  const number = (text: string): number => Number(text.replace('Inf', 'Infinity'));
  return [...found].map(([, above, upTo]) => ({ above: number(above!), upTo: number(upTo!) }));
}
