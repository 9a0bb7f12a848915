import type { readRequests } from '@earshot/actions';
import { dayInWords } from '@earshot/fieldwork';

type Requests = Exclude<Awaited<ReturnType<typeof readRequests>>, { readonly refused: unknown }>['requests'];

/** What can be looked for, and how it is called. */
export const SEARCHES = [
  { value: 'email', text: 'E-mail address' },
  { value: 'phone', text: 'Telephone number' },
  { value: 'name', text: 'Name, or a part of it' },
] as const;

export const KINDS = [
  { value: 'access', text: 'To see what is held' },
  { value: 'correction', text: 'To have something corrected' },
  { value: 'restriction', text: 'That the data is kept and not used' },
  { value: 'erasure', text: 'To have everything erased' },
  { value: 'complaint', text: 'A complaint' },
] as const;

export const ASKED_BY = [
  { value: 'person', text: 'The person themselves' },
  { value: 'representative', text: 'Somebody on their behalf' },
  { value: 'controller', text: 'Whoever is responsible for the study' },
] as const;

export const OUTCOMES = [
  { value: 'met', text: 'Done' },
  { value: 'partly_met', text: 'Done in part' },
  { value: 'refused', text: 'Refused' },
  { value: 'taken_back', text: 'Taken back' },
] as const;

/** The items of a select in which nothing is chosen, or what was. */
export function chosenFrom(items: readonly { readonly value: string; readonly text: string }[], chosen = '') {
  const none = { value: '', text: 'Choose' };
  return [none, ...items].map((item) => ({ ...item, selected: item.value === chosen }));
}

/** The rows of the log. @param today YYYY-MM-DD */
export function requestRows(requests: Requests, today: string) {
  return requests.map((request) => ({
    id: request.requestId,
    kind: wordFor(KINDS, request.kind),
    people: request.people,
    askedBy: wordFor(ASKED_BY, request.askedBy),
    received: dayInWords(request.receivedOn),
    due: dayInWords(request.dueOn),
    extension: request.extensionReason,
    canExtend: request.extensionReason === null && request.kind !== 'complaint' && today <= request.dueOn,
    isOpen: request.closedAt === null,
    isLate: request.closedAt === null && request.dueOn < today,
    isErasure: request.kind === 'erasure',
    // Erasing closes a request for an erasure as done; everything else is said by hand.
    outcomes: chosenFrom(OUTCOMES.filter(({ value }) => request.kind !== 'erasure' || value !== 'met')),
    outcome: request.outcome && wordFor(OUTCOMES, request.outcome),
    closed: request.closedAt && dayInWords(request.closedAt),
    hasCertificate: request.kind === 'erasure' && request.outcome === 'met',
  }));
}

function wordFor(words: readonly { readonly value: string; readonly text: string }[], value: string): string {
  return words.find((one) => one.value === value)?.text ?? value;
}
