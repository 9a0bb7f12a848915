import type { Mode } from '../questionnaire.ts';
import type { AskedItem } from './asked-item.ts';
import type { Aspect, Part } from './part.ts';
import { partsOfItem } from './parts-of-item.ts';

/** One part of an item that is not as it was. */
export interface Change {
  readonly what: Aspect;
  readonly part: string;
  /** The mode in which it has changed; null where it has in all alike. */
  readonly mode: Mode | null;
  /** As it stands in the earlier and in the later questionnaire; empty where there is nothing. */
  readonly before: string;
  readonly after: string;
}

/** What has changed of an item that both questionnaires ask. Of another kind of question nothing else is compared. */
export function changesBetween(then: AskedItem, now: AskedItem): Change[] {
  const [was, is] = [then.question.kind, now.question.kind];
  if (was !== is) return [{ what: 'kind', part: 'kind', mode: null, before: was, after: is }];
  const [before, after] = [then, now].map((asked) => inCommonModes(partsOfItem(asked), then, now));
  return [...alike(partChanges(before!, after!)), ...orderChanges(before!, after!)];
}

/** Words of a mode in which an item is asked in one questionnaire only can be compared with nothing. */
function inCommonModes(parts: readonly Part[], then: AskedItem, now: AskedItem): Map<string, Part> {
  const common = then.modes.filter((mode) => now.modes.includes(mode));
  const kept = parts.filter(({ mode }) => mode === null || common.includes(mode));
  return new Map(kept.map((part) => [`${part.part} ${part.mode ?? ''}`, part]));
}

type Parts = ReadonlyMap<string, Part>;

function partChanges(before: Parts, after: Parts): Change[] {
  const changes: Change[] = [];
  for (const key of new Set([...after.keys(), ...before.keys()])) {
    const [was, is] = [before.get(key), after.get(key)];
    if (was?.compared === is?.compared || withItsOwner(was, after) || withItsOwner(is, before)) continue;
    const { aspect: what, part, mode } = (is ?? was)!;
    changes.push({ what, part, mode, before: was?.text ?? '', after: is?.text ?? '' });
  }
  return changes;
}

/** Whether a part is not there because what it belongs to is not there, which is said of that. */
function withItsOwner(part: Part | undefined, others: Parts): boolean {
  return part !== undefined && part.owner !== null && !others.has(`${part.owner} `);
}

/** The same change in both modes is one change. */
function alike(changes: readonly Change[]): Change[] {
  const kept: Change[] = [];
  for (const change of changes) {
    const same = kept.findIndex(
      ({ part, before, after }) => part === change.part && before === change.before && after === change.after,
    );
    if (same === -1) kept.push(change);
    else kept[same] = { ...kept[same]!, mode: null };
  }
  return kept;
}

/** Options and rows that both have, in another order. */
function orderChanges(before: Parts, after: Parts): Change[] {
  const names = (parts: Parts, what: Aspect, others: Parts): string[] =>
    [...parts.values()]
      .filter((part) => part.aspect === what && part.owner === null && part.compared === '')
      .map(({ part }) => part)
      .filter((part) => others.has(`${part} `));
  return (['answers', 'rows'] as const).flatMap((what) => {
    const [was, is] = [names(before, what, after).join(', '), names(after, what, before).join(', ')];
    return was === is ? [] : [{ what, part: 'order', mode: null, before: was, after: is }];
  });
}
