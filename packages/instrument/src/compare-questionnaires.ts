import { type AskedItem, askedItems } from './bank/asked-item.ts';
import { type Change, changesBetween } from './bank/changes.ts';
import { type Comparability, comparability, whyAdded, whyRemoved } from './bank/comparability.ts';
import { movedBetween } from './bank/moved.ts';
import type { Questionnaire } from './questionnaire.ts';
import { isQuestion } from './variables.ts';

/** What became of one item between two questionnaires, such as two waves of a study. */
export interface ComparedItem extends Comparability {
  /** Its identity in both. */
  readonly item: string;
  /** The id of the question in the earlier and in the later questionnaire; null where it is not asked. */
  readonly earlier: string | null;
  readonly later: string | null;
  /** What tables call it, in the latest questionnaire that asks it. */
  readonly label: string;
  /** What was found; nothing when both ask the same in the same words of the same people. */
  readonly changes: readonly Change[];
}

/**
 * Compares two questionnaires, item by item, by the items' identities. The later one's order, with what was removed at
 * the end. Whether conditions are the same is seen by how they are built, not by what they amount to; where both
 * questionnaires state a base, that is what counts. Notes and closes are no items.
 */
export function compareQuestionnaires(earlier: Questionnaire, later: Questionnaire): ComparedItem[] {
  const [before, after] = [askedItems(earlier), askedItems(later)];
  const moved = movedBetween([...before.keys()], [...after.keys()]);
  const kept = [...after].map(([item, now]) => {
    const then = before.get(item);
    return then ? compared(item, then, now, moved.has(item)) : added(item, now, earlier);
  });
  const gone = [...before].filter(([item]) => !after.has(item));
  return [...kept, ...gone.map(([item, then]) => removed(item, then, later))];
}

function compared(item: string, then: AskedItem, now: AskedItem, moved: boolean): ComparedItem {
  const changes = [...changesBetween(then, now), ...(moved ? [movedChange(then, now)] : [])];
  const { id, label } = now.question;
  return { item, earlier: then.question.id, later: id, label, changes, ...comparability(then, now, changes) };
}

function movedChange(then: AskedItem, now: AskedItem): Change {
  return { what: 'moved', part: 'place', mode: null, before: placeOf(then), after: placeOf(now) };
}

function placeOf({ block, question }: AskedItem): string {
  const before = block.elements.slice(0, block.elements.indexOf(question)).findLast(isQuestion);
  return before ? `after ${before.id}, in ${block.title}` : `first in ${block.title}`;
}

function added(item: string, { question }: AskedItem, earlier: Questionnaire): ComparedItem {
  const { id, label, text } = question;
  const change: Change = { what: 'added', part: 'text', mode: null, before: '', after: text.web };
  const why = whyAdded(removedIn(earlier, item));
  return { item, earlier: null, later: id, label, changes: [change], comparable: 'no', why };
}

function removed(item: string, { question }: AskedItem, later: Questionnaire): ComparedItem {
  const { id, label, text } = question;
  const change: Change = { what: 'removed', part: 'text', mode: null, before: text.web, after: '' };
  const why = whyRemoved(removedIn(later, item));
  return { item, earlier: id, later: null, label, changes: [change], comparable: 'no', why };
}

function removedIn(questionnaire: Questionnaire, item: string): Questionnaire['removed'][number] | null {
  return questionnaire.removed.find((one) => one.item === item) ?? null;
}
