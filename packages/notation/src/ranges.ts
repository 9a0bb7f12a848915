import { leastOfBands } from './bands.ts';
import type { DraftQuestion } from './draft.ts';
import type { Problems } from './import-problems.ts';
import { findName } from './names.ts';
import type { Shape } from './question-shape.ts';
import { readScript } from './script.ts';

const MOST = 999;

/**
 * Gives every number question a range: its own; that of a question on the same page; or from the least of the bands that
 * estimate it, or 0, to 999. What is not the document's own is said.
 */
export function setRanges(
  shapes: ReadonlyMap<string, Shape>,
  estimates: ReadonlyMap<DraftQuestion, DraftQuestion>,
  problems: Problems,
): void {
  const mates = pageMates(shapes);
  const bands = new Map([...estimates].map(([banded, number]) => [number.id, leastOfBands(banded)]));
  for (const shape of shapes.values()) {
    if (shape.kind !== 'number' || shape.range) continue;
    const mate = mates.get(shape.id)?.find((id) => shapes.get(id)?.range);
    shape.range = mate ? shapes.get(mate)!.range : { from: bands.get(shape.id) ?? 0, to: MOST, unit: null };
    const { from, to } = shape.range!;
    const why = mate ? `, as at ${mate} on the same page` : '';
    const sentence = `No range is given for ${shape.draft.printed}; ${from} to ${to} stands in for it${why}.`;
    problems.note('range-missing', shape.draft.line, sentence, shape.id);
  }
}

/** By question, those that are shown on one page with it. */
function pageMates(shapes: ReadonlyMap<string, Shape>): Map<string, string[]> {
  const orders = [...shapes.values()].flatMap(({ draft }) => draft.scripts.flatMap(({ words }) => readScript(words)));
  const mates = new Map<string, string[]>();
  for (const order of orders) {
    if (order.is !== 'page') continue;
    const names = order.names.map((name) => findName(name, shapes)).filter((name) => name !== null);
    for (const name of names)
      mates.set(
        name,
        names.filter((other) => other !== name),
      );
  }
  return mates;
}
