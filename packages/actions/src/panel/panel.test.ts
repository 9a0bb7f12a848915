import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finishInterview } from '../answering/finish-interview.ts';
import { recordAnswer } from '../answering/record-answer.ts';
import { withdrawInterview } from '../answering/withdraw-interview.ts';
import { openDetails } from '../contacts/contact-details.ts';
import { suppress } from '../contacts/suppress.ts';
import { openLetter } from '../mail/letter.ts';
import { confirmAddress } from '../rights/confirm-address.ts';
import { LEAD } from '../sample/fixtures/list-study.ts';
import { changeConsent } from './change-consent.ts';
import { drawPanel } from './draw-panel.ts';
import { type Someone, twoWaves } from './fixtures/two-waves.ts';
import { previewPanel } from './preview-panel.ts';
import { tellReach } from './tell-reach.ts';

const { world, rows, someone } = twoWaves();

async function consented(pseudonym: string): Promise<void> {
  await rows(
    'answering',
    "INSERT INTO answers.event (pseudonym, kind, mode, at) VALUES ($1, 'consented', 'web', now())",
    [pseudonym],
  );
}

/** Somebody who answered, and what they said of being asked again. */
async function answered(name: string, again: 'yes' | 'no', options = {}): Promise<Someone> {
  const one = await someone(name, options);
  await consented(one.pseudonym);
  for (const [questionId, value] of Object.entries({ role: 'left', again_next_wave: again, again_interview: 'no' })) {
    const recorded = await recordAnswer(world(), {
      token: one.token,
      mode: 'web',
      questionId,
      fields: { [questionId]: value },
    });
    assert.ok(!('refused' in recorded), JSON.stringify(recorded));
  }
  assert.deepEqual(await finishInterview(world(), one.token, 'web'), { finished: true });
  return one;
}

const consentsOf = (pseudonym: string) =>
  rows<{ purpose: string; given: boolean; text: string; text_sha256: string }>(
    'fieldwork',
    'SELECT purpose, given, text, text_sha256 FROM fieldwork.consent WHERE pseudonym = $1 ORDER BY consent_id',
    [pseudonym],
  );

test('finishing records what was agreed to for each purpose, in the words that were read', async () => {
  const { pseudonym } = await answered('words', 'yes');
  const consents = await consentsOf(pseudonym);
  assert.deepEqual(
    consents.map(({ purpose, given, text }) => [purpose, given, text]),
    [
      ['next_wave', true, 'May we ask again, Left?\nYes'],
      ['interview', false, 'May we invite you?\nNo'],
    ],
  );
  assert.match(consents[0]!.text_sha256, /^[0-9a-f]{64}$/);
});

test('everybody of the earlier wave has one fate, and only who agreed and can be reached is drawn', async () => {
  const before = await previewPanel(world(), LEAD, 'later');
  assert.ok('fates' in before);
  const drawable = [await answered('asks', 'yes'), await answered('leaver', 'yes')];
  await answered('says-no', 'no');
  await someone('silent');
  const gone = await answered('withdrew', 'yes');
  await withdrawInterview(world(), gone.token, 'web');
  const changed = await answered('changed', 'yes');
  const words = 'You may no longer ask me again';
  await changeConsent(world(), {
    pseudonym: changed.pseudonym,
    purpose: 'next_wave',
    given: false,
    words,
    mode: 'web',
    actor: 'respondent',
  });
  const stopped = await answered('stopped', 'yes');
  await suppress(world(), {
    studyId: 'lists',
    pseudonym: stopped.pseudonym,
    reason: 'unsubscribed',
    channel: 'every',
    actor: 'respondent',
    said: 'mail',
  });
  await answered('nowhere', 'yes', { known: false });
  const after = await previewPanel(world(), LEAD, 'later');
  assert.ok('fates' in after);
  const more = Object.fromEntries(
    Object.entries(after.fates).map(([fate, count]) => [fate, count - before.fates[fate as keyof typeof before.fates]]),
  );
  assert.deepEqual(more, {
    drawn: 0,
    withdrew: 1,
    not_completed: 1,
    not_asked: 0,
    declined: 1,
    withdrew_consent: 1,
    suppressed: 1,
    unreachable: 1,
    in_study: 0,
    to_draw: drawable.length,
  });
  assert.equal(
    after.people,
    Object.values(after.fates).reduce((sum, count) => sum + count, 0),
  );
});

test('who is drawn keeps the panel id under a new pseudonym, with details sealed anew and answers fed forward', async () => {
  const one = await answered('forward', 'yes');
  const home = { name: '', email: 'forward@home.example.org', phone: '' };
  const { pseudonym } = one;
  let token = '';
  const letter = (confirming: string) => {
    token = confirming;
    return { subject: 'Yours?', text: confirming };
  };
  assert.deepEqual(await tellReach(world(), { pseudonym, actor: 'respondent', letter }, home), { kept: true });
  assert.equal(await confirmAddress(world(), token), true);
  const preview = await previewPanel(world(), LEAD, 'later');
  assert.ok('fed' in preview);
  assert.deepEqual(
    preview.fed.map(({ variable, known, misfits }) => [
      variable,
      known === preview.fates.to_draw,
      misfits === preview.fates.to_draw,
    ]),
    [
      ['authority', true, false],
      ['grade', false, true],
      ['role_before', true, false],
    ],
  );
  const drawn = await drawPanel(world(), LEAD, 'later');
  assert.deepEqual(drawn, { drawn: preview.fates.to_draw });
  const [later] = await rows<{ pseudonym: string; sample: Record<string, unknown> }>(
    'fieldwork',
    `SELECT n.pseudonym, r.sample FROM fieldwork.case_file c
     JOIN fieldwork.case_file n ON n.panel_id = c.panel_id AND n.study_id = 'later'
     JOIN answers.respondent r ON r.pseudonym = n.pseudonym WHERE c.pseudonym = $1`,
    [one.pseudonym],
  );
  const value = (text: string) => ({ state: 'answered', value: text });
  assert.deepEqual(later!.sample, { authority: value('Leeds'), link: value('personal'), role_before: value('left') });
  assert.notEqual(later!.pseudonym, one.pseudonym);
  const [person] = await rows<{ pseudonym: string; sealed: Uint8Array }>(
    'contacts',
    'SELECT pseudonym, sealed FROM contacts.person WHERE pseudonym = $1',
    [later!.pseudonym],
  );
  assert.equal(openDetails(world().keys, person!).email, 'forward@home.example.org');
  const audit = await rows('desk', "SELECT 1 FROM audit.entry WHERE action = 'draw-panel' AND pseudonym = $1", [
    one.pseudonym,
  ]);
  assert.equal(audit.length, 1);
});

test('drawing again draws nobody twice, and finishes what a crash left between details and cases', async () => {
  const one = await answered('crashed', 'yes');
  const whole = world();
  const transaction: typeof whole.store.transaction = (role, work) => {
    if (role === 'analysis') throw new Error('the server was killed here');
    return whole.store.transaction(role, work);
  };
  await assert.rejects(drawPanel({ ...whole, store: { ...whole.store, transaction } }, LEAD, 'later'));
  assert.deepEqual(await drawPanel(whole, LEAD, 'later'), { drawn: 1 });
  const again = await drawPanel(whole, LEAD, 'later');
  assert.equal('refused' in again && again.refused, 'nobody');
  const people = await rows(
    'contacts',
    `SELECT p.pseudonym FROM contacts.person p JOIN fieldwork.case_file n USING (pseudonym)
     WHERE n.study_id = 'later' AND n.panel_id = (SELECT panel_id FROM fieldwork.case_file WHERE pseudonym = $1)`,
    [one.pseudonym],
  );
  assert.equal(people.length, 1);
});

test('two who draw at once draw everybody once', async () => {
  await answered('both', 'yes');
  const both = await Promise.all([drawPanel(world(), LEAD, 'later'), drawPanel(world(), LEAD, 'later')]);
  const drawn = both.map((one) => ('drawn' in one ? one.drawn : 0));
  assert.equal(drawn[0]! + drawn[1]!, 1);
});

const letter = (text: string) => ({ subject: 'Is this yours?', text });

test('nobody is asked how to be reached who did not agree to be asked again', async () => {
  const { pseudonym } = await answered('private', 'no');
  const told = await tellReach(
    world(),
    { pseudonym, actor: 'respondent', letter },
    { name: 'P', email: 'p@home.example.org', phone: '' },
  );
  assert.equal('refused' in told && told.refused, 'not-agreed');
});

test('what cannot be an address or a number is said at its field, and somebody unknown gives a name', async () => {
  const { pseudonym } = await answered('typo', 'yes', { known: false });
  const typed = { name: '', email: 'typo@@home', phone: '12' };
  const told = await tellReach(world(), { pseudonym, actor: 'respondent', letter }, typed);
  assert.ok('mistakes' in told);
  assert.deepEqual(Object.keys(told.mistakes).sort(), ['email', 'name', 'phone']);
});

test('an address that somebody gave counts nowhere before it is confirmed, a number at once', async () => {
  const { pseudonym } = await answered('unknown', 'yes', { known: false });
  const typed = { name: 'Uma', email: 'uma@home.example.org', phone: '020 7946 0001' };
  const told = await tellReach(world(), { pseudonym, actor: 'respondent', letter }, typed);
  assert.deepEqual(told, { kept: true });
  const detailsHeld = async () => {
    const [person] = await rows<{ pseudonym: string; sealed: Uint8Array }>(
      'contacts',
      'SELECT pseudonym, sealed FROM contacts.person WHERE pseudonym = $1',
      [pseudonym],
    );
    return openDetails(world().keys, person!);
  };
  const phone = '02079460001';
  assert.deepEqual(await detailsHeld(), { name: 'Uma', email: null, phone, homePhone: phone });
  const mails = await rows<{ id: string; letter: Uint8Array }>(
    'fieldwork',
    "SELECT mail_id AS id, letter FROM fieldwork.mail WHERE pseudonym = $1 AND step LIKE 'confirm_address:%'",
    [pseudonym],
  );
  assert.equal(mails.length, 1, 'one mail, though it is to be the address at home and the only one');
  const { address, text } = openLetter(world(), mails[0]!.id, mails[0]!.letter);
  assert.equal(address, typed.email);
  assert.equal(await confirmAddress(world(), text), true);
  const email = 'uma@home.example.org';
  assert.deepEqual(await detailsHeld(), { name: 'Uma', email, phone, homeEmail: email, homePhone: phone });
});

test('a consent is changed once, and what was said before stays on record', async () => {
  const { pseudonym } = await answered('mind', 'yes');
  const change = {
    pseudonym,
    purpose: 'next_wave' as const,
    given: false,
    words: 'No longer',
    mode: 'web' as const,
    actor: 'respondent',
  };
  assert.deepEqual(await changeConsent(world(), change), { changed: true });
  assert.deepEqual(await changeConsent(world(), change), { changed: false });
  const said = (await consentsOf(pseudonym)).filter(({ purpose }) => purpose === 'next_wave');
  assert.deepEqual(
    said.map(({ given }) => given),
    [true, false],
  );
});
