import { type ComparedItem, compareQuestionnaires } from '../compare-questionnaires.ts';
import type { ItemSource, Questionnaire, RemovedItem } from '../questionnaire.ts';
import { askedItems } from './asked-item.ts';
import type { Change } from './changes.ts';
import type { Comparability } from './comparability.ts';

/** A study or wave of the bank, by the name under which it is listed. */
export interface Wave {
  readonly name: string;
  readonly questionnaire: Questionnaire;
}

/** Every item that any of some waves asked. */
export interface QuestionBank {
  readonly waves: readonly string[];
  readonly items: readonly BankItem[];
}

/** One item's history. */
export interface BankItem {
  readonly item: string;
  /** What tables call it, as it was last asked. */
  readonly label: string;
  readonly firstAsked: string;
  readonly lastAsked: string;
  /** Each time that it was asked, in order. */
  readonly asked: readonly Asking[];
  /** Runs of waves whose answers can be set beside each other, as they are or with care. */
  readonly chains: readonly Chain[];
  /** Whose item it is and on which terms it may be used, as it was last asked; null for the study's own. */
  readonly source: ItemSource | null;
  /** What the first later wave says that no longer asks it; null while it is asked, and where none says anything. */
  readonly removed: (RemovedItem & { readonly in: string }) | null;
}

/** An item as one wave asked it. */
export interface Asking {
  readonly wave: string;
  /** The id of the question there. */
  readonly question: string;
  readonly text: string;
  /** How it stands to the last wave before that asked it; null for the first. */
  readonly since: (Comparability & { readonly wave: string; readonly changes: readonly Change[] }) | null;
}

export interface Chain {
  readonly waves: readonly string[];
  /** The weakest link: from the first of its waves to the last, answers can be compared so far and no further. */
  readonly comparable: 'yes' | 'with-care';
}

/**
 * Collects the items of some waves, from the earliest to the latest, by their identities: in the order in which the
 * waves first asked them.
 */
export function questionBank(waves: readonly Wave[]): QuestionBank {
  const comparedWith = comparisons();
  const asked = waves.map((wave) => ({ wave, items: askedItems(wave.questionnaire) }));
  const identities = new Set(asked.flatMap(({ items }) => [...items.keys()]));
  const items = [...identities].map((item): BankItem => {
    const among = asked.filter(({ items: held }) => held.has(item));
    const askings = among.map(({ wave, items: held }, index): Asking => {
      const { id, text } = held.get(item)!.question;
      const before = among[index - 1]?.wave;
      const found = before && comparedWith(before, wave).get(item)!;
      const since = found
        ? { wave: before.name, changes: found.changes, comparable: found.comparable, why: found.why }
        : null;
      return { wave: wave.name, question: id, text: text.web, since };
    });
    const last = among.at(-1)!;
    const { question, source } = last.items.get(item)!;
    return {
      item,
      label: question.label,
      firstAsked: askings[0]!.wave,
      lastAsked: last.wave.name,
      asked: askings,
      chains: chainsOf(askings),
      source,
      removed: removedAfter(item, last.wave, waves),
    };
  });
  return { waves: waves.map(({ name }) => name), items };
}

/** Compares two waves once, however many items ask for it. */
function comparisons(): (before: Wave, after: Wave) => ReadonlyMap<string, ComparedItem> {
  const known = new Map<Wave, Map<Wave, ReadonlyMap<string, ComparedItem>>>();
  return (before, after) => {
    const withBefore = known.get(before) ?? new Map<Wave, ReadonlyMap<string, ComparedItem>>();
    known.set(before, withBefore);
    const compared = () => compareQuestionnaires(before.questionnaire, after.questionnaire);
    const found = withBefore.get(after) ?? new Map(compared().map((one) => [one.item, one]));
    withBefore.set(after, found);
    return found;
  };
}

function chainsOf(askings: readonly Asking[]): Chain[] {
  const chains: Chain[] = [];
  for (const { wave, since } of askings) {
    const last = chains.at(-1);
    if (!last || !since || since.comparable === 'no') chains.push({ waves: [wave], comparable: 'yes' });
    else {
      const comparable = last.comparable === 'yes' ? since.comparable : 'with-care';
      chains[chains.length - 1] = { waves: [...last.waves, wave], comparable };
    }
  }
  return chains;
}

function removedAfter(item: string, last: Wave, waves: readonly Wave[]): BankItem['removed'] {
  for (const { name, questionnaire } of waves.slice(waves.indexOf(last) + 1)) {
    const found = questionnaire.removed.find((one) => one.item === item);
    if (found) return { ...found, in: name };
  }
  return null;
}
