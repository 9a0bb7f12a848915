import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '@earshot/statistics';
import { windowAt } from '../calls/call-windows.ts';
import { DISPOSITIONS } from '../disposition.ts';
import type { FieldworkPlan } from '../plan.ts';
import { simulateCase } from './simulate-case.ts';

const WINDOWS = [{ id: 'day', days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60 }];
const mail = (id: string, day: number) => ({ id, kind: 'mail', day, subject: 'S', text: 'T' }) as const;
const PLAN: Pick<FieldworkPlan, 'protocol'> = {
  protocol: [
    mail('invitation', 0),
    mail('reminder', 7),
    { id: 'calls', kind: 'telephone', day: 14, attempts: 6, windows: WINDOWS, hoursBetween: 4 },
    { id: 'close', kind: 'close', day: 40 },
  ],
};
const RELEASED = new Date('2026-09-21T08:00:00Z');
const AFTER = new Date('2026-12-01T00:00:00Z');

function fates(count: number, now = AFTER) {
  const random = seededRandom(7);
  const person = { hasEmail: true, hasPhone: true, releasedAt: RELEASED, willing: 1 };
  return Array.from({ length: count }, () => simulateCase(PLAN, person, now, random));
}

test('the same seed gives the same fieldwork', () => {
  assert.deepEqual(
    fates(50).map(({ contacts, interview }) => ({ contacts, interview })),
    fates(50).map(({ contacts, interview }) => ({ contacts, interview })),
  );
});

test('nobody is contacted after a final outcome, or by a mode that has ended', () => {
  for (const { contacts } of fates(500)) {
    contacts.forEach(({ mode, disposition }, at) => {
      const later = contacts.slice(at + 1);
      const { standing } = DISPOSITIONS[disposition];
      if (standing === 'final') assert.equal(later.length, 0, disposition);
      if (standing === 'mode') assert.ok(!later.some((event) => event.mode === mode), disposition);
    });
  }
});

test('calls keep to the windows and to the number of attempts; nothing happens after now or out of order', () => {
  const now = new Date('2026-10-15T12:00:00Z');
  for (const { contacts, interview } of fates(500, now)) {
    const calls = contacts.filter(({ mode }) => mode === 'telephone');
    assert.ok(calls.length <= 6);
    for (const { startedAt } of calls) assert.ok(windowAt(WINDOWS, startedAt));
    const moments = contacts.map(({ startedAt }) => startedAt.getTime());
    assert.deepEqual(
      moments,
      [...moments].sort((one, other) => one - other),
    );
    assert.ok(contacts.every(({ startedAt }) => startedAt < now));
    assert.ok(!interview || interview.startedAt < now);
  }
});

test('among many there is something of everything that a desk shows', () => {
  const all = fates(3000);
  const found = new Set(all.flatMap(({ contacts }) => contacts.map(({ disposition }) => disposition)));
  for (const wanted of ['mailed', 'mail_bounced', 'no_reply', 'hard_appointment', 'refusal', 'moved_on'] as const) {
    assert.ok(found.has(wanted), wanted);
  }
  const ends = new Set(all.map(({ interview }) => interview && `${interview.mode} ${interview.ends}`));
  for (const wanted of ['web completed', 'telephone completed', 'web broke_off', 'web withdrew', null]) {
    assert.ok(ends.has(wanted), String(wanted));
  }
});
