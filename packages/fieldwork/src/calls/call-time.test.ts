import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CallTimes, clock, readClock, readHardTime, readSoftTime } from './call-time.ts';
import { closingOf, nextOpening, windowAt } from './call-windows.ts';

const TIMES: CallTimes = {
  now: new Date('2026-10-23T13:00:00Z'), // a Friday, 14:00 in England
  windows: [
    { id: 'day', days: [1, 2, 3, 4, 5], from: 540, to: 1050 },
    { id: 'evening', days: [1, 2, 3, 4], from: 1050, to: 1200 },
  ],
  closing: new Date('2026-11-06T00:00:00Z'),
};

const hard = (day: string, time: string) => readHardTime({ day, time }, TIMES);
const soft = (day: string, time: string) => readSoftTime({ day, time }, TIMES);
const sentence = (read: ReturnType<typeof hard>) => ('sentence' in read ? `${read.field}: ${read.sentence}` : read);

test('times are read as people write them, and nothing else is a time', () => {
  const written = ['14:30', '1430', '2.30pm', '2:30 p.m.', '9am', '12am', '12pm', '09:05', '0:00'];
  assert.deepEqual(written.map(readClock), [870, 870, 870, 870, 540, 0, 720, 545, 0]);
  for (const nonsense of ['', 'noon', '2', '25:00', '14:60', '13pm', '0am', '14:30:00', '-1:00', '9:5', '٩:٠٠']) {
    assert.equal(readClock(nonsense), null, nonsense);
  }
});

test('every time that is written is read back', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => readClock(clock(minutes)) === minutes));
});

test('an appointment is at a time of the clocks of England, on either side of the end of summer time', () => {
  assert.deepEqual(hard('2026-10-23', '14:30'), new Date('2026-10-23T13:30:00Z'));
  assert.deepEqual(hard('2026-10-26', '2.30pm'), new Date('2026-10-26T14:30:00Z'));
});

test('what cannot be an appointment is refused in words: no day, no time, gone by, after the close, when nobody calls', () => {
  assert.equal(sentence(hard('', '14:30')), 'day: Choose the day of the appointment');
  assert.equal(sentence(hard('2026-02-30', '14:30')), 'day: Choose the day of the appointment');
  assert.equal(
    sentence(hard('2026-10-26', 'after lunch')),
    'time: Enter the time of the appointment, such as 14:30 or 2.30pm',
  );
  assert.equal(sentence(hard('2026-10-23', '13:59')), 'time: The appointment must be in the future');
  assert.equal(sentence(hard('2026-11-06', '10:00')), 'day: Fieldwork will have closed by then');
  assert.match(
    String(sentence(hard('2026-10-26', '21:00'))),
    /Nobody makes calls at that time\. .*09:00 to 17:30, 17:30 to 20:00\.$/,
  );
  assert.match(String(sentence(hard('2026-10-25', '10:00'))), /There are no calls at all on that day\.$/);
  assert.equal(
    sentence(readHardTime({ day: '2027-03-28', time: '01:30' }, { ...TIMES, closing: null })),
    'time: The clocks go forward then: there is no such time on that day',
  );
});

test('a rough appointment is a part of a day: from its beginning, or from now where it has begun', () => {
  assert.deepEqual(soft('2026-10-26', 'evening'), new Date('2026-10-26T17:30:00Z'));
  assert.deepEqual(soft('2026-10-23', 'day'), TIMES.now);
  assert.match(
    String(sentence(soft('2026-10-23', 'evening'))),
    /Nobody makes calls in that part of the day\. .*09:00 to 17:30\.$/,
  );
  assert.equal(sentence(soft('2026-10-22', 'evening')), 'time: The appointment must be in the future');
  assert.equal(sentence(soft('2026-10-26', 'night')), 'time: Choose the part of the day in which to call again');
});

test('the next window opens on the next day that has one', () => {
  assert.deepEqual(nextOpening(TIMES.windows, new Date('2026-10-23T19:00:00Z')), new Date('2026-10-26T09:00:00Z'));
  assert.equal(nextOpening([], TIMES.now), null);
});

test('a window to 24:00 is open in the last minute of its day, and part of a day for a rough appointment', () => {
  const windows = [{ id: 'all', days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440 }];
  for (const at of ['2026-10-25T23:59:59Z', '2026-10-26T00:00:00Z', '2026-07-31T22:59:59Z', '2027-03-28T01:00:00Z']) {
    assert.equal(windowAt(windows, new Date(at))?.id, 'all', at);
  }
  const times = { ...TIMES, now: new Date('2026-10-25T23:59:00Z'), windows };
  assert.deepEqual(readSoftTime({ day: '2026-10-25', time: 'all' }, times), times.now);
});

test('fieldwork closes for somebody at the beginning of its day, in the time of England', () => {
  const protocol = [{ id: 'close', kind: 'close', day: 60 } as const];
  assert.deepEqual(closingOf(protocol, new Date('2026-09-01T09:00:00Z')), new Date('2026-10-31T00:00:00Z'));
});
