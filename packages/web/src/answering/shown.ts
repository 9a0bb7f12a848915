import { languagesOf, type Study } from '@earshot/actions';
import type { Pages } from '../parts.ts';
import { type Say, sayIn, wordsLanguage } from './words/catalogue.ts';

/** The language that an address asks for: `?lang=cy`. Kept in the address, so that no cookie is needed. */
export interface AsksLanguage {
  Querystring: { lang?: string | string[] };
}

/** What every page of a study shows, in the language that it is shown in. */
export interface Shown {
  readonly study: Study;
  /** The language of our own words, for the page as a whole. */
  readonly lang: string;
  /** The language of the study's words, where it is another; undefined where it is the same. */
  readonly studyLang: string | undefined;
  readonly say: Say;
  /** The line about simulated people; null where nobody is simulated. */
  readonly demonstration: string | null;
  /** The languages to choose from, each in its own name; empty where there is one. */
  readonly languages: readonly LanguageLink[];
}

interface LanguageLink {
  readonly text: string;
  readonly lang: string;
  readonly href: string;
  readonly current: boolean;
}

/** What was asked for, if it can be a language at all. */
export function languageAsked({ lang }: AsksLanguage['Querystring']): string | null {
  const asked = Array.isArray(lang) ? lang[0] : lang;
  return asked !== undefined && /^[a-z]{2,3}(-[A-Z]{2})?$/.test(asked) ? asked : null;
}

/** Makes what a page shows. @param here the page's own address, without a language. */
export async function shownAt(pages: Pages, study: Study, here: string): Promise<Shown> {
  const { language } = study.questionnaire;
  const say = sayIn(language);
  const line = await pages.demonstration(study);
  const lang = wordsLanguage(language);
  return {
    study,
    lang: htmlLanguage(lang),
    studyLang: language.startsWith(lang) ? undefined : language,
    say,
    demonstration: line && say(line),
    languages: links(pages, study, here),
  };
}

function links({ world }: Pages, study: Study, here: string): LanguageLink[] {
  const own = world.studies.get(study.id) ?? study;
  const languages = languagesOf(own);
  if (languages.length < 2) return [];
  return languages.map((language) => ({
    text: nameOf(language),
    lang: htmlLanguage(language),
    href: inLanguage(here, language, own.questionnaire.language),
    current: language === study.questionnaire.language,
  }));
}

/** A language in its own words, such as Cymraeg; its code where nobody knows a name. */
export function nameOf(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** English is written as it is in Britain. */
export function htmlLanguage(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

/** An address within a study that goes on in the language it is shown in; in the study's own nothing is added. */
export function addressIn({ world }: Pages, study: Study, path: string): string {
  const own = world.studies.get(study.id) ?? study;
  return inLanguage(path, study.questionnaire.language, own.questionnaire.language);
}

/** An address that goes on in the language that was asked for; as it is where none was. */
export function keepingLanguage(path: string, language: string | null): string {
  return language === null ? path : `${path}?lang=${language}`;
}

function inLanguage(path: string, language: string, own: string): string {
  return language === own ? path : `${path}?lang=${language}`;
}
