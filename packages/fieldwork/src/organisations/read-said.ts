import type { OrganisationEvent, OrganisationEventKind, Way } from './organisation-event.ts';

/** What an authority said, as somebody typed it into a form or a file; blank where it said nothing. */
export interface SaidFields {
  /** invited, agreed, declined or withdrew. */
  readonly state: string;
  /** list or open_link; with agreed only. */
  readonly way: string;
  readonly population: string;
  /** The day of that count: 2026-09-30 or 30/09/2026. */
  readonly populationOn: string;
  readonly note: string;
}

/** An event without authority, moment and actor, which whoever records it adds. */
export type SaidEvent = Pick<OrganisationEvent, 'kind' | 'way' | 'population' | 'populationOn' | 'detail'>;

/** What is wrong with one field, in words for whoever typed it. */
export interface SaidMistake {
  readonly field: keyof SaidFields;
  readonly sentence: string;
}

const STATES: readonly OrganisationEventKind[] = ['invited', 'agreed', 'declined', 'withdrew'];
const WAYS: readonly Way[] = ['list', 'open_link'];
const LONGEST_NOTE = 2000;
const MOST_PEOPLE = 100_000;

/**
 * Reads what an authority said into the events to append, at most one for its state, its count of people and a note.
 * Returns every mistake at once; nothing is to be kept then. @param today YYYY-MM-DD: no count can be of a later day.
 */
export function readSaid(fields: SaidFields, today: string): { events: SaidEvent[]; mistakes: SaidMistake[] } {
  const parts = [readState(fields), readPopulation(fields, today), readNote(fields)];
  const mistakes = parts.flatMap((part) => part.mistakes);
  const events = parts.flatMap((part) => part.events);
  if (events.length === 0 && mistakes.length === 0) {
    mistakes.push({ field: 'state', sentence: 'Say what happened, how many people there are, or make a note' });
  }
  return { events, mistakes };
}

type Part = { events: SaidEvent[]; mistakes: SaidMistake[] };

function readState({ state, way }: SaidFields): Part {
  const [said, how] = [state.trim(), way.trim()];
  if (said === '') return how === '' ? NOTHING : wrong('way', 'A way of taking part needs the state “agreed”');
  const kind = STATES.find((one) => one === said);
  if (!kind) return wrong('state', `“${said}” is none of ${STATES.join(', ')}`);
  if (how === '') return right({ kind });
  if (kind !== 'agreed') return wrong('way', 'Only an authority that agreed has a way of taking part');
  const known = WAYS.find((one) => one === how);
  return known ? right({ kind, way: known }) : wrong('way', `“${how}” is neither of ${WAYS.join(', ')}`);
}

function readPopulation({ population, populationOn }: SaidFields, today: string): Part {
  const [people, on] = [population.trim().replace(/(?<=\d),(?=\d{3})/g, ''), populationOn.trim()];
  if (people === '') return on === '' ? NOTHING : wrong('population', 'Enter how many people there were on that day');
  if (!/^\d{1,6}$/.test(people) || Number(people) > MOST_PEOPLE) {
    return wrong('population', `“${people}” is not a whole number of people up to ${MOST_PEOPLE}`);
  }
  const day = isoDay(on);
  if (day === null) return wrong('populationOn', 'Enter the day of the count, such as 30/09/2026');
  if (day > today) return wrong('populationOn', 'The day of the count is still to come');
  return right({ kind: 'population', population: Number(people), populationOn: day });
}

function readNote({ note }: SaidFields): Part {
  const text = note.trim();
  if (text === '') return NOTHING;
  if (text.length > LONGEST_NOTE) return wrong('note', `A note can have ${LONGEST_NOTE} characters at most`);
  return right({ kind: 'note', detail: { text } });
}

const NOTHING: Part = { events: [], mistakes: [] };

function right(event: Pick<SaidEvent, 'kind'> & Partial<SaidEvent>): Part {
  return { events: [{ way: null, population: null, populationOn: null, detail: {}, ...event }], mistakes: [] };
}

function wrong(field: keyof SaidFields, sentence: string): Part {
  return { events: [], mistakes: [{ field, sentence }] };
}

/** A day as 2026-09-30, from that or from 30/09/2026; null for one that no calendar has. */
function isoDay(written: string): string | null {
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(written);
  const iso = british ? `${british[3]}-${british[2]!.padStart(2, '0')}-${british[1]!.padStart(2, '0')}` : written;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : null;
}
