import type { QuestionnaireFile } from '@earshot/instrument';
import { carryCondition, type Dialect } from '../form/carry-condition.ts';
import { both, type Clause, lacksState } from '../form/clause.ts';
import { wordsOfHtml } from '../form/foreign-text.ts';
import type { ForeignVariable } from '../form/foreign-variable.ts';
import type { Translations } from '../form/form-file.ts';
import type { NameBook } from '../form/name-book.ts';
import { simplifyClause } from '../form/simplify-clause.ts';
import type { SourceRow } from '../form/source-row.ts';
import { writeClause } from '../form/write-clause.ts';
import type { LimeQuestion, LimeSurvey, LimeWords } from './lime-survey.ts';
import { readLimeExpression } from './read-expression.ts';

export type FileElement = QuestionnaireFile['blocks'][number]['questions'][number];
export type FileOptions = Exclude<Extract<FileElement, { kind: 'single' }>['options'], string>;

/** Somewhere a text of ours stands in the file of another language. */
export type TextPath = readonly string[];

/**
 * LimeSurvey compares a missing number as an empty text, which is not equal to a number, and less than nought in the
 * order of texts alone.
 */
const BLANK_COMPARES: Dialect['blankCompares'] = (operator, number) =>
  operator === '!=' || (number === 0 && (operator === '<' || operator === '<='));

/** What is known of a survey while it is read from top to bottom. */
export class LimeReading {
  readonly survey: LimeSurvey;
  readonly names: NameBook;
  readonly translations: Translations;
  /** The rows that notes come from. */
  readonly rowOf = new Map<FileElement, SourceRow>();
  private readonly variables = new Map<string, ForeignVariable>();
  private readonly refused = new Map<string, string>();

  constructor(survey: LimeSurvey, names: NameBook, translations: Translations) {
    this.survey = survey;
    this.names = names;
    this.translations = translations;
  }

  /** Lets later conditions read a variable, by the question’s code and by its numbers. @param ending as in `Q1_SQ001`. */
  add(question: LimeQuestion, ending: string, variable: ForeignVariable): void {
    for (const name of this.namesOf(question, ending)) this.variables.set(name, variable);
  }

  refuse(question: LimeQuestion, what: string): void {
    this.refused.set(question.title, what);
    this.refused.set(this.numbersOf(question), what);
  }

  private namesOf(question: LimeQuestion, ending: string): string[] {
    const joined = ending === '' ? '' : `_${ending}`;
    return [`${question.title}${joined}`, `${this.numbersOf(question)}${ending.replace(/_(?=[01]$)/, '#')}`];
  }

  private numbersOf({ row, qid }: LimeQuestion): string {
    return `${this.survey.sid}X${row.peek('gid')}X${qid}`;
  }

  find(name: string): ForeignVariable | { readonly reason: string } {
    const found = this.variables.get(name);
    if (found) return found;
    const title = [...this.refused.keys()].find((each) => name === each || name.startsWith(`${each}_`));
    if (title) return { reason: `“${name}” is ${this.refused.get(title)}, which is not carried over` };
    return { reason: `no question “${name}” stands before it` };
  }

  /**
   * The condition of a question or group; always, with the reason at the row, where it has no counterpart.
   * @param source of the condition as LimeSurvey writes it.
   */
  condition(row: SourceRow, source: string): Clause {
    if (source === '' || source === '1') return { is: 'always' };
    const carried = this.carried(source);
    if ('clause' in carried) return carried.clause;
    row.remark(`Its condition is not carried, so everybody is asked: ${source} – ${carried.reason}.`);
    return { is: 'always' };
  }

  private carried(source: string): { readonly clause: Clause } | { readonly reason: string } {
    const read = readLimeExpression(source.replace(/^\{([\s\S]*)\}$/, '$1'));
    if ('reason' in read) return read;
    const dialect = { find: (name: string) => this.find(name), self: null, blankCompares: BLANK_COMPARES };
    const carried = carryCondition(read.tree, dialect);
    if ('reason' in carried) return carried;
    // Without .NAOK, a variable that was not asked makes the whole expression false.
    const asked = read.needed.flatMap((name) => {
      const variable = this.find(name);
      if (!('name' in variable) || ('isAlwaysAnswered' in variable && variable.isAlwaysAnswered)) return [];
      return [lacksState('not_asked', variable.name)];
    });
    return { clause: simplifyClause(both(carried.clause, ...asked)) };
  }

  /**
   * A text in the survey’s own language, empty where there is none; those of other languages go to their files.
   * @param column of the rows with the words.
   */
  words({ words }: LimeWords, column: string, path: TextPath): string {
    for (const language of this.survey.others) {
      const row = words.get(language);
      const text = row ? this.text(row, column) : '';
      if (text !== '') this.translations.set(language, path, text);
      row?.carry();
    }
    const own = words.get(this.survey.language);
    return own ? this.text(own, column) : '';
  }

  /** A cell as plain words, with our fills for LimeSurvey’s. */
  text(row: SourceRow, column: string): string {
    const { text, lost } = wordsOfHtml(row.take(column));
    for (const each of lost) row.remark(`The text had ${each}, which is left out.`);
    return text.replaceAll(/\{([^{}]*)\}/g, (whole, inner: string) => this.filled(whole, inner, row));
  }

  private filled(whole: string, inner: string, row: SourceRow): string {
    // A brace before a space is only a brace there.
    if (/^\s|\s$/.test(inner) || inner === '') return `(${inner.trim()})`;
    const name = inner.replace(/^INSERTANS:/, '').replace(/\.(?:shown|NAOK|value)$/, '');
    const found = this.variables.get(name);
    if (found && found.kind !== 'cases' && found.kind !== 'pick') return `{${found.name}|…}`;
    row.remark(`“${whole}” cannot be put into a text.`);
    return '…';
  }
}

/** Conditions together, as the key `when` of a file, or nothing; null when nobody can meet them. */
export function whenOf(...clauses: readonly Clause[]): { when?: string } | null {
  const clause = simplifyClause(both(...clauses));
  if (clause.is === 'never') return null;
  const when = writeClause(clause);
  return when === null ? {} : { when };
}
