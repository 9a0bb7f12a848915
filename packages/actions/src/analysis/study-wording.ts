import type { Wording, WordingOf } from '@earshot/change';
import { namesIn } from '@earshot/dataset';
import {
  type Change,
  type ComparedItem,
  compareQuestionnaires,
  namesOf,
  type Questionnaire,
} from '@earshot/instrument';
import type { Derivation } from '@earshot/tables';

/** A wave by its questionnaire, and the variables that are made from it. */
export interface WordedWave {
  readonly questionnaire: Questionnaire;
  readonly derivations: readonly Derivation[];
}

/**
 * How the items behind a variable are worded in each wave, set beside the wave before, by the questionnaires themselves. Of
 * a derived variable all items that it is made from count, and how it is made.
 * @param waves from the earliest, each with everything that is derived in it. @param linesOf writes what has changed of an
 *   item.
 */
export function studyWording(
  waves: readonly WordedWave[],
  linesOf: (changes: readonly Change[]) => readonly string[],
): WordingOf {
  const compared = waves
    .slice(1)
    .map((later, index) => compareQuestionnaires(waves[index]!.questionnaire, later.questionnaire));
  return (variable, wave) => {
    const [earlier, later] = [waves[wave - 1]!, waves[wave]!];
    const items = itemsOf(variable, later).flatMap((name) => questionOf(later.questionnaire, name) ?? []);
    const found = compared[wave - 1]!.filter((one) => one.later !== null && items.includes(one.later));
    const wordings = [...found.map((one) => wordingOf(one, linesOf)), ...madeOtherwise(variable, earlier, later)];
    return worst(wordings);
  };
}

function wordingOf(
  { label, comparable, why, changes }: ComparedItem,
  linesOf: (changes: readonly Change[]) => readonly string[],
): Wording {
  const differences = comparable === 'yes' ? [] : linesOf(changes).map((line) => `${label}: ${line}`);
  return { comparable, why: `${label}: ${why}`, differences };
}

const RANK = { yes: 0, 'with-care': 1, no: 2 } as const;

/** Several items are as comparable as the least comparable of them. Without any, such as of a sample variable: comparable. */
function worst(wordings: readonly Wording[]): Wording {
  const apart = wordings.filter(({ comparable }) => comparable !== 'yes');
  const comparable = wordings.reduce<Wording['comparable']>(
    (least, one) => (RANK[one.comparable] > RANK[least] ? one.comparable : least),
    'yes',
  );
  return {
    comparable,
    why: apart.map(({ why }) => why).join(' '),
    differences: apart.flatMap((one) => one.differences),
  };
}

/** The variables of the questionnaire that a variable is, or is made from. */
function itemsOf(variable: string, wave: WordedWave): string[] {
  const made = derivationOf(wave, variable);
  if (!made) return [variable];
  const names = new Set(made.conditions.flatMap(namesIn));
  return [...names].flatMap((name) => itemsOf(name, wave));
}

function derivationOf({ derivations }: WordedWave, name: string): Derivation | null {
  return derivations.find(({ variable }) => variable.name === name) ?? null;
}

function questionOf({ blocks }: Questionnaire, variable: string): string | null {
  for (const { elements } of blocks) {
    for (const element of elements) {
      if (element.kind === 'note' || element.kind === 'close') continue;
      if (element.id === variable || namesOf(element).includes(variable)) return element.id;
    }
  }
  return null;
}

/** A derived variable of which the two waves’ tables.yml do not say the same. */
function madeOtherwise(variable: string, earlier: WordedWave, later: WordedWave): Wording[] {
  const [before, after] = [derivationOf(earlier, variable), derivationOf(later, variable)];
  if (!before && !after) return [];
  if (written(before) === written(after)) return [];
  const why = `“${variable}” is not made in the same way in both waves.`;
  return [{ comparable: 'with-care', why, differences: [] }];
}

/** Conditions and labels as text, without where they stand in their file. */
function written(derivation: Derivation | null): string {
  return JSON.stringify(derivation, (key, value: unknown) => (key === 'at' ? undefined : value));
}
