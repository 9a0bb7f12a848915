import type { RemovedItem } from '../questionnaire.ts';
import type { AskedItem } from './asked-item.ts';
import type { Change } from './changes.ts';
import type { Aspect } from './part.ts';

/**
 * Whether answers to an item can be set beside each other: `yes` when people meet the same question; `with-care` when a
 * difference may come from what has changed in it; `no` when there is nothing to set beside, or it measures something
 * else.
 */
export type Comparable = 'yes' | 'with-care' | 'no';

export interface Comparability {
  readonly comparable: Comparable;
  /** A sentence. */
  readonly why: string;
}

/** What may move answers, as it stands in a sentence. */
const MAY_MOVE_ANSWERS: Readonly<Partial<Record<Aspect, string>>> = {
  words: 'other words',
  answers: 'other answers to choose from',
  rows: 'other rows or columns',
  range: 'another range',
  states: 'other ways to give no answer',
  base: 'other people being asked',
  conditions: 'other people being asked',
  modes: 'other modes',
  moved: 'another place in the questionnaire',
  checks: 'other checks',
  shown: 'another look',
};

/** What people do not meet, as it stands in a sentence. */
const BESIDE: Readonly<Partial<Record<Aspect, string>>> = {
  conditions: 'conditions',
  base: 'stated base',
  name: 'id',
  label: 'label',
  values: 'values',
  source: 'source',
};

/** How far an item that both questionnaires ask can be compared. */
export function comparability(then: AskedItem, now: AskedItem, changes: readonly Change[]): Comparability {
  const apart = whyApart(then, now, changes);
  if (apart) return { comparable: 'no', why: apart };
  // A stated base is held to the routes, so where both state the same, the conditions only say it in another way.
  const decides: Aspect = then.base && now.base ? 'base' : 'conditions';
  const harmless: Aspect = decides === 'base' ? 'conditions' : 'base';
  const aspects = [...new Set(changes.map(({ what }) => what))];
  const moving = aspects.filter((aspect) => aspect !== harmless).flatMap((aspect) => MAY_MOVE_ANSWERS[aspect] ?? []);
  if (moving.length > 0) return { comparable: 'with-care', why: `A difference can come from ${listed(moving)}.` };
  const beside = aspects.flatMap((aspect) => BESIDE[aspect] ?? []);
  const but = beside.length === 0 ? '' : `; what differs is its ${listed(beside)}`;
  return { comparable: 'yes', why: `The same people are asked the same${but}.` };
}

function whyApart(then: AskedItem, now: AskedItem, changes: readonly Change[]): string | null {
  const named = (what: Aspect): Change | undefined => changes.find((change) => change.what === what);
  const kind = named('kind');
  if (kind) return `It was a question of the kind ${kind.before}, and is one of the kind ${kind.after}.`;
  const unit = named('unit');
  if (unit) return `It was counted in ${unit.before}, and is counted in ${unit.after}.`;
  if (!shareCodes(optionsOf(then), optionsOf(now))) return 'No answer can be given in both.';
  if (!shareCodes(rowsOf(then), rowsOf(now))) return 'They have no row in common.';
  return null;
}

/** Two lists of which neither has a member count as the same. */
function shareCodes(then: readonly string[], now: readonly string[]): boolean {
  return then.length + now.length === 0 || then.some((code) => now.includes(code));
}

function optionsOf({ question, pickable }: AskedItem): string[] {
  if (question.kind === 'main') return pickable.map(({ code }) => code);
  return 'options' in question ? question.options.map(({ code }) => code) : [];
}

function rowsOf({ question }: AskedItem): string[] {
  return question.kind === 'grid' ? question.rows.map(({ code }) => code) : [];
}

/** Why an item that only the later questionnaire asks has nothing to be compared with. */
export function whyAdded(removedBefore: RemovedItem | null): string {
  return removedBefore
    ? `It is asked again; it had been removed: ${removedBefore.why}.`
    : 'It is asked in the later questionnaire only.';
}

/** Why an item that only the earlier questionnaire asks has nothing to be compared with. */
export function whyRemoved(removed: RemovedItem | null): string {
  if (!removed) return 'It is no longer asked, and the later questionnaire does not say why.';
  const last = removed.wave === null ? '' : ` (last asked in wave ${removed.wave})`;
  return `It is no longer asked${last}: ${removed.why}.`;
}

function listed(words: readonly string[]): string {
  const different = [...new Set(words)];
  const last = different.at(-1)!;
  return different.length === 1 ? last : `${different.slice(0, -1).join(', ')} and ${last}`;
}
