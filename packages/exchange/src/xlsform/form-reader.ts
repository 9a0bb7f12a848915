import type { QuestionnaireFile } from '@earshot/instrument';
import { both, type Clause } from '../form/clause.ts';
import type { Tree } from '../form/expression-tree.ts';
import type { ForeignAnswer, ForeignCases } from '../form/foreign-variable.ts';
import type { Translations } from '../form/form-file.ts';
import type { NameBook } from '../form/name-book.ts';
import { simplifyClause } from '../form/simplify-clause.ts';
import type { SourceRow } from '../form/source-row.ts';
import { writeClause } from '../form/write-clause.ts';
import type { ChoiceLists } from './choice-lists.ts';
import type { FormVariables } from './form-variables.ts';
import type { ElsewhereText, FillIn, FormWords } from './form-words.ts';
import { readXPath } from './read-xpath.ts';

export type FileBlock = QuestionnaireFile['blocks'][number];
export type FileElement = FileBlock['questions'][number];
export type FileOptions = Exclude<Extract<FileElement, { kind: 'single' }>['options'], string>;

/** Where something stands that is read: the conditions of the groups around it. */
export interface Around {
  /** Of the groups within the block that is being written. */
  readonly conditions: readonly Clause[];
  /** Whether everybody comes by here who has not left the interview. */
  readonly isForEverybody: boolean;
  readonly page: string | null;
}

/** What every reader of a part of a form works with. */
export interface FormReading {
  readonly words: FormWords;
  readonly translations: Translations;
  readonly lists: ChoiceLists;
  /** How many questions use a list: one that several do becomes a scale. */
  readonly uses: ReadonlyMap<string, number>;
  readonly variables: FormVariables;
  readonly names: NameBook;
  readonly scales: Record<string, FileOptions>;
  /** By our names of multiple questions, their names of the choices that stand alone. */
  readonly standAlone: Map<string, ReadonlySet<string>>;
  readonly scaleNames: Map<string, string>;
  readonly scaleBook: NameBook;
  /** The codes of the rows of each grid. */
  readonly gridBooks: Map<string, NameBook>;
}

/** An XPath in a cell as a tree; null, with the reason at the row, when it cannot be read or the cell is empty. */
export function treeIn(row: SourceRow, column: string): Tree | null {
  const source = row.take(column);
  if (source === '') return null;
  const parsed = readXPath(source);
  if ('tree' in parsed) return parsed.tree;
  row.remark(`“${column}” is not carried: ${source} – ${parsed.reason}.`);
  return null;
}

/** The relevance of a row; always, with the reason at the row, where it has no counterpart. */
export function relevanceOf(row: SourceRow, { variables }: FormReading): Clause {
  const tree = treeIn(row, 'relevant');
  if (!tree) return { is: 'always' };
  const carried = variables.carry(tree);
  if ('clause' in carried) return carried.clause;
  const source = row.peek('relevant');
  row.remark(`“relevant” is not carried, so everybody is asked: ${source} – ${carried.reason}.`);
  return { is: 'always' };
}

/** Conditions together, as the key `when` of a file, or nothing; null when nobody can meet them. */
export function whenOf(...clauses: readonly Clause[]): { when?: string } | null {
  const clause = simplifyClause(both(...clauses));
  if (clause.is === 'never') return null;
  const when = writeClause(clause);
  return when === null ? {} : { when };
}

/** Puts an answer, or words by conditions, into a text in the place of `${name}`. */
export function fillFor({ variables, translations }: FormReading): FillIn {
  return (name, row, elsewhere) => {
    const found = variables.get(name);
    if (found?.kind === 'fill') {
      const of = variables.get(found.of);
      if (of && 'name' in of) return `{${of.name}|${found.otherwise}}`;
    }
    if (found?.kind === 'cases') return wordsFill(found, name, elsewhere, variables, translations);
    if (found && 'states' in found) {
      if (found.kind === 'single') row.remark(`“\${${name}}” puts in a code there, and the words of the answer here.`);
      return `{${found.name}|…}`;
    }
    row.remark(`“\${${name}}” cannot be put into a text.`);
    return '…';
  };
}

/** Words of another language are worked out by a row of their own there: `leaving_cy` beside `leaving`. */
function wordsFill(
  found: ForeignCases,
  name: string,
  elsewhere: ElsewhereText | null,
  variables: FormVariables,
  translations: Translations,
): string {
  const fill = (cases: ForeignCases): string => (cases.otherwise === '' ? `{${cases.name}|}` : `{${cases.name}}`);
  const ending = `_${elsewhere?.language.replaceAll('-', '_').toLowerCase()}`;
  const own = elsewhere && name.endsWith(ending) ? variables.get(name.slice(0, -ending.length)) : null;
  if (!elsewhere || own?.kind !== 'cases') return fill(found);
  const [questions, element] = elsewhere.path;
  const texts = [...found.cases.map(({ value }) => value), found.otherwise].filter((text) => text !== '');
  if (questions === 'questions' && element)
    translations.set(elsewhere.language, [questions, element, 'words', own.name], texts);
  return fill(own);
}

/** An answer that becomes a variable of ours under the name of its row. */
export function answerOf(answer: Pick<ForeignAnswer, 'kind' | 'name'> & Partial<ForeignAnswer>): ForeignAnswer {
  return {
    codes: new Map(),
    states: new Map(),
    statesOf: null,
    isOptional: false,
    isAlwaysAsked: false,
    isAlwaysAnswered: false,
    impliedBy: null,
    ...answer,
  };
}
