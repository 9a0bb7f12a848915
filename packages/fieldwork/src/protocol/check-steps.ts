import { type Findings, nearest } from '@earshot/planfile';
import type { ShapedFieldwork } from '../shape.ts';
import { PLACEHOLDERS, type Placeholder, placeholdersIn } from './fill-words.ts';

/** Single mails are steps of these names; see `queueMail` of actions. */
const RESERVED: ReadonlySet<string> = new Set([
  'return_link',
  'reassurance',
  'voucher',
  'account',
  'letter',
  'confirm_address',
]);

/** Checks the protocol and the texts to forward: names, days, their order, and what stands in the mails. */
export function checkSteps(shaped: ShapedFieldwork, findings: Findings): void {
  checkNames(shaped, findings);
  checkDays(shaped, findings);
  checkClose(shaped, findings);
  checkInvitation(shaped, findings);
  for (const [index, step] of shaped.protocol.entries()) {
    if (step.kind === 'mail') checkWords(step, ['protocol', index], PERSON, findings);
  }
  for (const [index, step] of shaped.open_link.entries()) checkWords(step, ['open_link', index], FORWARDED, findings);
}

const PERSON = Object.keys(PLACEHOLDERS) as Placeholder[];
/** Whoever reads a forwarded text is nobody in particular, and has no day of release. */
const FORWARDED: readonly Placeholder[] = ['link', 'study', 'authority', 'contact'];

function checkNames({ protocol, open_link }: ShapedFieldwork, findings: Findings): void {
  const seen = new Set<string>();
  const named = [
    ...protocol.map(({ id }, at) => ({ id, path: ['protocol', at, 'id'] })),
    ...open_link.map(({ id }, at) => ({ id, path: ['open_link', at, 'id'] })),
  ];
  for (const { id, path } of named) {
    if (seen.has(id)) findings.add('step-duplicate', path, `Another step is called “${id}” already.`);
    if (RESERVED.has(id)) {
      findings.add('step-reserved', path, `“${id}” is the name of mails outside the protocol; choose another.`);
    }
    seen.add(id);
  }
}

function checkDays({ protocol }: ShapedFieldwork, findings: Findings): void {
  for (const [index, { kind, day }] of protocol.entries()) {
    const before = protocol.slice(0, index);
    if (before.some((step) => step.day > day)) {
      findings.add(
        'step-order',
        ['protocol', index, 'day'],
        `Day ${day} stands after a later day; put steps in order.`,
      );
    }
    if (kind === 'mail' && before.some((step) => step.kind === 'mail' && step.day === day)) {
      const sentence = `Day ${day} has a mail already, and nobody is sent two on one day.`;
      findings.add('mail-same-day', ['protocol', index, 'day'], sentence);
    }
  }
}

function checkClose({ protocol, open_link }: ShapedFieldwork, findings: Findings): void {
  const closes = protocol.flatMap(({ kind }, index) => (kind === 'close' ? [index] : []));
  if (closes.length === 0) {
    findings.add('close-missing', ['protocol'], 'The protocol has no close, so nobody would know when it is over.');
  }
  for (const index of closes.slice(1)) {
    findings.add('close-several', ['protocol', index], 'The protocol closes before this already.');
  }
  const [first] = closes;
  if (first === undefined) return;
  const { day } = protocol[first]!;
  if (protocol.some((step, index) => step.kind !== 'close' && (step.day >= day || index > first))) {
    findings.add('close-not-last', ['protocol', first], 'A step stands on the day of the close or after it.');
  }
  for (const [index, step] of open_link.entries()) {
    if (step.day < day) continue;
    findings.add('close-not-last', ['open_link', index, 'day'], `The study closes on day ${day}, before this is sent.`);
  }
}

function checkInvitation({ protocol }: ShapedFieldwork, findings: Findings): void {
  const calls = protocol.flatMap(({ kind }, index) => (kind === 'telephone' ? [index] : []));
  const firstMail = protocol.findIndex(({ kind }) => kind === 'mail');
  for (const index of calls.slice(1)) {
    findings.add('telephone-several', ['protocol', index], 'Calls begin once; a second step of them has no meaning.');
  }
  if (calls.length > 0 && firstMail > calls[0]!) {
    const sentence = 'People are called before they are written to; is the invitation to stand first?';
    findings.warn('invitation-not-first', ['protocol', firstMail], sentence);
  }
}

function checkWords(
  { subject, text }: { readonly subject: string; readonly text: string },
  path: readonly (string | number)[],
  known: readonly Placeholder[],
  findings: Findings,
): void {
  for (const [key, words] of [
    ['subject', subject],
    ['text', text],
  ] as const) {
    for (const name of placeholdersIn(words)) {
      if (known.includes(name as Placeholder)) continue;
      const like = nearest(name, known).map((each) => `{${each}}`);
      findings.add(
        'placeholder-unknown',
        [...path, key],
        `Nothing is put in place of {${name}}; there is ${like.join(', ')}.`,
      );
    }
  }
  if (!placeholdersIn(text).includes('link')) {
    findings.add('link-missing', [...path, 'text'], 'The text has no {link}, so nobody could answer from it.');
  }
}
