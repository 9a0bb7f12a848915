import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CaseHistory, ContactEvent, ContactMode } from '../case-events.ts';
import { DISPOSITIONS, type DispositionId } from '../disposition.ts';
import type { OutcomeRules } from '../plan.ts';
import { caseFacts } from './case-facts.ts';
import { caseOutcome, PRIORITY } from './case-outcome.ts';

const RULES: OutcomeRules = { eligibility: 'known', e: 'proportional', partialFrom: 'q2' };
const PARTIAL = new Set(['q2', 'q3']);
const IDS = Object.keys(DISPOSITIONS) as DispositionId[];
const at = (minute: number) => new Date(Date.UTC(2026, 8, 1, 9, minute));

function attempt(disposition: DispositionId, mode: ContactMode = 'telephone', minute = 0): ContactEvent {
  const when = { startedAt: at(minute), at: at(minute), appointmentAt: null };
  return { pseudonym: 'p', mode, disposition, actor: 'system', step: null, ...when };
}

const EMPTY: CaseHistory = {
  pseudonym: 'p',
  source: 'list',
  authorityCode: null,
  known: {},
  hasEmail: true,
  hasPhone: true,
  releasedAt: at(0),
  contacts: [],
  interview: [],
  answered: [],
};
const started = { kind: 'consented', mode: 'web', at: at(1), outcome: null } as const;
const finished = (outcome: string, mode: 'web' | 'telephone' = 'web') =>
  ({ kind: 'finished', mode, at: at(9), outcome }) as const;
const withdrawn = { kind: 'withdrawn', mode: 'web', at: at(10), outcome: null } as const;

function outcome(history: Partial<CaseHistory>, closed = true, rules = RULES) {
  return caseOutcome(caseFacts({ ...EMPTY, ...history }, PARTIAL), rules, closed);
}

const anEvent = fc.record({
  disposition: fc.constantFrom(...IDS),
  mode: fc.constantFrom<ContactMode>('mail', 'telephone', 'web'),
});
const anInterview = fc.subarray([
  started,
  finished('completed'),
  finished('screened_out'),
  finished('closed'),
  withdrawn,
]);
const anAnswer = fc.record({
  questionId: fc.constantFrom('q1', 'q2', 'q3'),
  mode: fc.constantFrom<'web' | 'telephone'>('web', 'telephone'),
  at: fc.integer({ min: 0, max: 59 }).map(at),
});
const aHistory = fc
  .record({ events: fc.array(anEvent), interview: anInterview, answered: fc.array(anAnswer) })
  .map(({ events, interview, answered }) => ({
    interview,
    answered,
    contacts: events.map(({ disposition, mode }, minute) => attempt(disposition, mode, minute)),
  }));

test('every disposition has exactly one place in the priority', () => {
  assert.deepEqual([...PRIORITY].sort(), [...IDS].sort());
});

test('whatever happened, a case has exactly one outcome, and after the close it is final, with a code', () => {
  fc.assert(
    fc.property(aHistory, fc.constantFrom<'known' | 'unknown'>('known', 'unknown'), (history, eligibility) => {
      const found = outcome(history, true, { ...RULES, eligibility });
      assert.equal(found.standing, 'final');
      assert.match(found.code, /^[1-4]\.\d+$/);
      assert.ok(IDS.includes(found.disposition));
      assert.equal(outcome(history, false, { ...RULES, eligibility }).disposition, found.disposition);
    }),
  );
});

test('the order in which modes were tried does not matter', () => {
  fc.assert(
    fc.property(aHistory, fc.infiniteStream(fc.integer()), (history, random) => {
      const shuffled = history.contacts
        .map((event) => ({ event, key: random.next().value as number }))
        .sort((one, other) => one.key - other.key)
        .map(({ event }) => event);
      assert.deepEqual(outcome({ ...history, contacts: shuffled }), outcome(history));
    }),
  );
});

test('an interview that comes later always wins, unless its answers were withdrawn', () => {
  fc.assert(
    fc.property(aHistory, (history) => {
      const later = outcome({ ...history, interview: [...history.interview, finished('completed', 'telephone')] });
      const withdrew =
        history.interview.includes(withdrawn) ||
        history.contacts.some(({ disposition }) => disposition === 'withdrawn');
      assert.equal(later.disposition, withdrew ? 'withdrawn' : 'complete');
    }),
  );
});

test('one more event never moves a case to a lower place', () => {
  fc.assert(
    fc.property(aHistory, anEvent, (history, { disposition, mode }) => {
      const more = outcome({ ...history, contacts: [...history.contacts, attempt(disposition, mode, 59)] });
      assert.ok(PRIORITY.indexOf(more.disposition) <= PRIORITY.indexOf(outcome(history).disposition));
    }),
  );
});

test('a refusal by telephone stands over what was answered online, and over an appointment', () => {
  const answered = [{ questionId: 'q3', mode: 'web', at: at(2) }] as const;
  assert.equal(outcome({ interview: [started], answered }).disposition, 'partial');
  const contacts = [attempt('refusal'), attempt('soft_appointment')];
  assert.equal(outcome({ interview: [started], answered, contacts }).disposition, 'refusal');
});

test('whoever stops before the question that the plan names broke off; from it on they are a partial', () => {
  const upTo = (questionId: string) =>
    outcome({ interview: [started], answered: [{ questionId, mode: 'telephone', at: at(2) }] });
  assert.deepEqual([upTo('q1').disposition, upTo('q1').code, upTo('q1').group], ['break_off', '2.12', 'R']);
  assert.deepEqual([upTo('q2').disposition, upTo('q2').code, upTo('q2').group], ['partial', '1.2', 'P']);
  assert.equal(upTo('q2').mode, 'telephone');
});

test('an appointment is contact without an interview, not a refusal; asking for no more mail is a refusal in all modes', () => {
  assert.deepEqual(outcome({ contacts: [attempt('hard_appointment')] }).group, 'O');
  const unsubscribed = outcome({ contacts: [attempt('unsubscribed', 'mail'), attempt('call_back')] }, false);
  assert.deepEqual([unsubscribed.group, unsubscribed.standing], ['R', 'final']);
});

test('a number that is wrong ends calls and not the case: mail goes on', () => {
  const found = outcome({ contacts: [attempt('mailed', 'mail'), attempt('wrong_number')] }, false);
  assert.deepEqual([found.disposition, found.standing], ['mailed', 'temporary']);
});

test('where nobody has established eligibility, what never reached the person is unknown, and nothing is ineligible by hearsay', () => {
  const rules: OutcomeRules = { ...RULES, eligibility: 'unknown' };
  const codes = (id: DispositionId) => outcome({ contacts: [attempt(id)] }, true, rules);
  assert.deepEqual([codes('mailed').code, codes('mailed').group], ['3.19', 'UO']);
  assert.deepEqual([codes('mail_bounced').code, codes('mail_bounced').group], ['3.30', 'UO']);
  assert.equal(codes('moved_on').group, 'UO');
  assert.equal(codes('refusal').group, 'R');
  const ineligible = IDS.filter((id) => codes(id).group === 'NE');
  assert.deepEqual(ineligible.sort(), ['duplicate', 'not_eligible']);
});

test('an interview that the questionnaire screened out is of nobody eligible', () => {
  assert.equal(outcome({ interview: [started, finished('screened_out')] }).group, 'NE');
});

test('what was corrected and sent again counts once, as it was sent last', () => {
  const again = (how: string, mode: 'web' | 'telephone') => ({ ...finished(how, mode), at: at(20) });
  const online = outcome({ interview: [started, finished('completed', 'telephone'), again('completed', 'web')] });
  assert.deepEqual([online.disposition, online.mode], ['complete', 'web']);
  assert.equal(outcome({ interview: [started, finished('completed'), again('screened_out', 'web')] }).group, 'NE');
  assert.equal(outcome({ interview: [started, finished('screened_out'), again('completed', 'web')] }).group, 'I');
});
