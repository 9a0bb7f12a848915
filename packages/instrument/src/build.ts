import { isReserved, readExpression, SIMULATED_COLUMN, type Variable } from '@earshot/dataset';
import { Findings, type PlanFile, type PlanPath } from '@earshot/planfile';
import { fillsIn } from './fill.ts';
import type { Block, Condition, Mode, Option, Question, Questionnaire, Texts } from './questionnaire.ts';
import { MODES } from './questionnaire.ts';
import type { ShapedOptions, ShapedQuestion, ShapedQuestionnaire, ShapedTexts } from './shape.ts';
import { questionVariables, rowName } from './variables.ts';

/**
 * Turns the shaped file into a questionnaire, from top to bottom, so that at each question `known` holds exactly
 * the variables that stand before it: a name not in there is either unknown or asked only later.
 */
export class Builder {
  readonly findings: Findings;
  private readonly known = new Map<string, Variable>();
  /** Variables that may be without an answer when a text is filled: all but those of the sample. */
  private readonly fromQuestions = new Set<string>();
  private readonly multiples = new Map<string, readonly Option[]>();
  private readonly blockIds = new Set<string>();
  private readonly questionIds = new Set<string>();
  private scales = new Map<string, Option[]>();
  private namesAnywhere = new Set<string>();

  constructor(plan: PlanFile) {
    this.findings = new Findings(plan);
  }

  questionnaire(shaped: ShapedQuestionnaire): Questionnaire {
    this.scales = new Map(Object.entries(shaped.scales ?? {}).map(([id, scale]) => [id, optionList(scale)]));
    this.namesAnywhere = namesIn(shaped);
    const sample = Object.entries(shaped.sample ?? {}).map(([name, described]): Variable => {
      const { kind, label } = described;
      if (kind === 'text') return { kind, name, label };
      const categories = Object.entries(described.categories).map(([code, text]) => ({ code, label: text }));
      return { kind, name, label, categories };
    });
    for (const variable of sample) this.declare(variable, ['sample', variable.name]);
    const blocks = shaped.blocks.map((block, index) => this.block(block, ['blocks', index]));
    return { title: shaped.title, modes: shaped.modes ?? MODES, sample, blocks };
  }

  private block(shaped: ShapedQuestionnaire['blocks'][number], path: PlanPath): Block {
    if (this.blockIds.has(shaped.id)) {
      this.findings.add('block-duplicate', [...path, 'id'], `Another block is already called “${shaped.id}”.`);
    }
    this.blockIds.add(shaped.id);
    const when = this.condition(shaped.when, [...path, 'when']);
    const questions = shaped.questions.map((question, index) => this.question(question, [...path, 'questions', index]));
    return { id: shaped.id, title: shaped.title, when, questions };
  }

  private question(shaped: ShapedQuestion, path: PlanPath): Question {
    const text = this.texts(shaped.text, [...path, 'text']);
    const base = {
      id: shaped.id,
      text,
      hint: shaped.hint === undefined ? null : this.texts(shaped.hint, [...path, 'hint']),
      label: shaped.label ?? text.web,
      when: this.condition(shaped.when, [...path, 'when']),
      base: this.condition(shaped.base, [...path, 'base']),
      optional: shaped.optional ?? false,
      dontKnow: shaped.dont_know ?? null,
      refused: shaped.refused ?? null,
    };
    const question = this.ofKind(base, shaped, path);
    const picks = question.kind === 'main' ? (this.multiples.get(question.of) ?? []) : [];
    this.declareGrid(question, [...path, 'id']);
    for (const variable of questionVariables(question, picks)) {
      this.declare(variable, [...path, 'id']);
      this.fromQuestions.add(variable.name);
    }
    if (question.kind === 'multiple') this.multiples.set(question.id, question.options);
    return question;
  }

  private ofKind(base: Omit<Question, 'kind' | 'options' | 'rows'>, shaped: ShapedQuestion, path: PlanPath): Question {
    switch (shaped.kind) {
      case 'single':
        return { ...base, kind: 'single', options: this.options(shaped.options, path), list: shaped.list ?? false };
      case 'multiple':
        return {
          ...base,
          kind: 'multiple',
          options: this.severalOptions(shaped.options, path),
          most: shaped.most ?? null,
        };
      case 'main':
        if (!this.multiples.has(shaped.of)) {
          const sentence = `“${shaped.of}” is not a multiple question that stands before this one.`;
          this.findings.add('main-without-multiple', [...path, 'of'], sentence);
        }
        return { ...base, kind: 'main', of: shaped.of };
      case 'grid': {
        const rows = Object.entries(shaped.rows).map(([code, row]) =>
          typeof row === 'string' ? { code, text: row, label: row } : { code, ...row },
        );
        for (const { code, text } of rows) this.noFills(text, [...path, 'rows', code]);
        return { ...base, kind: 'grid', rows, options: this.options(shaped.options, path) };
      }
      case 'number': {
        const [least, most] = shaped.range;
        if (least > most)
          this.findings.add('range-empty', [...path, 'range'], `No number lies between ${least} and ${most}.`);
        return { ...base, kind: 'number', unit: shaped.unit, least, most };
      }
      case 'text':
        return { ...base, kind: 'text', long: shaped.long ?? false, most: shaped.most ?? (shaped.long ? 2000 : 200) };
    }
  }

  private options(shaped: ShapedOptions, path: PlanPath): Option[] {
    const options = typeof shaped === 'string' ? this.scales.get(shaped) : optionList(shaped);
    if (!options) {
      this.findings.add('scale-unknown', [...path, 'options'], `There is no scale “${String(shaped)}” in this file.`);
      return [];
    }
    for (const { code, label } of options) this.noFills(label, [...path, 'options', code]);
    if (options.length < 2) {
      this.findings.add('options-too-few', [...path, 'options'], 'A choice needs two options or more.');
    }
    return options;
  }

  /** Options that can be picked together, unless they say that they stand alone. */
  private severalOptions(shaped: ShapedOptions, path: PlanPath): Option[] {
    const options = this.options(shaped, path);
    for (const { code, label, exclusive } of options) {
      if (exclusive || !STANDS_ALONE.test(label)) continue;
      const sentence = `“${label}” can be picked beside other options; mark it {label: …, exclusive: true}.`;
      this.findings.warn('exclusive-not-marked', [...path, 'options', code], sentence);
    }
    return options;
  }

  private noFills(label: string, path: PlanPath): void {
    if (fillsIn(label).length === 0) return;
    this.findings.add(
      'fill-not-here',
      path,
      'Only a question’s text and hint can fill in an answer; write it out here.',
    );
  }

  private texts(shaped: ShapedTexts, path: PlanPath): Texts {
    const web = typeof shaped === 'string' ? shaped : shaped.web;
    const telephone = typeof shaped === 'string' ? shaped : (shaped.telephone ?? shaped.web);
    for (const text of new Set([web, telephone])) this.checkFills(text, path);
    return { web, telephone } satisfies Record<Mode, string>;
  }

  private checkFills(text: string, path: PlanPath): void {
    for (const fill of fillsIn(text)) {
      if (!this.known.has(fill.name)) {
        this.findings.add('fill-unknown', path, `The text fills in “${fill.name}”, which is not asked before it.`);
      } else if (fill.fallback === null && this.fromQuestions.has(fill.name)) {
        const sentence = `“${fill.name}” may be without an answer: write {${fill.name}|words to use instead}.`;
        this.findings.add('fill-without-fallback', path, sentence);
      }
    }
  }

  private condition(source: string | undefined, path: PlanPath): Condition | null {
    if (source === undefined) return null;
    const { expression, problems } = readExpression(source, (name) => this.known.get(name) ?? null);
    for (const problem of problems) {
      const later = problem.code === 'expression-unknown-name' && this.laterName(source, problem.at);
      if (later) {
        const sentence = `“${later}” is asked only here or later; a condition may read only what stands before it.`;
        this.findings.add('condition-forward', path, sentence, problem.at);
      } else {
        this.findings.addFlaws(path, [problem]);
      }
    }
    return expression && { source, expression };
  }

  private laterName(source: string, at: number): string | null {
    const name = /^\w+/.exec(source.slice(at))?.[0] ?? '';
    return this.namesAnywhere.has(name) ? name : null;
  }

  /** A grid's own name is not a variable's, but pages and forms go by it. */
  private declareGrid(question: Question, path: PlanPath): void {
    const isTaken = this.questionIds.has(question.id);
    if (isTaken && (question.kind === 'grid' || !this.known.has(question.id))) {
      this.findings.add('name-duplicate', path, `Another question is already called “${question.id}”.`);
    }
    this.questionIds.add(question.id);
  }

  private declare(variable: Variable, path: PlanPath): void {
    if (this.known.has(variable.name)) {
      this.findings.add('name-duplicate', path, `Another question or variable is already called “${variable.name}”.`);
    }
    if (isReserved(variable.name)) {
      this.findings.add(
        'name-reserved',
        path,
        `“${variable.name}” is a word of the expression language; choose another.`,
      );
    }
    if (variable.name === SIMULATED_COLUMN) {
      const sentence = `“${variable.name}” is the column that says which people are simulated; choose another name.`;
      this.findings.add('name-reserved', path, sentence);
    }
    this.known.set(variable.name, variable);
  }
}

/** Labels that contradict every other option. Whole labels only, so that none is suspected that says more. */
const STANDS_ALONE =
  /^(?:none(?: of (?:these|those|them|the above))?|nothing(?: else)?|not applicable|not sure|don[’']t know|prefer not to say)\.?$/i;

function optionList(shaped: Exclude<ShapedOptions, string>): Option[] {
  return Object.entries(shaped).map(([code, described]) =>
    typeof described === 'string'
      ? { code, label: described, exclusive: false }
      : { code, label: described.label, exclusive: described.exclusive ?? false },
  );
}

/** Every variable name of the file, to tell a forward reference from a name that is nowhere. */
function namesIn(shaped: ShapedQuestionnaire): Set<string> {
  const questions = shaped.blocks.flatMap((block) => block.questions);
  return new Set(
    questions.flatMap((question) =>
      question.kind === 'grid' ? Object.keys(question.rows).map((row) => rowName(question, row)) : [question.id],
    ),
  );
}
