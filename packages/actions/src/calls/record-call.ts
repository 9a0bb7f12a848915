import {
  type CallOutcome,
  type CallStage,
  closingOf,
  isOwnRefusal,
  outcomesAt,
  readHardTime,
  readSoftTime,
  readTelephoneNumber,
  telephoneStepAt,
} from '@earshot/fieldwork';
import { findCase } from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import { suppress } from '../contacts/suppress.ts';
import type { World } from '../world.ts';
import { type CallMistakes, type CallRefused, refuseCall } from './call-refused.ts';
import { type CameOut, endCallIn } from './end-call.ts';
import { type CallAddress, type HeldCall, holdCall } from './hold-call.ts';
import { keepLearnt, keepNote, LONGEST_NOTE } from './known-contacts.ts';

/** What an interviewer notes of a call, as the form sends it. */
export interface NotedCall extends CallAddress {
  readonly stage: CallStage;
  readonly disposition: string;
  /** Of a hard appointment: the day as YYYY-MM-DD, and the time. */
  readonly hardDay: string;
  readonly hardTime: string;
  /** Of a soft one: the day, and the id of a window. */
  readonly softDay: string;
  readonly softTime: string;
  /** That somebody at the old number gave; empty: none. */
  readonly otherNumber: string;
  readonly note: string;
}

/**
 * Records how a call came out, and lets go of the person. A refusal by the person ends every contact in every mode. What
 * is wrong with the form is returned all at once. Refuses with `not-permitted`, `no-such-study` or `no-claim`; so a form
 * that is sent twice is recorded once.
 */
export async function recordCall(
  world: World,
  viewer: Viewer,
  noted: NotedCall,
): Promise<{ readonly recorded: true } | CallMistakes | CallRefused> {
  const held = await holdCall(world, viewer, noted);
  if ('refused' in held) return held;
  const read = await readNoted(world, held, noted);
  if ('mistakes' in read) return read;
  const { cameOut, otherNumber } = read;
  // Who people are and what came of calling them are never written in one transaction. This order loses nothing when it
  // is cut off: the claim is still there, and the form can be sent again.
  await world.store.transaction('contacts', async (queries) => {
    await keepNote(queries, world, viewer, held, noted.note);
    if (otherNumber) await keepLearnt(queries, world, viewer, held, { referralPhone: otherNumber });
  });
  if (isOwnRefusal(cameOut.disposition)) await endEveryContact(world, viewer, held);
  const ended = await world.store.transaction('fieldwork', (queries) =>
    endCallIn(queries, world, viewer, held, cameOut),
  );
  return ended ? { recorded: true } : refuseCall('no-claim');
}

/** The refusal itself is the outcome of the call, so nothing else is said of it. */
async function endEveryContact(world: World, { accountId }: Viewer, { study, claim }: HeldCall): Promise<void> {
  const who = { studyId: study.id, pseudonym: claim.pseudonym, actor: accountId };
  await suppress(world, { ...who, reason: 'refused', channel: 'every', said: null });
}

interface ReadCall {
  readonly cameOut: CameOut;
  readonly otherNumber: string | null;
}

async function readNoted(world: World, held: HeldCall, noted: NotedCall): Promise<ReadCall | CallMistakes> {
  const outcome = outcomesAt(noted.stage).find(({ disposition }) => disposition === noted.disposition);
  const long = noted.note.length > LONGEST_NOTE;
  const notes = long ? [{ field: 'note', sentence: `The note must be ${LONGEST_NOTE} characters or fewer` }] : [];
  if (!outcome) return { mistakes: [{ field: 'disposition', sentence: 'Choose how the call came out' }, ...notes] };
  const read = await readAsked(world, held, outcome, noted);
  if ('mistakes' in read) return { mistakes: [...read.mistakes, ...notes] };
  return notes.length > 0 ? { mistakes: notes } : read;
}

async function readAsked(
  world: World,
  held: HeldCall,
  { disposition, asks }: CallOutcome,
  noted: NotedCall,
): Promise<ReadCall | CallMistakes> {
  if (asks === 'other_number') return readOtherNumber(noted);
  if (asks === null) return { cameOut: { disposition, appointmentAt: null }, otherNumber: null };
  const times = await timesOf(world, held);
  const at =
    asks === 'hard_time'
      ? readHardTime({ day: noted.hardDay, time: noted.hardTime }, times)
      : readSoftTime({ day: noted.softDay, time: noted.softTime }, times);
  if (at instanceof Date) return { cameOut: { disposition, appointmentAt: at }, otherNumber: null };
  return { mistakes: [{ field: `${asks === 'hard_time' ? 'hard' : 'soft'}-${at.field}`, sentence: at.sentence }] };
}

function readOtherNumber({ otherNumber }: NotedCall): ReadCall | CallMistakes {
  if (otherNumber.trim() === '') {
    return { cameOut: { disposition: 'moved_on', appointmentAt: null }, otherNumber: null };
  }
  const read = readTelephoneNumber(otherNumber);
  if (!read) {
    const sentence = 'Enter a telephone number, such as 0117 496 0123, or leave it empty when there is none';
    return { mistakes: [{ field: 'other-number', sentence }] };
  }
  return { cameOut: { disposition: 'referred', appointmentAt: null }, otherNumber: read.number };
}

async function timesOf(world: World, { study, claim }: HeldCall) {
  const { protocol } = study.fieldwork;
  const one = await world.store.transaction('fieldwork', (queries) => findCase(queries, claim.pseudonym));
  const releasedAt = one?.releasedAt ?? null;
  const now = world.now();
  const windows = (releasedAt && telephoneStepAt(protocol, releasedAt, now)?.windows) || [];
  return { now, windows, closing: releasedAt && closingOf(protocol, releasedAt) };
}
