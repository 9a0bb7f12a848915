import { type FileChild, HeadingLevel, InternalHyperlink, Paragraph } from 'docx';
import { type ExportedStudy, shortVersion } from '../codebook/exported-study.ts';
import { sectionAnchor } from './paper-block.ts';
import { MODE_LABELS, type PaperContext } from './paper-context.ts';
import { MARK, STYLE } from './paper-styles.ts';
import { paperTable } from './paper-table.ts';
import { line } from './paper-words.ts';

/** The title, what the document is, its sections, and how to read it. */
export function frontMatter(study: ExportedStudy, context: PaperContext): FileChild[] {
  const { words } = context;
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: words.said(study.title) }),
    new Paragraph({ style: 'Subtitle', children: [words.own('Questionnaire, for review')] }),
    factTable(study, context),
    line(STYLE.aside, []),
    ...(study.summary === null ? [] : [line(STYLE.hint, words.said(study.summary))]),
    ...contents(context),
    ...howToRead(context),
  ];
}

function factTable(study: ExportedStudy, { words, questionnaire }: PaperContext): FileChild {
  const { minutes, modes } = questionnaire;
  const promised = modes.flatMap((mode) => {
    const length = minutes[mode];
    return length === undefined ? [] : [`${MODE_LABELS[mode].toLowerCase()} ${length} minutes`];
  });
  const facts: [string, string][] = [
    ['Study', study.title],
    ...(study.organisation === null ? [] : ([['Run by', study.organisation]] as [string, string][])),
    ...(study.contact === null ? [] : ([['Contact', study.contact]] as [string, string][])),
    ['Version', `${shortVersion(study)} (start of the SHA-256 of questionnaire.yml)`],
    ['Date', study.date],
    ['Asked', modes.map((mode) => (mode === 'web' ? 'online' : 'by telephone')).join(' and ')],
    ...(promised.length === 0 ? [] : ([['Length promised', promised.join(', ')]] as [string, string][])),
    ['Language', languageWords(questionnaire.language)],
    ['Questions', String(questionnaire.blocks.flatMap(({ elements }) => elements).filter(isAsked).length)],
  ];
  return paperTable(
    [
      { head: [words.own('About')], share: 2 },
      { head: [words.own('This document')], share: 7 },
    ],
    facts.map(([name, fact]) => [[[words.own(name, { bold: true })]], [words.said(fact)]]),
  );
}

function isAsked({ kind }: { readonly kind: string }): boolean {
  return kind !== 'note' && kind !== 'close';
}

function languageWords(language: string): string {
  const name = new Intl.DisplayNames(['en-GB'], { type: 'language' }).of(language);
  return name === undefined || name === language ? language : `${name} (${language})`;
}

function contents(context: PaperContext): FileChild[] {
  const { words, questionnaire } = context;
  return [
    heading('Sections', words),
    ...questionnaire.blocks.map(
      (block, index) =>
        new Paragraph({
          children: [
            new InternalHyperlink({
              anchor: sectionAnchor(index + 1, context).name,
              children: [words.own(`${index + 1}  `), ...words.said(block.title, { style: MARK.link })],
            }),
          ],
        }),
    ),
  ];
}

function heading(text: string, words: PaperContext['words']): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, children: [words.own(text)] });
}

function howToRead(context: PaperContext): FileChild[] {
  const { words } = context;
  return [
    heading('How to read this document', words),
    line(STYLE.route, [
      words.own('Ask if: says who is asked, and below it how the questionnaire file says the same'),
      words.expression('hours > 48', true),
    ]),
    line(STYLE.question, [
      words.own('Bold text is what people read or hear. “Online” and “Telephone” stand before words that differ.'),
    ]),
    line(STYLE.hint, [
      ...words.said('‹role, or “your role”›'),
      words.own(' is filled in: here with the answer to role, or with “your role” when there is none.'),
    ]),
    line(STYLE.interviewer, [words.own('Text like this is for interviewers only.')]),
    line(STYLE.aside, [
      words.own(
        'Codes are the numbers in data files. DK is “don’t know” and REF is “prefer not to say”; what the interviewer codes ' +
          'without reading it out says so. Nobody is sent anywhere: each question says for itself who is asked.',
      ),
    ]),
  ];
}
