import type { PlanPath } from '@earshot/planfile';
import type {
  Block,
  Element,
  GridColumn,
  GridQuestion,
  GridRow,
  Option,
  Question,
  Questionnaire,
  Texts,
} from '../questionnaire.ts';
import { insteadName, isQuestion, rowName } from '../variables.ts';
import { keysOf, scopeOf } from './translatable.ts';
import { type TranslatedOptions, translateOptions } from './translate-options.ts';
import type { TranslatedScales } from './translate-scales.ts';
import { translateChecks, translateWords } from './translate-words.ts';
import type { ShapedTranslation, TranslatedElement } from './translation-shape.ts';
import type { TextScope, Translator } from './translator.ts';

/** What is given for an element, and what its texts may fill in. */
interface At {
  readonly given: TranslatedElement | undefined;
  readonly scope: TextScope;
  readonly path: PlanPath;
}

/** Translates questions, notes and closes, and keeps how the answers to them read in other texts. */
export class ElementTranslator {
  readonly spoken = new Map<string, ReadonlyMap<string, string>>();
  private readonly translator: Translator;
  private readonly questionnaire: Questionnaire;
  private readonly shaped: ShapedTranslation;
  private readonly scales: TranslatedScales;
  /** The names that any text fills in. */
  private readonly filledIn: ReadonlySet<string>;

  constructor(
    translator: Translator,
    questionnaire: Questionnaire,
    shaped: ShapedTranslation,
    scales: TranslatedScales,
    filledIn: ReadonlySet<string>,
  ) {
    this.translator = translator;
    this.questionnaire = questionnaire;
    this.shaped = shaped;
    this.scales = scales;
    this.filledIn = filledIn;
  }

  element(element: Element, block: Block): Element {
    const path = ['questions', element.id];
    const given = this.shaped.questions?.[element.id];
    this.onlyKeysOf(element, given, path);
    return this.translator.together(given, path, () => {
      const scope = scopeOf(element, element.modes ?? block.modes ?? this.questionnaire.modes);
      const at = { given, scope, path };
      const words = translateWords(this.translator, element, given, scope, path);
      const text = element.text && this.translator.texts(given?.text, element.text, scope, [...path, 'text']);
      if (isQuestion(element)) return this.question({ ...element, words, text: text! }, at);
      return element.kind === 'note' ? { ...element, words, text: text! } : { ...element, words, text };
    });
  }

  private question(question: Question, at: At): Question {
    const { given, scope, path } = at;
    const { translator } = this;
    const optional = (text: Texts | null, key: 'hint' | 'definition' | 'add_if_necessary') =>
      text && translator.texts(given?.[key], text, scope, [...path, key]);
    const note = question.interviewerNote;
    const texts = {
      hint: optional(question.hint, 'hint'),
      definition: optional(question.definition, 'definition'),
      addIfNecessary: optional(question.addIfNecessary, 'add_if_necessary'),
      interviewerNote: note && translator.words(given?.interviewer_note, note, [...path, 'interviewer_note']),
      dontKnow: this.offer(question.dontKnow, 'dont_know', at),
      refused: this.offer(question.refused, 'refused', at),
    };
    return {
      ...this.answers({ ...question, ...texts }, at),
      checks: translateChecks(this.translator, question, given, scope, path),
    };
  }

  private offer(offer: Question['refused'], key: 'dont_know' | 'refused', { given, path }: At): Question['refused'] {
    const { silent } = this.questionnaire;
    const coded = {
      original: key === 'refused' ? silent.refused : silent.dontKnow,
      given: this.shaped.telephone?.[key],
    };
    return this.translator.offer(given?.[key], offer, coded, [...path, key]);
  }

  private answers(question: Question, at: At): Question {
    const { given, path } = at;
    switch (question.kind) {
      case 'single':
      case 'multiple':
        return { ...question, options: this.options(question, [question.id], given?.options, at, path) };
      case 'grid':
        return this.grid(question, at);
      case 'number': {
        const unit = this.translator.words(given?.unit, question.unit, [...path, 'unit']);
        const list = { options: question.instead, scale: null };
        const of = [insteadName(question)];
        return { ...question, unit, instead: this.options(list, of, given?.instead, at, path, 'instead') };
      }
      case 'main': {
        const spoken = this.spoken.get(question.of);
        if (spoken) this.spoken.set(question.id, spoken);
        return question;
      }
      case 'text':
        return question;
    }
  }

  private grid(question: GridQuestion, at: At): GridQuestion {
    const { given, path, scope } = at;
    const names = (column: string) => question.rows.map((row) => rowName(question, `${row.code}${column}`));
    this.namesIn(given?.rows, question.rows, [...path, 'rows'], 'row');
    this.namesIn(given?.columns, question.columns, [...path, 'columns'], 'column');
    const rows = this.translator.together(given?.rows, [...path, 'rows'], () =>
      question.rows.map((row): GridRow => {
        const described = given?.rows?.[row.code];
        const text = typeof described === 'string' ? described : described?.text;
        return { ...row, text: this.translator.texts(text, row.text, scope, [...path, 'rows', row.code]) };
      }),
    );
    const columns = question.columns.map((column): GridColumn => {
      const here = [...path, 'columns', column.code];
      const described = given?.columns?.[column.code];
      return this.translator.together(described, here, () => ({
        ...column,
        text: this.translator.texts(described?.text, column.text, scope, [...here, 'text']),
        options: this.options(column, names(`_${column.code}`), described?.options, at, here),
      }));
    });
    return { ...question, rows, columns, options: this.options(question, names(''), given?.options, at, path) };
  }

  /** @param names the variables whose answers the options are. */
  private options(
    list: { readonly options: readonly Option[]; readonly scale: string | null },
    names: readonly string[],
    given: TranslatedElement['options'],
    { scope }: At,
    path: PlanPath,
    key = 'options',
  ): readonly Option[] {
    const here = [...path, key];
    const isFilledIn = names.some((name) => this.filledIn.has(name));
    const translated = this.ofScale(list.scale, given, here) ?? {
      ...translateOptions(this.translator, given, { options: list.options, scope, isFilledIn }, here),
    };
    for (const name of names) this.spoken.set(name, translated.spoken);
    const byCode = new Map(translated.options.map((option) => [option.code, option]));
    return list.options.map((option) => {
      const { text, specify } = byCode.get(option.code) ?? option;
      return { ...option, text, specify };
    });
  }

  private ofScale(scale: string | null, given: TranslatedElement['options'], path: PlanPath): TranslatedOptions | null {
    const translated = scale === null ? undefined : this.scales.get(scale);
    if (translated && given !== undefined) {
      const sentence = `These options are the scale “${scale}”, which is translated under “scales”.`;
      this.translator.unknown(path, sentence);
    }
    return translated ?? null;
  }

  private namesIn(given: object | undefined, parts: readonly { code: string }[], path: PlanPath, what: string): void {
    this.translator.names(
      given,
      parts.map((part) => part.code),
      path,
      what,
    );
  }

  private onlyKeysOf(element: Element, given: TranslatedElement | undefined, path: PlanPath): void {
    const has = new Set<string>(keysOf(element));
    for (const key of Object.keys(given ?? {})) {
      if (!has.has(key))
        this.translator.unknown([...path, key], `“${element.id}” has no “${key}” in the questionnaire.`);
    }
  }
}
