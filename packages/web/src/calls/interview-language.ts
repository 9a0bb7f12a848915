import { languagesOf, type OpenedCall, type Study } from '@earshot/actions';
import { htmlLanguage, nameOf } from '../answering/shown.ts';
import { type Call, callHref } from './call-request.ts';

/** A language that an interviewer can go on in, and where: the desk itself stays in English. */
export interface InterviewLanguage {
  readonly text: string;
  readonly lang: string;
  readonly href: string;
  readonly current: boolean;
}

/** The address of a call, with the language that its interview is in; of a study in one language without any. */
export function calledIn({ study, pseudonym, interview }: OpenedCall): Call {
  return { studyId: study.id, pseudonym, language: languageToKeep(study, interview.language) };
}

/** What addresses say of the language: nothing where there is one only. */
export function languageToKeep(study: Study, language: string): string | null {
  return languagesOf(study).length > 1 ? language : null;
}

/** The languages to choose from on a page of a call; empty where there is one only. @param study in its own language. */
export function interviewLanguages(study: Study, call: Call, page: string): InterviewLanguage[] {
  const languages = languagesOf(study);
  if (languages.length < 2) return [];
  return languages.map((language) => ({
    text: nameOf(language),
    lang: htmlLanguage(language),
    href: callHref({ ...call, language }, page),
    current: language === call.language,
  }));
}
