import { BookmarkEnd, BookmarkStart, type IRunOptions, Paragraph, type ParagraphChild, TextRun } from 'docx';
import { legibleFills } from '../codebook/legible-fills.ts';
import { xmlText } from '../codebook/xml.ts';
import { MARK } from './paper-styles.ts';

type Look = Pick<IRunOptions, 'bold' | 'italics' | 'style'>;

/** Writes the runs of a document: texts of the questionnaire in its language, and what we say about them in ours. */
export interface PaperWords {
  /** Of the questionnaire: places that are filled in are marked, line breaks kept. */
  readonly said: (text: string, look?: Look) => TextRun[];
  /** Our own words, which are British English in a document of any language. */
  readonly own: (text: string, look?: Look) => TextRun;
  /** Of the questionnaire, what tables call something; labels are in its own language in every document. */
  readonly label: (text: string, look?: Look) => TextRun;
  /** A condition as the questionnaire file writes it. */
  readonly expression: (source: string, onItsLine?: boolean) => TextRun;
  /** The language of the texts, as Word names it. */
  readonly language: string;
}

const OWN_LANGUAGE = 'en-GB';
const REGIONS: Readonly<Record<string, string>> = { en: 'en-GB', cy: 'cy-GB', gd: 'gd-GB', ga: 'ga-IE' };

export function paperWords(language: string, labelLanguage: string): PaperWords {
  const region = regionOf(language);
  const marked = (spoken: string) => (spoken === region ? {} : { language: { value: spoken } });
  return {
    language: region,
    said: (text, look = {}) =>
      legibleFills(text)
        .split(/(‹[^›]*›)/)
        .flatMap((part) => runs(part, look)),
    own: (text, look = {}) => new TextRun({ text: xmlText(text), ...marked(OWN_LANGUAGE), ...look }),
    label: (text, look = {}) =>
      new TextRun({ text: xmlText(legibleFills(text)), ...marked(regionOf(labelLanguage)), ...look }),
    expression: (source, onItsLine = false) =>
      new TextRun({ text: xmlText(source), style: MARK.expression, noProof: true, ...(onItsLine ? { break: 1 } : {}) }),
  };
}

/** A language as Word names it. */
function regionOf(language: string): string {
  return REGIONS[language] ?? language;
}

function runs(part: string, look: Look): TextRun[] {
  if (part === '') return [];
  const style = part.startsWith('‹') ? { style: MARK.fill } : {};
  return part
    .split('\n')
    .map((line, index) => new TextRun({ text: xmlText(line), ...look, ...style, ...(index > 0 ? { break: 1 } : {}) }));
}

/** A paragraph of one of our styles. */
export function line(style: string, children: readonly TextRun[]): Paragraph {
  return new Paragraph({ style, children });
}

/** What a link can lead to. Numbered by us: the library counts on from one document to the next. */
export interface Anchor {
  readonly name: string;
  readonly number: number;
}

/** Runs that a link can lead to. The library takes these elements but leaves them out of its type of what it takes. */
export function anchored({ name, number }: Anchor, children: readonly TextRun[]): ParagraphChild[] {
  const [start, end] = [new BookmarkStart(name, number), new BookmarkEnd(number)] as unknown as ParagraphChild[];
  return [start!, ...children, end!];
}
