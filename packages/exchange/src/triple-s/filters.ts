import type { GridRow } from '@earshot/instrument';
import type { DataVariable } from '../codebook/data-variables.ts';
import type { PlacedQuestion } from '../codebook/placed-question.ts';
import { conditionsOf, isAskedOfAll } from '../codebook/who-is-asked.ts';

/**
 * A logical variable that says whether somebody was asked. Triple-S knows no conditions: a variable names an earlier
 * yes-or-no variable, and has values only where that is yes.
 */
export interface Filter {
  readonly name: string;
  readonly placed: PlacedQuestion;
  readonly row: GridRow | null;
}

/** The filters of a questionnaire: each before the first variable that needs it, shared by those asked of the same people. */
export class Filters {
  private readonly taken: Set<string>;
  private readonly known = new Map<string, Filter>();

  /** @param variables whose names a filter must not have. */
  constructor(variables: readonly DataVariable[]) {
    this.taken = new Set(variables.map(({ variable }) => variable.name));
  }

  /** The filter of a variable, and whether it is met for the first time; null for what everybody is asked. */
  of({ from, variable }: DataVariable): { filter: Filter; isNew: boolean } | null {
    if (!from) return null;
    const { placed, part } = from;
    const row = part.is === 'cell' ? part.row : null;
    if (isAskedOfAll(placed, row)) return null;
    const key = keyOf(placed, row);
    const known = this.known.get(key);
    if (known) return { filter: known, isNew: false };
    const filter = { name: this.free(`${variable.name}_asked`), placed, row };
    this.known.set(key, filter);
    return { filter, isNew: true };
  }

  private free(wanted: string): string {
    let name = wanted;
    while (this.taken.has(name)) name = `${name}_`;
    this.taken.add(name);
    return name;
  }
}

/** The same for everything that the same people are asked. */
function keyOf(placed: PlacedQuestion, row: GridRow | null): string {
  const { question, modes, closes } = placed;
  const conditions = conditionsOf(placed, row).map(({ source }) => source);
  const own = question.kind === 'main' ? question.id : null;
  return JSON.stringify([conditions, modes, closes.length, own]);
}
