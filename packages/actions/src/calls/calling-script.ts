import { type CallingTexts, callingTexts, fillCallingTexts } from '@earshot/fieldwork';
import { studyIn } from '../study.ts';
import type { CallingStudy } from './calling-study.ts';

/** What an interviewer says before the interview, with everything put in that is known. */
export interface CallingScript extends CallingTexts {
  /** Of its words. Not the one that was asked for where the study says nothing in it. */
  readonly language: string;
}

/** Of whom it is said where their details come from. */
export interface ScriptedCase {
  readonly source: string;
  /** By name; null: not known. */
  readonly authority: string | null;
  readonly name: string | null;
}

/**
 * What is said on the telephone for a study: the texts of its fieldwork.yml, else Earshot's own.
 * @param called the person; left out where it is about none.
 * @param language in which the interview is to be; null for the study's own.
 */
export function callingScript(
  study: CallingStudy,
  called: ScriptedCase | null = null,
  language: string | null = null,
): CallingScript {
  const minutes = study.questionnaire.minutes.telephone ?? null;
  const { texts, translated } = callingTexts(study.fieldwork.calling, language, minutes !== null);
  const { title, organisation, contact, summary, questionnaire } = translated ? studyIn(study, language) : study;
  const filled = fillCallingTexts(texts, {
    name: called?.name ?? 'the person whose name I have here',
    study: title,
    organisation,
    contact,
    summary,
    minutes: String(minutes ?? ''),
    authority: called?.authority ?? 'your authority',
    source: sourceOf(called),
  });
  return { ...filled, language: questionnaire.language };
}

function sourceOf(called: ScriptedCase | null): string {
  switch (called?.source) {
    case 'panel':
      return 'You took part in an earlier round of the study and agreed then that we may ask you again.';
    case 'open':
      return 'You gave us your number yourself, when you began to answer online.';
    default:
      return `They were given to us for this study only, by ${called?.authority ?? 'your authority'}.`;
  }
}
