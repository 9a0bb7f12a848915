import { readEmailAddress } from '@earshot/fieldwork';
import type { Viewer } from '../access/permissions.ts';
import { queueMailIn } from '../mail/queue-mail.ts';
import type { World } from '../world.ts';
import { type CallMistakes, type CallRefused, refuseCall } from './call-refused.ts';
import { callingScript } from './calling-script.ts';
import { endCallIn } from './end-call.ts';
import { type CallAddress, type HeldCall, holdCall } from './hold-call.ts';
import { keepLearnt, keepNote, LONGEST_NOTE, noteAddress } from './known-contacts.ts';

/** A mail that was asked for in a call, and the address as it was checked with the person. */
export interface AskedMail extends CallAddress {
  readonly email: string;
  readonly note: string;
}

/**
 * Somebody would rather do it online: their own link is mailed to the address that was checked with them, which is kept
 * as theirs, and the call ends with that outcome. Refuses with `not-permitted`, `no-such-study` or `no-claim`.
 */
export async function mailLinkInstead(
  world: World,
  viewer: Viewer,
  asked: AskedMail,
): Promise<{ readonly sent: true } | CallMistakes | CallRefused> {
  const held = await prepared(world, viewer, asked);
  if ('refused' in held || 'mistakes' in held) return held;
  const ended = await world.store.transaction('fieldwork', async (queries) => {
    await noteAddress(queries, held);
    const text = [
      'Dear {name},',
      'Thank you for speaking with us. You said that you would rather answer online. This is your own link; what you have answered already is kept:',
      '{link}',
      `You can write to us at ${held.study.contact}.`,
    ];
    await queueMailIn(queries, world, {
      ...wish(held, viewer, `link_from_call:${world.now().toISOString().slice(0, 16)}`),
      subject: 'Your link to {study}',
      text: text.join('\n\n'),
    });
    return endCallIn(queries, world, viewer, held, { disposition: 'rather_online', appointmentAt: null });
  });
  return ended ? { sent: true } : refuseCall('no-claim');
}

/**
 * Mails what the study is and who runs it to somebody who asked for that before they decide. The call goes on, or ends
 * with an appointment. Refuses with `not-permitted`, `no-such-study` or `no-claim`.
 */
export async function mailReassurance(
  world: World,
  viewer: Viewer,
  asked: AskedMail,
): Promise<{ readonly sent: true } | CallMistakes | CallRefused> {
  const held = await prepared(world, viewer, asked);
  if ('refused' in held || 'mistakes' in held) return held;
  const { reassurances } = callingScript(held.study);
  await world.store.transaction('fieldwork', async (queries) => {
    await noteAddress(queries, held);
    const text = [
      'Dear {name},',
      'You asked us on the telephone what {study} is.',
      ...reassurances.flatMap(({ say, mailed }) => (mailed ? [say] : [])),
      'If you would rather answer online, this is your own link:',
      '{link}',
      `You can write to us at ${held.study.contact}.`,
    ];
    await queueMailIn(queries, world, {
      ...wish(held, viewer, `reassurance:${world.now().toISOString().slice(0, 16)}`),
      subject: 'About {study}',
      text: text.join('\n\n'),
    });
  });
  return { sent: true };
}

function wish({ study, claim }: HeldCall, { accountId }: Viewer, step: string) {
  return { studyId: study.id, to: { pseudonym: claim.pseudonym }, step, actor: accountId };
}

/** Holds the call, reads the form and keeps what it says with the contacts. */
async function prepared(
  world: World,
  viewer: Viewer,
  asked: AskedMail,
): Promise<HeldCall | CallMistakes | CallRefused> {
  const held = await holdCall(world, viewer, asked);
  if ('refused' in held) return held;
  const email = readEmailAddress(asked.email);
  const mistakes = [];
  if (!email) mistakes.push({ field: 'email', sentence: 'Enter an e-mail address, such as name@example.org' });
  if (asked.note.length > LONGEST_NOTE) {
    mistakes.push({ field: 'note', sentence: `The note must be ${LONGEST_NOTE} characters or fewer` });
  }
  if (!email || mistakes.length > 0) return { mistakes };
  await world.store.transaction('contacts', async (queries) => {
    await keepNote(queries, world, viewer, held, asked.note);
    await keepLearnt(queries, world, viewer, held, { email });
  });
  return held;
}
