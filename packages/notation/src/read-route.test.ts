import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRoute } from './read-route.ts';

test('an option leads to a question, a section or a heading', () => {
  const targets = ['GO TO B4', 'ASK E8', 'CONTINUE TO B2', 'ROUTE TO SECTION F', 'GO TO REASSURANCES', 'Go to i5'].map(
    (words) => readRoute(words).to,
  );
  assert.deepEqual(targets, ['B4', 'E8', 'B2', 'SECTION F', 'REASSURANCES', 'i5']);
});

test('questions named before THEN are asked on the way', () => {
  const { to, by } = readRoute('GO B2 & B3 & B4NW-B4C THEN F1C');
  assert.equal(to, 'F1C');
  assert.deepEqual(by, [
    { from: 'B2', to: 'B2' },
    { from: 'B3', to: 'B3' },
    { from: 'B4NW', to: 'B4C' },
  ]);
});

test('an interview ends with a close, an appointment or a call back', () => {
  const ends = ['THANK AND CLOSE', 'CLOSE', 'Screen out', 'MAKE APPOINTMENT', 'Call back', 'CONTINUE', ''].map(
    (words) => readRoute(words).end,
  );
  assert.deepEqual(ends, ['close', 'close', 'close', 'appointment', 'call_back', null, null]);
});

test('what an interviewer does on the way is kept as a note', () => {
  assert.equal(
    readRoute('CHECK ADDRESS, CORRECT IF NEEDED, AND THANK AND CLOSE').note,
    'CHECK ADDRESS, CORRECT IF NEEDED',
  );
  assert.equal(readRoute('THANK AND CLOSE (GOES INTO UNUSABLE)').note, 'GOES INTO UNUSABLE');
});

test('a route that leaves open what happens is unclear, and so is one in words that nobody knows', () => {
  assert.equal(readRoute('TAKE ADDRESS THEN CONTINUE OR MAKE APPOINTMENT').clear, false);
  assert.equal(readRoute('SEE PAGE NINE').clear, false);
});
