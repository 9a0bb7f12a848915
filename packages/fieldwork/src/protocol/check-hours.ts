import type { Findings } from '@earshot/planfile';
import type { ShapedFieldwork } from '../shape.ts';

type Window = Extract<ShapedFieldwork['protocol'][number], { kind: 'telephone' }>['windows'][number];

/** Earlier and later than this nobody should be called at work or at home. */
const EARLIEST = '08:00';
const LATEST = '21:00';
/** The shortest time in which mails may leave: they are put off by quarters of an hour. */
const SHORTEST_SENDING = 15;

/** Checks when people are called and written to: times that there are, and that do not contradict each other. */
export function checkHours(shaped: ShapedFieldwork, findings: Findings): void {
  const { sending } = shaped;
  if (minutes(sending.to) - minutes(sending.from) < SHORTEST_SENDING) {
    findings.add('hours-empty', ['sending'], 'From “from” to “to” must be a quarter of an hour or more.');
  }
  for (const [index, step] of shaped.protocol.entries()) {
    if (step.kind === 'telephone') checkWindows(step.windows, ['protocol', index, 'windows'], findings);
  }
}

function checkWindows(windows: readonly Window[], path: readonly (string | number)[], findings: Findings): void {
  for (const [index, window] of windows.entries()) {
    const here = [...path, index];
    if (window.to <= window.from) findings.add('hours-empty', here, 'The window ends before it begins.');
    if (window.from < EARLIEST || window.to > LATEST) {
      findings.warn('window-unsocial', here, `People are called before ${EARLIEST} or after ${LATEST}.`);
    }
    for (const before of windows.slice(0, index)) {
      if (before.id === window.id) {
        findings.add('window-duplicate', [...here, 'id'], `Another window is called “${window.id}” already.`);
      }
      if (overlap(before, window)) {
        const sentence = `The window “${window.id}” overlaps “${before.id}”: a call then counts to the first.`;
        findings.warn('windows-overlap', here, sentence);
      }
    }
  }
}

function overlap(one: Window, other: Window): boolean {
  return one.days.some((day) => other.days.includes(day)) && one.from < other.to && other.from < one.to;
}

function minutes(clock: string): number {
  const [hours, rest] = clock.split(':').map(Number);
  return hours! * 60 + rest!;
}
