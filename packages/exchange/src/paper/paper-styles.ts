import { BorderStyle, type IParagraphStyleOptions, type IStylesOptions } from 'docx';

/** Colours that keep at least 7:1 against white and against the shades that they stand on. */
const INK = '1B2733';
const ACCENT = '0B3D5C';
const ROUTE = '7A1F3D';
const QUIET = '44505B';
export const SHADE = { head: 'E3EBF1', close: 'F6E9ED', interviewer: 'F1F3F4' } as const;

/** The paragraph styles of a questionnaire on paper, by what they are for. */
export const STYLE = {
  route: 'Route',
  question: 'QuestionText',
  hint: 'Hint',
  interviewer: 'Interviewer',
  answer: 'AnswerKind',
  aside: 'Aside',
  close: 'EndOfInterview',
  cell: 'TableText',
  headCell: 'TableHead',
} as const;

/** The character styles. */
export const MARK = {
  fill: 'FilledIn',
  expression: 'Expression',
  label: 'Label',
  name: 'VariableName',
  link: 'LinkWithin',
} as const;

/** @param language of the texts, such as `en-GB`; what is said in another says so itself. */
export function paperStyles(language: string): IStylesOptions {
  return {
    default: {
      document: {
        run: { font: 'Arial', size: '10.5pt', color: INK, language: { value: language } },
        paragraph: { spacing: { after: 80, line: 264 } },
      },
      title: { run: { size: '26pt', bold: true, color: ACCENT }, paragraph: { spacing: { before: 1200, after: 120 } } },
      heading1: heading('17pt', 360, 140),
      heading2: heading('12pt', 320, 60),
      heading3: heading('10.5pt', 160, 40),
    },
    paragraphStyles: [
      {
        ...paragraph('Subtitle', 'Subtitle'),
        run: { size: '14pt', color: QUIET },
        paragraph: { spacing: { after: 360 } },
      },
      { ...paragraph(STYLE.route, 'Route'), run: { color: ROUTE, bold: true, size: '9.5pt' }, paragraph: together(40) },
      { ...paragraph(STYLE.question, 'Question text'), run: { bold: true, size: '11pt' }, paragraph: together(60) },
      { ...paragraph(STYLE.hint, 'Hint'), run: { color: QUIET }, paragraph: together(60) },
      {
        ...paragraph(STYLE.interviewer, 'Interviewer'),
        run: { italics: true },
        paragraph: {
          ...together(60),
          shading: { fill: SHADE.interviewer },
          indent: { left: 170, right: 170 },
          border: { left: { style: BorderStyle.SINGLE, size: 18, color: QUIET, space: 6 } },
        },
      },
      {
        ...paragraph(STYLE.answer, 'Kind of answer'),
        run: { size: '9.5pt', color: ACCENT, bold: true },
        paragraph: together(80),
      },
      { ...paragraph(STYLE.aside, 'Aside'), run: { size: '9.5pt' }, paragraph: { spacing: { after: 60 } } },
      {
        ...paragraph(STYLE.close, 'End of interview'),
        paragraph: {
          spacing: { before: 160, after: 160 },
          shading: { fill: SHADE.close },
          indent: { left: 170, right: 170 },
          border: { left: { style: BorderStyle.SINGLE, size: 24, color: ROUTE, space: 6 } },
        },
      },
      {
        ...paragraph(STYLE.cell, 'Table text'),
        run: { size: '9.5pt' },
        paragraph: { spacing: { before: 30, after: 30 } },
      },
      {
        ...paragraph(STYLE.headCell, 'Table head'),
        run: { size: '9.5pt', bold: true, color: ACCENT },
        paragraph: { spacing: { before: 30, after: 30 }, keepNext: true },
      },
    ],
    characterStyles: [
      { id: MARK.fill, name: 'Filled in', run: { color: ACCENT, italics: true, bold: false } },
      { id: MARK.expression, name: 'Expression', run: { font: 'Courier New', color: QUIET, bold: false, size: '9pt' } },
      { id: MARK.label, name: 'Label', run: { bold: true } },
      { id: MARK.link, name: 'Link within', run: { color: ACCENT, underline: {} } },
      { id: MARK.name, name: 'Variable name', run: { font: 'Courier New', bold: false, size: '9pt', color: QUIET } },
    ],
  };
}

function heading(size: '17pt' | '12pt' | '10.5pt', before: number, after: number) {
  return { run: { size, bold: true, color: ACCENT }, paragraph: { spacing: { before, after }, keepNext: true } };
}

function paragraph(id: string, name: string): Pick<IParagraphStyleOptions, 'id' | 'name' | 'basedOn' | 'quickFormat'> {
  return { id, name, basedOn: 'Normal', quickFormat: true };
}

/** Stays on the page of what comes next, so that a question is not torn from its answers. */
function together(after: number) {
  return { spacing: { after }, keepNext: true, keepLines: true };
}
