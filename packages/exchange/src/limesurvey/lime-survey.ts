import type { SourceRow } from '../form/source-row.ts';
import type { LimeTables } from './read-lss.ts';

/** A question, subquestion or answer with its texts in every language. */
export interface LimeWords {
  /** The row with everything but words. */
  readonly row: SourceRow;
  /** By language, the rows whose cells are its words. */
  readonly words: ReadonlyMap<string, SourceRow>;
}

export interface LimeQuestion extends LimeWords {
  readonly qid: string;
  readonly title: string;
  readonly type: string;
  readonly subquestions: readonly LimeWords[];
  readonly answers: readonly LimeWords[];
  /** Attributes by name; some have a row for each language. */
  readonly attributes: ReadonlyMap<string, readonly SourceRow[]>;
  readonly conditions: readonly SourceRow[];
}

export interface LimeGroup extends LimeWords {
  readonly gid: string;
  readonly questions: readonly LimeQuestion[];
}

export interface LimeSurvey {
  readonly sid: string;
  readonly language: string;
  readonly others: readonly string[];
  readonly settings: SourceRow | null;
  /** Title and texts around the survey, by language. */
  readonly texts: ReadonlyMap<string, SourceRow>;
  readonly groups: readonly LimeGroup[];
}

/** Puts the rows of an .lss file together. Up to version 3 words stand in the rows themselves, one row a language. */
export function limeSurvey(tables: LimeTables): LimeSurvey {
  const [settings = null] = tables.get('surveys') ?? [];
  const texts = byLanguage(tables.get('surveys_languagesettings') ?? [], 'surveyls_language');
  const language = settings?.take('language') || [...texts.keys()][0] || 'en';
  const others = (settings?.take('additional_languages') ?? '').split(/\s+/).filter((code) => code !== '');
  const reader = new SurveyRows(tables, language);
  return { sid: settings?.take('sid') ?? '', language, others, settings, texts, groups: reader.groups() };
}

class SurveyRows {
  private readonly tables: LimeTables;
  private readonly language: string;

  constructor(tables: LimeTables, language: string) {
    this.tables = tables;
    this.language = language;
  }

  groups(): LimeGroup[] {
    const questions = this.questions();
    const inGroups = grouped(questions, ({ row }) => row.peek('gid'));
    return inOrder(this.worded('groups', 'gid', 'group_l10ns'), 'group_order').map((group) => {
      const gid = group.row.take('gid');
      return { ...group, gid, questions: inGroups.get(gid) ?? [] };
    });
  }

  private questions(): LimeQuestion[] {
    const all = this.worded('questions', 'qid', 'question_l10ns').filter(({ row }) =>
      /^0?$/.test(row.peek('parent_qid')),
    );
    const inside = [
      ...this.worded('subquestions', 'qid', 'question_l10ns', 'subquestion_l10ns'),
      ...this.worded('questions', 'qid', 'question_l10ns').filter(({ row }) => !/^0?$/.test(row.peek('parent_qid'))),
    ];
    const answers = grouped(this.answers(), ({ row }) => row.peek('qid'));
    const parts = grouped(inside, ({ row }) => row.peek('parent_qid'));
    const attributes = grouped(this.tables.get('question_attributes') ?? [], (row) => row.peek('qid'));
    const conditions = grouped(this.tables.get('conditions') ?? [], (row) => row.peek('qid'));
    return inOrder(all, 'question_order').map((question): LimeQuestion => {
      const { row } = question;
      const qid = row.peek('qid');
      return {
        ...question,
        qid,
        title: row.take('title'),
        type: row.take('type'),
        subquestions: inOrder(parts.get(qid) ?? [], 'question_order'),
        answers: inOrder(answers.get(qid) ?? [], 'sortorder'),
        attributes: grouped(attributes.get(qid) ?? [], (each) => each.peek('attribute')),
        conditions: conditions.get(qid) ?? [],
      };
    });
  }

  /** Answers go by a number of their own where their words stand apart, and by code and scale where not. */
  private answers(): LimeWords[] {
    const rows = this.tables.get('answers') ?? [];
    const words = this.tables.get('answer_l10ns') ?? [];
    const key = (row: SourceRow): string =>
      row.peek('aid') || ['qid', 'code', 'scale_id'].map((column) => row.peek(column)).join(' ');
    return this.joined(rows, words, key, (row) => row.peek('aid'));
  }

  private worded(table: string, id: string, ...wordTables: readonly string[]): LimeWords[] {
    const words = wordTables.flatMap((name) => this.tables.get(name) ?? []);
    return this.joined(
      this.tables.get(table) ?? [],
      words,
      (row) => row.peek(id),
      (row) => row.peek(id),
    );
  }

  private joined(
    rows: readonly SourceRow[],
    words: readonly SourceRow[],
    key: (row: SourceRow) => string,
    wordKey: (row: SourceRow) => string,
  ): LimeWords[] {
    const wordsOf = grouped(words, wordKey);
    return [...grouped(rows, key)].map(([name, same]) => {
      const own = same.find((row) => row.peek('language') === this.language) ?? same[0]!;
      return { row: own, words: byLanguage(wordsOf.get(name) ?? same, 'language', this.language) };
    });
  }
}

function byLanguage(rows: readonly SourceRow[], column: string, otherwise = ''): Map<string, SourceRow> {
  return new Map(rows.map((row) => [row.peek(column) || otherwise, row]));
}

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

function inOrder<T extends LimeWords>(items: readonly T[], column: string): T[] {
  const place = ({ row }: T): number => Number(row.peek(column)) || 0;
  return [...items].sort((one, other) => place(one) - place(other));
}
