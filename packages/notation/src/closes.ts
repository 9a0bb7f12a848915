import type { FileElement } from './file-element.ts';
import type { Ledger } from './ledger.ts';
import type { Choice, Shape } from './question-shape.ts';

const REFUSAL = /\brefus/i;
const UNUSABLE =
  /\bfax\b|\bdead (?:line|number)\b|\bwrong (?:telephone )?number\b|\bbusiness number\b|\bno longer works\b|\bunobtainable\b/i;
const CONSENT = /\b(?:willing|happy|agree|consent|take part)\b/i;

/** What ends the interview after a question: one close for each outcome, in the order of the outcomes' first options. */
export function closesAfter(shape: Shape, isScreener: boolean, ledger: Ledger): FileElement[] {
  const ending = [...shape.options, ...shape.instead, ...shape.states].filter(({ route }) => route.end !== null);
  const byOutcome = new Map<string, Choice[]>();
  for (const choice of ending) {
    const outcome = outcomeOf(choice, shape, isScreener);
    byOutcome.set(outcome, [...(byOutcome.get(outcome) ?? []), choice]);
  }
  return [...byOutcome].map(([outcome, choices]): FileElement => {
    const id = `${shape.id}_${outcome}`;
    for (const line of choices.flatMap(({ lines }) => lines)) ledger.carry(line, id);
    return { id, kind: 'close', outcome, when: pickedOf(shape, choices) };
  });
}

function outcomeOf({ route, label }: Choice, { draft }: Shape, isScreener: boolean): string {
  if (route.end === 'appointment' || route.end === 'call_back') return route.end;
  if (/\bunusable\b/i.test(route.note) || UNUSABLE.test(label.words)) return 'unusable';
  if (REFUSAL.test(label.words) || label.state === 'refused') return 'refused';
  const asksConsent = draft.text.some(({ words }) => CONSENT.test(words));
  if (asksConsent && /^no\b/i.test(label.words)) return 'refused';
  return isScreener ? 'closed' : 'screened_out';
}

function pickedOf({ id, kind, instead }: Shape, choices: readonly Choice[]): string {
  const codes = choices.filter(({ label }) => label.state === null).map(({ code }) => code);
  const states = [...new Set(choices.filter(({ label }) => label.state !== null).map(({ code }) => `${code}(${id})`))];
  const name = instead.length > 0 ? `${id}_instead` : id;
  const test = kind === 'multiple' ? `${name} includes (${codes.join(', ')})` : `${name} in (${codes.join(', ')})`;
  return [...(codes.length > 0 ? [test] : []), ...states].join(' or ');
}
