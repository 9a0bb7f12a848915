import type { Condition, Picked } from './condition.ts';
import { findName } from './names.ts';
import type { Shape } from './question-shape.ts';

/** By question, the codes and states of which a person must have given one. */
export type Demands = ReadonlyMap<string, ReadonlySet<string>>;

/** What a condition demands of every answer that meets it. What is not sure is left out, so the map may demand less. */
export function demandsOf(condition: Condition, shapes: ReadonlyMap<string, Shape>): Demands {
  switch (condition.type) {
    case 'picked':
      if (condition.isNot) return new Map();
      return condition.row === null ? picked(condition, shapes) : row(condition.name, shapes);
    case 'several':
      return answered(condition.name, shapes, false);
    case 'state':
      return condition.state === 'answered' ? answered(condition.name, shapes, false) : new Map();
    case 'and':
      return condition.parts.map((part) => demandsOf(part, shapes)).reduce(bothDemands, new Map());
    case 'or': {
      const parts = condition.parts.map((part) => demandsOf(part, shapes));
      return parts.slice(1).reduce(eitherDemands, parts[0] ?? new Map());
    }
    default:
      return new Map();
  }
}

/** What is demanded by one and by the other: where both speak of a question, what they have in common. */
export function bothDemands(one: Demands, other: Demands): Demands {
  const joined = new Map(one);
  for (const [name, codes] of other) {
    const known = joined.get(name);
    joined.set(name, known ? new Set([...codes].filter((code) => known.has(code))) : codes);
  }
  return joined;
}

function eitherDemands(one: Demands, other: Demands): Demands {
  const shared = [...one].filter(([name]) => other.has(name));
  return new Map(shared.map(([name, codes]) => [name, new Set([...codes, ...other.get(name)!])]));
}

function picked({ name, values }: Picked, shapes: ReadonlyMap<string, Shape>): Demands {
  const id = findName(name, shapes);
  const shape = id === null ? undefined : shapes.get(id);
  // Beside a picked option others may stand, so a multiple question only has to be answered.
  if (!shape || shape.kind === 'multiple') return shape ? answered(name, shapes, true) : new Map();
  const offered = [...shape.options, ...shape.instead, ...shape.states];
  const codes = values.flatMap((value) => {
    if ('word' in value) return shape.states.map(({ code }) => code);
    return offered.filter((choice) => isWithin(choice.value, value)).map(({ code }) => code);
  });
  return codes.length > 0 ? new Map([[shape.id, new Set(codes)]]) : new Map();
}

/** A row of a grid can have been answered only if the grid was asked; which answer it was says nothing of other rows. */
function row(name: string, shapes: ReadonlyMap<string, Shape>): Demands {
  const id = findName(name, shapes);
  return id === null ? new Map() : new Map([[id, new Set(['any'])]]);
}

function isWithin(number: number | null, { from, to }: { from: number; to: number }): boolean {
  return number !== null && number >= from && number <= to;
}

function answered(name: string, shapes: ReadonlyMap<string, Shape>, orNot: boolean): Demands {
  const id = findName(name, shapes);
  const shape = id === null ? undefined : shapes.get(id);
  if (!shape || (shape.kind !== 'multiple' && shape.kind !== 'single')) return new Map();
  const choices = orNot ? [...shape.options, ...shape.states] : shape.options;
  return new Map([[shape.id, new Set(choices.map(({ code }) => code))]]);
}
