import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSuppressed } from '@earshot/store';
import { mailedStudy } from '../mail/fixtures/mailed-study.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { type SuppressWish, suppress } from './suppress.ts';

const { person, sql, world } = mailedStudy();
const WISH = {
  studyId: 'mailed',
  reason: 'refused',
  channel: 'every',
  actor: 'respondent',
  said: 'telephone',
} as const;

function isQuiet(pseudonym: string, channel: 'mail' | 'telephone'): Promise<boolean> {
  return world().store.transaction('contacts', (queries) =>
    isSuppressed(queries, { studyId: 'mailed', pseudonym, channel }),
  );
}

async function letterTo(pseudonym: string): Promise<void> {
  const wish = { studyId: 'mailed', to: { pseudonym }, step: 'return_link', subject: 'Your link', text: '{link}' };
  assert.equal(await queueMail(world(), { ...wish, actor: 'respondent' }), true);
}

test('a refusal in one mode ends every mode: mails that wait are cancelled, and no call is made', async () => {
  const pseudonym = await person({ phone: '0117 496 0123' });
  await letterTo(pseudonym);
  await suppress(world(), { ...WISH, pseudonym });
  assert.deepEqual([await isQuiet(pseudonym, 'mail'), await isQuiet(pseudonym, 'telephone')], [true, true]);
  const [mail] = await sql<{ state: string; letter: unknown }>(
    'fieldwork',
    'SELECT state, letter FROM fieldwork.mail WHERE pseudonym = $1',
    [pseudonym],
  );
  assert.deepEqual(mail, { state: 'cancelled', letter: null });
  const events = await sql<{ disposition: string }>(
    'fieldwork',
    'SELECT disposition FROM fieldwork.contact_event WHERE pseudonym = $1',
    [pseudonym],
  );
  assert.deepEqual(events, [{ disposition: 'refusal' }]);
});

test('it holds for the same address or number on another list, and for nobody else', async () => {
  const first = await person({ email: 'same@council.example.org', phone: '0117 496 0456' });
  const sameAddress = await person({ email: 'Same@council.example.org' });
  const sameNumber = await person({ email: null, phone: '+44 117 496 0456' });
  const colleague = await person({ phone: '0117 496 0456' });
  const other = await person();
  await suppress(world(), { ...WISH, pseudonym: first });
  const people = [sameAddress, sameNumber, colleague, other];
  // A team shares a number: whoever has an address of their own is somebody else.
  for (const channel of ['mail', 'telephone'] as const) {
    const quiet = await Promise.all(people.map((one) => isQuiet(one, channel)));
    assert.deepEqual(quiet, [true, true, false, false], channel);
  }
  const toCall = await sql<{ pseudonym: string }>('fieldwork', 'SELECT pseudonym FROM contacts.not_to_call');
  const notCalled = toCall.map(({ pseudonym }) => pseudonym);
  assert.deepEqual(
    people.map((one) => notCalled.includes(one)),
    [true, true, false, false],
  );
});

test('no more mail is not the same as no more calls, when only the mail is meant', async () => {
  const pseudonym = await person({ phone: '0117 496 0789' });
  await suppress(world(), { ...WISH, pseudonym, channel: 'mail', said: null });
  assert.deepEqual([await isQuiet(pseudonym, 'mail'), await isQuiet(pseudonym, 'telephone')], [true, false]);
});

test('said twice, even at the same moment, it is recorded once', async () => {
  const pseudonym = await person();
  const wish: SuppressWish = { ...WISH, pseudonym };
  await Promise.all([suppress(world(), wish), suppress(world(), wish), suppress(world(), wish)]);
  const [counts] = await sql<{ events: number }>(
    'fieldwork',
    'SELECT count(*)::int AS events FROM fieldwork.contact_event WHERE pseudonym = $1',
    [pseudonym],
  );
  const audit = await sql('desk', "SELECT 1 FROM audit.entry WHERE action = 'suppress' AND pseudonym = $1", [
    pseudonym,
  ]);
  assert.deepEqual([counts!.events, audit.length], [1, 1]);
});
