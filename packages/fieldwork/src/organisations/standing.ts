import type { OrganisationEvent, Way } from './organisation-event.ts';

/** Where an authority stands: its latest answer, or that it was invited and has not answered. */
export type Standing = 'listed' | 'invited' | 'agreed' | 'declined' | 'withdrew';

export interface OrganisationState {
  readonly standing: Standing;
  /** How it takes part; null while it does not, or has not said how. */
  readonly way: Way | null;
  /** People in scope, as it last counted them; null: it never said. */
  readonly population: { readonly people: number; readonly on: string | null; readonly actor: string } | null;
  readonly invitedAt: Date | null;
  /** When it gave the answer that counts. */
  readonly answeredAt: Date | null;
  /** Since when it has had an open link, also where that was replaced by another; null: it has none. */
  readonly linkSince: Date | null;
}

const ANSWERS = ['agreed', 'declined', 'withdrew'] as const;

/**
 * Where an authority stands after what happened, oldest first. Its latest answer counts, so one that declined can agree
 * later; a further invitation does not undo an answer. One that answered counts as invited, however it heard of the study.
 */
export function standingOf(events: readonly OrganisationEvent[]): OrganisationState {
  const latest = (kinds: readonly string[]): OrganisationEvent | undefined =>
    events.filter(({ kind }) => kinds.includes(kind)).at(-1);
  const answer = latest(ANSWERS);
  const counted = latest(['population']);
  const invited = events.find(({ kind }) => kind === 'invited');
  const standing = (answer?.kind ?? (invited ? 'invited' : 'listed')) as Standing;
  return {
    standing,
    way: standing === 'agreed' ? answer!.way : null,
    population: counted ? { people: counted.population!, on: counted.populationOn, actor: counted.actor } : null,
    invitedAt: invited?.at ?? null,
    answeredAt: answer?.at ?? null,
    linkSince: linkSince(events),
  };
}

function linkSince(events: readonly OrganisationEvent[]): Date | null {
  let since: Date | null = null;
  for (const { kind, at } of events) {
    if (kind === 'link_made') since ??= at;
    if (kind === 'link_revoked') since = null;
  }
  return since;
}

/** Where every authority stands of which anything happened, by its code. @param events of many, oldest first. */
export function standingsOf(events: readonly OrganisationEvent[]): Map<string, OrganisationState> {
  const happened = new Map<string, OrganisationEvent[]>();
  for (const event of events) {
    const before = happened.get(event.authorityCode);
    if (before) before.push(event);
    else happened.set(event.authorityCode, [event]);
  }
  return new Map([...happened].map(([code, own]) => [code, standingOf(own)]));
}
