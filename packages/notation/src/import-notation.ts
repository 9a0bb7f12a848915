import type { Problem } from '@earshot/planfile';
import { Assembler } from './assemble.ts';
import { FileBuilder } from './build-file.ts';
import { cellsOf } from './cells.ts';
import type { QuestionnaireData } from './file-element.ts';
import { Problems } from './import-problems.ts';
import { Ledger } from './ledger.ts';
import { plainWords, withoutBullet } from './plain-words.ts';
import { isNamedQuestion } from './question-start.ts';
import { readRoute } from './read-route.ts';
import { headingsOf, sectionOf } from './section.ts';
import { shapesOf } from './share-tables.ts';
import { sightingOf } from './sighting.ts';
import { type LineOutcome, type SourceLine, sourceLines } from './source-line.ts';
import { yamlText } from './yaml-text.ts';

export interface ImportSettings {
  /** How problems name the document. */
  readonly file: string;
  /** Reads only the part under the heading that begins so, such as `Appendix 2`. */
  readonly section?: string;
}

/** What became of a document. */
export interface ImportedNotation {
  /** questionnaire.yml as plain data; null when nothing can be made of the document, and problems say why. */
  readonly questionnaire: QuestionnaireData | null;
  readonly yaml: string;
  /** Every line of the part that was read, in order, each once. */
  readonly lines: readonly LineOutcome[];
  /** What the document leaves open or contradicts, and what cannot be read; the place is a line of the document. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a questionnaire in the scripting notation of British research agencies (ASK IF, SINGLE CODE, DS:, codes in
 * columns, GO TO, THANK AND CLOSE) and writes it as questionnaire.yml. Nothing is left out silently: every line is
 * either carried over or listed with a guess.
 */
export function importNotation(text: string, { file, section }: ImportSettings): ImportedNotation {
  const problems = new Problems(file);
  const all = sourceLines(text);
  const lines = section === undefined ? all : sectionOf(all, section);
  if (!lines) return nothing(sectionUnknown(file, section!, all));
  const ledger = new Ledger(lines);
  const assembled = assemble(lines, ledger, problems);
  const draft = { title: titleOf(lines, ledger), ...assembled };
  const shapes = shapesOf(draft, ledger, problems);
  if (shapes.size === 0) return { ...nothing(noQuestions(file, lines)), lines: ledger.outcomes() };
  const questionnaire = new FileBuilder(draft, shapes, ledger, problems).build(draft.title?.words ?? 'Questionnaire');
  const outcomes = ledger.outcomes();
  return {
    questionnaire,
    yaml: yamlText(questionnaire, header(file, section)),
    lines: outcomes,
    problems: problems.inOrder(),
  };
}

function assemble(lines: readonly SourceLine[], ledger: Ledger, problems: Problems) {
  const words = lines.map(({ text }) => withoutBullet(plainWords(text.slice(0, 200))).words);
  const assembler = new Assembler(ledger, problems, words.some(isNamedQuestion), destinationsOf(lines));
  const title = titleLine(lines);
  for (const line of lines.slice(title ? title.at + 1 : 0)) assembler.take(line);
  assembler.finish();
  return { blocks: assembler.draft.blocks, removed: assembler.removed };
}

/** What options lead to that is in capitals, such as REASSURANCES: headings by these words are looked for. */
function destinationsOf(lines: readonly SourceLine[]): ReadonlySet<string> {
  const targets = lines.flatMap(({ text }) => {
    const cells = text.length < 2000 ? cellsOf(text) : null;
    return (cells ?? []).slice(1).map((cell) => readRoute(cell).to);
  });
  return new Set(targets.filter((target) => target !== null && /^[A-Z][A-Z -]{3,}$/.test(target)) as string[]);
}

/** The first line with words, when it is the heading of the whole. */
function titleLine(lines: readonly SourceLine[]): { at: number; words: string } | null {
  const at = lines.findIndex(({ text }) => text.trim() !== '');
  if (at < 0) return null;
  const heading = headingsOf(lines.slice(at, at + 1))[0]?.words;
  if (heading)
    return /^(?:section|[A-Z][.:)]?|\d{1,2}(?:\.\d{1,2})?[.)])\s/i.test(heading) ? null : { at, words: heading };
  const stands = lines[at + 1] === undefined || lines[at + 1]!.text.trim() === '';
  const words = plainWords(lines[at]!.text.slice(0, LONGEST_TITLE + 1));
  return stands && isTitle(lines[at]!.text, words) ? { at, words } : null;
}

/** Words alone in the first line that are no other part of a questionnaire: `Staff survey 2024 – CATI script`. */
function isTitle(text: string, words: string): boolean {
  if (words.length > LONGEST_TITLE || words.length < 8 || /[.?!:;,]$/.test(words)) return false;
  const setting = { letter: null, hasNames: true, blankBefore: true, destinations: new Set<string>() };
  const { is } = sightingOf(text, setting);
  return (
    (is === 'text' || is === 'interviewer') &&
    /\b(?:survey|questionnaire|script|study|interview|census|wave)\b/i.test(words)
  );
}

const LONGEST_TITLE = 120;

function titleOf(lines: readonly SourceLine[], ledger: Ledger): { line: number; words: string } | null {
  const title = titleLine(lines);
  if (!title) return null;
  for (const { number } of lines.slice(0, title.at)) ledger.role(number, 'blank');
  const line = lines[title.at]!.number;
  ledger.role(line, 'heading');
  ledger.carry(line, 'title');
  return { line, words: title.words };
}

function header(file: string, section: string | undefined): string[] {
  return [
    `Made by \`earshot import\` from ${file}${section === undefined ? '' : `, ${section}`}.`,
    'The wording is that document’s and belongs to whoever holds the rights in it.',
    'import.md beside this file lists every line that was not carried over and everything that was assumed.',
  ];
}

function nothing(problem: Problem): ImportedNotation {
  return { questionnaire: null, yaml: '', lines: [], problems: [problem] };
}

function sectionUnknown(file: string, section: string, lines: readonly SourceLine[]): Problem {
  const headings = headingsOf(lines).map(({ words }) => `“${words}”`);
  const some = headings.slice(0, 20).join(', ');
  const known =
    headings.length === 0 ? 'It has no headings that can be told from its text.' : `Its headings are ${some}.`;
  const sentence = `No heading of the document begins with “${section}”. ${known}`;
  return { code: 'section-unknown', severity: 'error', place: { file, line: 1, column: 1 }, sentence };
}

function noQuestions(file: string, lines: readonly SourceLine[]): Problem {
  const isEmpty = lines.every(({ text }) => text.trim() === '');
  const sentence = isEmpty
    ? 'The document is empty.'
    : 'No question was found. A question begins with its name, such as “B1” or “Q1.”, and has its options in a table below it.';
  const code = isEmpty ? 'document-empty' : 'no-questions';
  return { code, severity: 'error', place: { file, line: lines[0]?.number ?? 1, column: 1 }, sentence };
}
