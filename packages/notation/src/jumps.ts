import type { Choice, Shape } from './question-shape.ts';

/** Somebody who gave one of these answers goes on elsewhere. */
export interface Leap {
  /** Place of the question among all elements, from 0, and of the element that it leads to. */
  readonly from: number;
  readonly to: number;
  /** Places that are asked on the way nevertheless. */
  readonly by: ReadonlySet<number>;
  /** Who leaps: by what was answered at the question, or by a condition in our language that is never unknown. */
  readonly who: { readonly shape: Shape; readonly choices: readonly Choice[] } | { readonly condition: string };
}

/** The most elements that all leaps together may pass over, so that a hostile document cannot fill the memory. */
const MOST_PASSED = 200_000;

/**
 * By element, the leaps over it. Null when the leaps pass over more elements than can be written.
 */
export function passedOver(leaps: readonly Leap[]): Map<number, Leap[]> | null {
  const over = new Map<number, Leap[]>();
  let passed = 0;
  for (const leap of leaps) {
    passed += Math.max(0, leap.to - leap.from - 1);
    if (passed > MOST_PASSED) return null;
    for (let at = leap.from + 1; at < leap.to; at += 1) {
      if (leap.by.has(at)) continue;
      const known = over.get(at);
      if (known) known.push(leap);
      else over.set(at, [leap]);
    }
  }
  return over;
}

/**
 * Conditions that hold for whoever takes none of the leaps, whatever was asked and answered before. Our files have no
 * jumps: what stands between an option and where it leads is asked only of those who did not pick it.
 */
export function stays(leaps: readonly Leap[]): string[] {
  const byShape = new Map<Shape, Set<Choice>>();
  const others: string[] = [];
  for (const { who } of leaps) {
    if ('condition' in who) others.push(`not (${who.condition})`);
    else byShape.set(who.shape, addAll(byShape.get(who.shape), who.choices));
  }
  return [...[...byShape].flatMap(([shape, choices]) => staysAt(shape, choices)), ...others];
}

function staysAt(shape: Shape, choices: ReadonlySet<Choice>): string[] {
  const { id, kind, options, instead, states } = shape;
  const all = kind === 'number' ? [] : [...options, ...states];
  if (all.length > 0 && all.every((choice) => choices.has(choice))) return [`not_asked(${id})`];
  const picked = options.filter((choice) => choices.has(choice)).map(({ code }) => code);
  const said = instead.filter((choice) => choices.has(choice)).map(({ code }) => code);
  const unsaid = [...new Set(states.filter((choice) => choices.has(choice)).map(({ code }) => code))];
  return [
    ...(picked.length > 0 ? [notPicked(id, kind === 'multiple' ? 'includes' : 'in', picked)] : []),
    ...(said.length > 0 ? [notPicked(`${id}_instead`, 'in', said)] : []),
    ...unsaid.map((state) => `not ${state}(${id})`),
  ];
}

/** True also where the question was not asked or not answered: there `answered` is false, and so is the whole. */
function notPicked(name: string, test: 'in' | 'includes', codes: readonly string[]): string {
  return `not (answered(${name}) and ${name} ${test} (${codes.join(', ')}))`;
}

function addAll<T>(known: Set<T> | undefined, more: readonly T[]): Set<T> {
  const set = known ?? new Set<T>();
  for (const each of more) set.add(each);
  return set;
}
