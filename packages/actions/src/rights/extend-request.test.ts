import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extendTime } from './extend-request.ts';
import { ANALYST, OFFICER, rightsStudy } from './fixtures/rights-study.ts';
import { openRequest, readRequests } from './requests.ts';
import { readYourData } from './your-data.ts';

const study = rightsStudy();

async function asked(pseudonym: string | null, kind: 'access' | 'complaint', receivedOn: string): Promise<string> {
  const request = await openRequest(study.world(), OFFICER, { kind, pseudonym, askedBy: 'person', receivedOn });
  assert.ok('requestId' in request, JSON.stringify(request));
  return request.requestId;
}

async function refused(requestId: string, reason = 'Many waves', viewer = OFFICER): Promise<string> {
  const outcome = await extendTime(study.world(), viewer, { requestId, reason });
  return 'refused' in outcome ? outcome.refused : '';
}

test('a request is given two months more once, with a reason that the person reads and that the audit dates', async () => {
  const { pseudonym, token } = await study.person();
  const requestId = await asked(pseudonym, 'access', '2026-08-31');
  assert.equal(await refused(requestId, '  '), 'no-reason');
  assert.equal(await refused(requestId, 'x'.repeat(501)), 'no-reason');
  assert.equal(await refused(requestId, 'Many waves', ANALYST), 'not-permitted');
  assert.deepEqual(await extendTime(study.world(), OFFICER, { requestId, reason: ' Many  waves ' }), {
    dueOn: '2026-11-30',
  });
  assert.equal(await refused(requestId), 'extended-already');
  const log = await readRequests(study.world(), OFFICER);
  assert.ok('requests' in log);
  const { dueOn, extensionReason } = log.requests.find((one) => one.requestId === requestId)!;
  assert.deepEqual([dueOn, extensionReason], ['2026-11-30', 'Many waves']);
  const yours = await readYourData(study.world(), { token, mode: 'web' });
  assert.ok('requests' in yours);
  assert.equal(yours.requests[0]?.extensionReason, 'Many waves');
  assert.ok(yours.crossings.some(({ action }) => action === 'extend-request'));
});

test('more time is not taken once the month is over, nor for a complaint, nor twice at once', async () => {
  const { pseudonym } = await study.person();
  assert.equal(await refused(await asked(pseudonym, 'access', '2026-08-28')), 'past-due');
  assert.equal(await refused(await asked(null, 'complaint', '2026-09-28')), 'not-extendable');
  assert.equal(await refused('x'), 'no-such-request');
  const requestId = await asked(pseudonym, 'access', '2026-09-28');
  const both = await Promise.all([refused(requestId), refused(requestId)]);
  assert.deepEqual(both.toSorted(), ['', 'extended-already']);
});
