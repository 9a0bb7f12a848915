import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openInterview } from '../answering/open-interview.ts';
import { recordAnswer } from '../answering/record-answer.ts';
import { personalToken } from '../contacts/personal-token.ts';
import { ANALYST, OFFICER, rightsStudy } from './fixtures/rights-study.ts';
import { replaceLink } from './replace-link.ts';

const study = rightsStudy();

test('a link that is replaced opens and takes nothing any more; the new one goes on where it stopped and is mailed', async () => {
  const { pseudonym, token } = await study.person();
  // Shown just now, so that the server has the interview in its memory.
  await study.say(token, 'agency', { agency: 'no_' });
  assert.deepEqual(await replaceLink(study.world(), OFFICER, pseudonym), { mailed: true });

  const opened = await openInterview(study.world(), token);
  assert.equal('refused' in opened && opened.refused, 'no-such-link');
  const page = { token, questionId: 'hours', fields: { hours: '40' }, mode: 'web' } as const;
  const posted = await recordAnswer(study.world(), page);
  assert.equal('refused' in posted && posted.refused, 'no-such-link');

  const fresh = await openInterview(study.world(), personalToken(study.world().keys, pseudonym, 2));
  assert.ok('answers' in fresh, JSON.stringify(fresh));
  assert.equal(fresh.pseudonym, pseudonym);
  assert.deepEqual(Object.keys(fresh.answers), ['agency']);
  const mails = await study.sql('fieldwork', 'SELECT step, state FROM fieldwork.mail WHERE pseudonym = $1', [
    pseudonym,
  ]);
  assert.deepEqual(mails, [{ step: 'new_link:2', state: 'queued' }]);
  const [entry] = await study.sql<{ detail: unknown }>(
    'desk',
    `SELECT detail FROM audit.entry WHERE pseudonym = $1 AND action = 'replace-link'`,
    [pseudonym],
  );
  assert.deepEqual(entry?.detail, { linkNumber: 2 });
});

test('two replacements at the same moment leave one link that works', async () => {
  const { pseudonym } = await study.person({ email: null, phone: '0117 496 0999' });
  const both = await Promise.all([1, 2].map(() => replaceLink(study.world(), OFFICER, pseudonym)));
  assert.deepEqual(both, [{ mailed: false }, { mailed: false }]);
  const open = await study.sql('fieldwork', 'SELECT 1 FROM answers.link WHERE pseudonym = $1 AND revoked_at IS NULL', [
    pseudonym,
  ]);
  assert.equal(open.length, 1);
  const opened = await openInterview(study.world(), personalToken(study.world().keys, pseudonym, 3));
  assert.ok('answers' in opened, JSON.stringify(opened));
});

test('only a data officer replaces links, and only of somebody who has one', async () => {
  const { pseudonym, token } = await study.person();
  for (const [viewer, whose, code] of [
    [ANALYST, pseudonym, 'not-permitted'],
    [OFFICER, randomUUID(), 'no-such-person'],
    [OFFICER, `x' OR true`, 'no-such-person'],
  ] as const) {
    const refused = await replaceLink(study.world(), viewer, whose);
    assert.equal('refused' in refused && refused.refused, code);
  }
  await study.sql('fieldwork', 'UPDATE fieldwork.case_file SET released_at = NULL WHERE pseudonym = $1', [pseudonym]);
  const waiting = await replaceLink(study.world(), OFFICER, pseudonym);
  assert.equal('refused' in waiting && waiting.refused, 'no-link');
  assert.ok('answers' in (await openInterview(study.world(), token)));
});
