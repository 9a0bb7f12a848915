import type { PlanPath } from '@earshot/planfile';
import { plainText } from '../fill.ts';
import type {
  Check,
  Condition,
  GridColumn,
  GridRow,
  ItemSource,
  Mode,
  Offer,
  Option,
  Question,
  Words,
} from '../questionnaire.ts';
import type { ShapedElement, ShapedOptions, ShapedQuestion, ShapedTexts } from '../shape.ts';
import { CONFIRMED, questionVariables } from '../variables.ts';
import { buildOption, buildOptions, checkExclusive, checkValues } from './options.ts';
import type { Scope } from './scope.ts';

/** What the whole file says and every question may need. */
export interface Surroundings {
  readonly scales: Parameters<typeof buildOptions>[1];
  readonly sources: ReadonlyMap<string, ItemSource>;
  readonly multiples: Map<string, readonly Option[]>;
  readonly numbers: Set<string>;
  /** What an interviewer may code at every question. */
  readonly silent: { readonly dont_know?: string | undefined; readonly refused?: string | undefined };
}

/** The base of a question that nobody is meant to be led past. */
const EVERYBODY: Condition = { source: 'everybody', expression: { type: 'and', parts: [], at: 0 } };

/** Reads one question, and declares its variables once everything that may stand before them is read. */
export class QuestionBuilder {
  private readonly scope: Scope;
  private readonly around: Surroundings;

  constructor(scope: Scope, around: Surroundings) {
    this.scope = scope;
    this.around = around;
  }

  question(shaped: ShapedQuestion, modes: readonly Mode[], path: PlanPath): Question {
    const question = this.ofKind(this.base(shaped, modes, path), shaped, path);
    const picks = question.kind === 'main' ? (this.around.multiples.get(question.of) ?? []) : [];
    for (const variable of questionVariables(question, picks)) this.scope.declareAsked(variable, [...path, 'id']);
    if (question.kind === 'multiple') this.around.multiples.set(question.id, question.options);
    if (question.kind === 'number') this.around.numbers.add(question.id);
    return { ...question, checks: this.checks(shaped, path) };
  }

  /** The checks of a question are looked at together, so that none can read whether another was confirmed. */
  private checks({ checks = [] }: ShapedQuestion, path: PlanPath): Check[] {
    const read = checks.map((check, index) => this.check(check, [...path, 'checks', index]));
    for (const [index, check] of read.entries())
      this.declareCheck(check, read.slice(0, index), [...path, 'checks', index, 'id']);
    return read;
  }

  private declareCheck({ id, kind, text }: Check, before: readonly Check[], path: PlanPath): void {
    if (before.some((other) => other.id === id)) {
      this.scope.findings.add('name-duplicate', path, `Another check of this question is already called “${id}”.`);
    } else if (kind === 'soft') {
      const categories = [{ code: CONFIRMED, label: 'Confirmed' }];
      this.scope.declareAsked({ kind: 'single', name: id, label: plainText(text.web), categories }, path);
    }
  }

  words(shaped: ShapedElement, path: PlanPath): Words[] {
    const read = Object.entries(shaped.words ?? {}).map(([name, variants]) => ({
      name,
      variants: variants.map(({ when, text }, index) => {
        const at = [...path, 'words', name, index];
        return { when: this.scope.condition(when, [...at, 'when']), text: this.scope.texts(text, [...at, 'text']) };
      }),
    }));
    for (const { name } of read) this.scope.declareWords(name, [...path, 'words', name]);
    return read;
  }

  private base(shaped: ShapedQuestion, modes: readonly Mode[], path: PlanPath) {
    const words = this.words(shaped, path);
    const text = this.scope.texts(shaped.text, [...path, 'text']);
    const optional = (key: 'hint' | 'definition' | 'add_if_necessary') =>
      shaped[key] === undefined ? null : this.scope.texts(shaped[key], [...path, key]);
    const { silent } = this.around;
    return {
      id: shaped.id,
      words,
      text,
      hint: optional('hint'),
      definition: optional('definition'),
      addIfNecessary: optional('add_if_necessary'),
      reading: shaped.reading ?? null,
      interviewerNote: shaped.interviewer_note ?? null,
      label: shaped.label ?? plainText(text.web),
      when: this.scope.condition(shaped.when, [...path, 'when']),
      base: shaped.base === EVERYBODY.source ? EVERYBODY : this.scope.condition(shaped.base, [...path, 'base'], 'here'),
      modes: shaped.modes ?? null,
      optional: shaped.optional ?? false,
      dontKnow: offer(shaped.dont_know, modes.includes('telephone') ? silent.dont_know : undefined),
      refused: offer(shaped.refused, modes.includes('telephone') ? silent.refused : undefined),
      page: shaped.page ?? null,
      checks: [],
      item: shaped.item ?? shaped.id,
      source: this.source(shaped.source, [...path, 'source']),
    };
  }

  private ofKind(base: ReturnType<QuestionBuilder['base']>, shaped: ShapedQuestion, path: PlanPath): Question {
    switch (shaped.kind) {
      case 'single': {
        const estimates = this.estimated(shaped.estimates, [...path, 'estimates']);
        const options = this.options(shaped.options, path);
        return {
          ...base,
          kind: 'single',
          options,
          scale: scaleOf(shaped.options),
          list: shaped.list ?? false,
          estimates,
        };
      }
      case 'multiple': {
        const options = this.options(shaped.options, path);
        checkExclusive(options, this.scope, [...path, 'options']);
        return { ...base, kind: 'multiple', options, scale: scaleOf(shaped.options), most: shaped.most ?? null };
      }
      case 'main':
        this.mainOf(shaped.of, [...path, 'of']);
        return { ...base, kind: 'main', of: shaped.of };
      case 'grid':
        return { ...base, kind: 'grid', ...this.grid(shaped, path) };
      case 'number':
        return { ...base, kind: 'number', ...this.number(shaped, path) };
      case 'text':
        return { ...base, kind: 'text', long: shaped.long ?? false, most: shaped.most ?? (shaped.long ? 2000 : 200) };
    }
  }

  private grid(shaped: Extract<ShapedQuestion, { kind: 'grid' }>, path: PlanPath) {
    const rows = Object.entries(shaped.rows).map(([code, row]): GridRow => {
      const at = [...path, 'rows', code];
      const described = typeof row === 'string' ? { text: row } : row;
      const text = this.scope.texts(described.text, at);
      const when = this.scope.condition(described.when, [...at, 'when']);
      return { code, text, label: described.label ?? plainText(text.web), when };
    });
    const columns = Object.entries(shaped.columns ?? {}).map(([code, column]): GridColumn => {
      const at = [...path, 'columns', code];
      const text = this.scope.texts(column.text, at);
      const label = column.label ?? plainText(text.web);
      return { code, text, label, options: this.options(column.options, at), scale: scaleOf(column.options) };
    });
    return { rows, columns, options: this.options(shaped.options, path), scale: scaleOf(shaped.options) };
  }

  private number(shaped: Extract<ShapedQuestion, { kind: 'number' }>, path: PlanPath) {
    const [least, most] = shaped.range;
    if (least > most) {
      this.scope.findings.add('range-empty', [...path, 'range'], `No number lies between ${least} and ${most}.`);
    }
    const at = (code: string): PlanPath => [...path, 'instead', code];
    const instead = Object.entries(shaped.instead ?? {}).map(([code, option]) =>
      buildOption(code, option, this.scope, at(code)),
    );
    checkValues(instead, this.scope, at);
    return { unit: shaped.unit, least, most, instead };
  }

  private check({ id, kind, ...shaped }: NonNullable<ShapedQuestion['checks']>[number], path: PlanPath): Check {
    const when = this.scope.condition(shaped.when, [...path, 'when'], 'here');
    const text = this.scope.texts(shaped.text, [...path, 'text'], 'here');
    // Nobody knows who fails a check that cannot be read; its variable is there all the same.
    if (!when) this.scope.unreadable.add(id);
    return { id, kind, when: when ?? EVERYBODY, text };
  }

  private options(shaped: ShapedOptions, path: PlanPath): Option[] {
    return buildOptions(shaped, this.around.scales, this.scope, [...path, 'options']);
  }

  private mainOf(of: string, path: PlanPath): void {
    this.scope.notOnPage([of], path);
    if (this.around.multiples.has(of)) return;
    const sentence = `“${of}” is not a multiple question that stands before this one.`;
    this.scope.findings.add('main-without-multiple', path, sentence);
  }

  private estimated(of: string | undefined, path: PlanPath): string | null {
    if (of !== undefined && !this.around.numbers.has(of)) {
      const sentence = `“${of}” is not a number question that stands before this one.`;
      this.scope.findings.add('estimates-unknown', path, sentence);
    }
    return of ?? null;
  }

  private source(name: string | undefined, path: PlanPath): string | null {
    if (name !== undefined && !this.around.sources.has(name)) {
      this.scope.findings.add('source-unknown', path, `There is no source “${name}” in this file.`);
    }
    return name ?? null;
  }
}

function scaleOf(shaped: ShapedOptions): string | null {
  return typeof shaped === 'string' ? shaped : null;
}

function offer(shaped: ShapedTexts | undefined, silent: string | undefined): Offer {
  if (typeof shaped === 'string') return { web: shaped, telephone: shaped };
  return { web: shaped?.web ?? null, telephone: shaped?.telephone ?? shaped?.web ?? silent ?? null };
}
