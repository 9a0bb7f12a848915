import { type CarriedCondition, carryCondition, XPATH_BLANK } from '../form/carry-condition.ts';
import type { Tree } from '../form/expression-tree.ts';
import type { FindForeign, ForeignAnswer, ForeignCases, ForeignVariable } from '../form/foreign-variable.ts';
import type { Calculation } from './calculation.ts';

/** The rows of a survey sheet that were read so far, as later rows may name them. */
export class FormVariables {
  private readonly known = new Map<string, ForeignVariable | Calculation>();
  /** Names of rows that were not carried over, with what they are. */
  private readonly refused = new Map<string, string>();

  add(name: string, variable: ForeignVariable | Calculation): void {
    this.known.set(name, variable);
  }

  refuse(name: string, what: string): void {
    if (!this.known.has(name)) this.refused.set(name, what);
  }

  get(name: string): ForeignVariable | Calculation | null {
    return this.known.get(name) ?? null;
  }

  /** What is worked out from conditions, by the name that texts call it. */
  cases(): Map<string, ForeignCases> {
    const all = [...this.known.values()].filter((each) => each.kind === 'cases');
    return new Map(all.map((each) => [each.name, each]));
  }

  /** Our name of a question; null for anything else. */
  readonly ourName = (name: string): string | null => {
    const found = this.known.get(name);
    return found && 'states' in found ? found.name : null;
  };

  /** The main question in full, with what it does not ask because one thing was picked; null where it is another sum. */
  chosen({ main, of, alone }: Extract<Calculation, { kind: 'chosen' }>): ForeignAnswer | null {
    const [answer, picked] = [this.known.get(main), this.known.get(of)];
    if (answer?.kind !== 'single' || picked?.kind !== 'multiple' || answer.impliedBy !== picked.name) return null;
    const others = [...picked.codes.keys(), ...picked.states.keys()].filter((code) => !answer.codes.has(code));
    return others.every((code) => alone.includes(code)) ? { ...answer, impliedBy: null } : null;
  }

  readonly find: FindForeign = (name) => {
    const found = this.known.get(name);
    if (found?.kind === 'fill' || found?.kind === 'chosen')
      return { reason: `“${name}” is an answer in words, not a code` };
    if (found) return found;
    const refused = this.refused.get(name);
    return {
      reason: refused ? `“${name}” is ${refused}, which is not carried over` : `no row “${name}” stands before it`,
    };
  };

  /** @param self what `.` stands for. */
  carry(tree: Tree, self: ForeignAnswer | null = null, wanted = true): CarriedCondition {
    return carryCondition(tree, { find: this.find, self, blankCompares: XPATH_BLANK }, wanted);
  }
}
