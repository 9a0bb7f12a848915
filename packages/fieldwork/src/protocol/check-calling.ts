import type { Questionnaire } from '@earshot/instrument';
import { type Findings, nearest, type PlanPath } from '@earshot/planfile';
import { CALLING_PLACEHOLDERS, type CallingPlaceholder } from '../calls/calling-texts.ts';
import type { ShapedCalling, ShapedFieldwork } from '../shape.ts';
import { placeholdersIn } from './fill-words.ts';

const EVERY = Object.keys(CALLING_PLACEHOLDERS) as CallingPlaceholder[];
/** Of nobody in particular: these words are kept with a consent, or stand in a mail that waits; names do not belong there. */
const IMPERSONAL: readonly CallingPlaceholder[] = ['study', 'organisation', 'contact', 'summary', 'minutes'];
const UNNAMED: readonly CallingPlaceholder[] = [...IMPERSONAL, 'authority', 'source'];
/** Earshot says it in English. */
const TRANSLATED: ReadonlySet<CallingPlaceholder> = new Set(['source']);

/** Checks what interviewers are to say: its placeholders, its names, its languages, and that the consent is asked. */
export function checkCalling(shaped: ShapedFieldwork, questionnaire: Questionnaire, findings: Findings): void {
  const { calling } = shaped;
  if (!calling) return;
  if (!shaped.protocol.some(({ kind }) => kind === 'telephone')) {
    findings.warn('calling-without-calls', ['calling'], 'The protocol has no calls, so nobody says this.');
  }
  const hasMinutes = questionnaire.minutes.telephone !== undefined;
  const { languages, ...own } = calling;
  checkTexts(own, { path: ['calling'], hasMinutes, without: new Set() }, findings);
  for (const [language, texts] of Object.entries(languages)) {
    const path = ['calling', 'languages', language];
    if (!questionnaire.languages.includes(language)) {
      const sentence = `The questionnaire does not name “${language}” among its languages.`;
      findings.add('calling-language-unknown', path, sentence);
    }
    checkTexts(texts, { path, hasMinutes, without: TRANSLATED }, findings);
  }
}

/** Where texts stand, and what cannot be put into them. */
interface Place {
  readonly path: PlanPath;
  readonly hasMinutes: boolean;
  readonly without: ReadonlySet<CallingPlaceholder>;
}

function checkTexts(texts: Omit<ShapedCalling, 'languages'>, place: Place, findings: Findings): void {
  const { opening, introduction = [], reassurances = [], rights = [], consent } = texts;
  const check = (text: string | undefined, known: readonly CallingPlaceholder[], ...path: PlanPath): void => {
    if (text !== undefined) checkPlaceholders(text, known, { ...place, path: [...place.path, ...path] }, findings);
  };
  check(opening, EVERY, 'opening');
  for (const [at, text] of introduction.entries()) check(text, EVERY, 'introduction', at);
  for (const [at, { asked, say, mailed }] of reassurances.entries()) {
    check(asked, IMPERSONAL, 'reassurances', at, 'asked');
    check(say, mailed ? IMPERSONAL : UNNAMED, 'reassurances', at, 'say');
  }
  for (const [at, { title, text }] of rights.entries()) {
    check(title, IMPERSONAL, 'rights', at, 'title');
    check(text, IMPERSONAL, 'rights', at, 'text');
  }
  check(consent, IMPERSONAL, 'consent');
  checkNames(texts, place.path, findings);
  if (consent !== undefined && !consent.endsWith('?')) {
    const sentence = 'The consent is not a question, and nobody could answer it with a clear yes.';
    findings.add('consent-not-asked', [...place.path, 'consent'], sentence);
  }
}

function checkNames(
  { reassurances = [], rights = [] }: Omit<ShapedCalling, 'languages'>,
  path: PlanPath,
  findings: Findings,
): void {
  for (const [at, { asked }] of reassurances.entries()) {
    if (reassurances.slice(0, at).every((one) => one.asked !== asked)) continue;
    findings.add('reassurance-duplicate', [...path, 'reassurances', at], `“${asked}” is answered already.`);
  }
  for (const [at, { id }] of rights.entries()) {
    if (rights.slice(0, at).every((one) => one.id !== id)) continue;
    findings.add('right-duplicate', [...path, 'rights', at, 'id'], `Another of the rights is called “${id}” already.`);
  }
}

function checkPlaceholders(
  text: string,
  known: readonly CallingPlaceholder[],
  { path, hasMinutes, without }: Place,
  findings: Findings,
): void {
  const there = known.filter((name) => !without.has(name));
  for (const name of placeholdersIn(text)) {
    if (!there.includes(name as CallingPlaceholder)) {
      const like = nearest(name, there).map((each) => `{${each}}`);
      const sentence = `Nothing is put in place of {${name}} here; there is ${like.join(', ')}.`;
      findings.add('placeholder-unknown', path, sentence);
    } else if (name === 'minutes' && !hasMinutes) {
      const sentence = 'The questionnaire promises no length by telephone (its minutes), so {minutes} has no number.';
      findings.add('minutes-unknown', path, sentence);
    }
  }
}
