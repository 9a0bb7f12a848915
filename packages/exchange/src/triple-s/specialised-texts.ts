import type { Mode } from '@earshot/instrument';
import type { ExportedStudy } from '../codebook/exported-study.ts';
import type { Said } from '../codebook/said-texts.ts';
import { element, type XmlElement, type XmlNode } from '../codebook/xml.ts';

/** A mode as a private-use subtag of a language, as BCP 47 allows them: at most 8 letters. */
const SUBTAGS: Readonly<Record<Mode, string>> = { web: 'x-web', telephone: 'x-phone' };

/**
 * How languages and modes are named. Triple-S tells two modes apart, interview and analysis, and no modes of
 * interviewing. So the words of an interview stand in a language of their own where a mode has its own words: `en` is
 * what the first mode of the questionnaire says, `en-x-phone` what the telephone says instead.
 */
export class SpecialisedTexts {
  private readonly first: Mode;
  private readonly own: string;
  private readonly used = new Set<string>();

  constructor({ questionnaire, labelLanguage }: ExportedStudy) {
    this.first = questionnaire.modes[0] ?? 'web';
    this.own = labelLanguage;
    this.used.add(labelLanguage);
  }

  /** The languages that were used, that of labels first. */
  languages(): string[] {
    return [...this.used];
  }

  /** A text as tables have it, then as people were asked it wherever that differs. */
  nodes(analysis: string, said: readonly Said[]): XmlNode[] {
    const asked = said
      .map(({ language, mode, text }) => ({ language: this.languageOf(language, mode), text }))
      .filter(({ language, text }) => text !== analysis || language !== this.own)
      .map(({ language, text }) => this.interview(language, text));
    return [...withBreaks(analysis), ...asked];
  }

  private languageOf(language: string, mode: Mode | null): string {
    return mode === null || mode === this.first ? language : `${language}-${SUBTAGS[mode]}`;
  }

  private interview(language: string, text: string): XmlElement {
    this.used.add(language);
    return element('text', { mode: 'interview', 'xml:lang': language }, withBreaks(text));
  }
}

/** Line breaks are elements. */
export function withBreaks(text: string): XmlNode[] {
  return text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [element('br'), line]));
}
