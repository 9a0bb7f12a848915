import type { Variable } from '@earshot/dataset';
import type { PlanFile, PlanPath, Problem } from '@earshot/planfile';
import type { Block, Element, Mode, Option, Questionnaire } from '../questionnaire.ts';
import { MODES } from '../questionnaire.ts';
import type { ShapedElement, ShapedQuestionnaire } from '../shape.ts';
import { shapedNames } from '../variables.ts';
import { QuestionBuilder } from './questions.ts';
import { Scope } from './scope.ts';

export interface Built {
  readonly questionnaire: Questionnaire;
  readonly problems: readonly Problem[];
  /** The ids of blocks and elements with a condition that cannot be read. */
  readonly unreadable: ReadonlySet<string>;
}

/** Turns a shaped file into a questionnaire, from top to bottom, with everything in it that does not fit together. */
export function buildQuestionnaire(plan: PlanFile, shaped: ShapedQuestionnaire): Built {
  const builder = new Builder(plan, shaped);
  const questionnaire = builder.questionnaire();
  const { findings, unreadable } = builder.scope;
  return { questionnaire, problems: findings.problems, unreadable };
}

class Builder {
  readonly scope: Scope;
  private readonly shaped: ShapedQuestionnaire;
  private readonly modes: readonly Mode[];
  private readonly sources: Questionnaire['sources'];
  private readonly questions: QuestionBuilder;
  private readonly ids = { block: new Set<string>(), question: new Set<string>(), item: new Set<string>() };

  constructor(plan: PlanFile, shaped: ShapedQuestionnaire) {
    this.shaped = shaped;
    this.modes = shaped.modes ?? MODES;
    this.scope = new Scope(plan, new Set(shaped.blocks.flatMap((block) => block.questions).flatMap(shapedNames)));
    this.sources = sourcesOf(shaped);
    this.questions = new QuestionBuilder(this.scope, {
      scales: shaped.scales ?? {},
      sources: this.sources,
      multiples: new Map<string, readonly Option[]>(),
      numbers: new Set(),
      silent: shaped.telephone ?? {},
    });
  }

  questionnaire(): Questionnaire {
    const { shaped } = this;
    const sample = this.sample();
    const blocks = shaped.blocks.map((block, index) => this.block(block, ['blocks', index]));
    const language = shaped.language ?? 'en';
    for (const [index, other] of (shaped.languages ?? []).entries()) {
      if (other !== language) continue;
      const sentence = `“${other}” is the language of this file; others stand in files of their own.`;
      this.scope.findings.add('language-duplicate', ['languages', index], sentence);
    }
    return {
      title: shaped.title,
      language,
      languages: shaped.languages ?? [],
      modes: this.modes,
      minutes: minutesOf(shaped),
      readingAge: shaped.reading_age ?? null,
      sample,
      waves: new Map(
        Object.entries(shaped.sample ?? {}).flatMap(([name, { wave }]) => (wave === undefined ? [] : [[name, wave]])),
      ),
      sources: this.sources,
      removed: this.removed(),
      scales: new Map(Object.entries(shaped.scales ?? {}).map(([name, options]) => [name, Object.keys(options)])),
      silent: { dontKnow: shaped.telephone?.dont_know ?? null, refused: shaped.telephone?.refused ?? null },
      blocks,
      spoken: new Map(),
    };
  }

  private sample(): Variable[] {
    const sample = Object.entries(this.shaped.sample ?? {}).map(([name, described]): Variable => {
      const { kind, label } = described;
      if (kind === 'text') return { kind, name, label };
      const categories = Object.entries(described.categories).map(([code, text]) => ({ code, label: text }));
      return { kind, name, label, categories };
    });
    for (const variable of sample) this.scope.declareSample(variable, ['sample', variable.name]);
    return sample;
  }

  private removed(): Questionnaire['removed'] {
    return Object.entries(this.shaped.removed ?? {}).map(([item, { wave, why }]) => {
      if (this.ids.item.has(item)) {
        this.scope.findings.warn(
          'removed-still-asked',
          ['removed', item],
          `“${item}” is removed, and yet it is asked.`,
        );
      }
      return { item, wave: wave ?? null, why };
    });
  }

  private block(shaped: ShapedQuestionnaire['blocks'][number], path: PlanPath): Block {
    this.once('block', shaped.id, 'Another block', [...path, 'id']);
    this.scope.enterElement(shaped.id, this.modes, null, path);
    const when = this.scope.condition(shaped.when, [...path, 'when']);
    const modes = shaped.modes ?? null;
    const elements = shaped.questions.map((element, index) =>
      this.element(element, modes, [...path, 'questions', index]),
    );
    return { id: shaped.id, title: shaped.title, when, modes, elements };
  }

  private element(shaped: ShapedElement, blockModes: readonly Mode[] | null, path: PlanPath): Element {
    const modes = (shaped.modes ?? blockModes ?? this.modes).filter((mode) => this.modes.includes(mode));
    const page = 'page' in shaped ? (shaped.page ?? null) : null;
    this.scope.enterElement(shaped.id, modes, page, path);
    // Pages and forms go by the ids of questions, also where no variable has that name.
    // A name that is a variable's too is reported where the variable is declared.
    const told = !['grid', 'note', 'close'].includes(shaped.kind) && this.scope.variable(shaped.id) !== null;
    const isNew = !told && this.once('question', shaped.id, 'Another question', [...path, 'id']);
    if (shaped.kind !== 'note' && shaped.kind !== 'close') {
      if (isNew) this.once('item', shaped.item ?? shaped.id, 'The item of another question', [...path, 'item']);
      return this.questions.question(shaped, modes, path);
    }
    const words = this.questions.words(shaped, path);
    const when = this.scope.condition(shaped.when, [...path, 'when']);
    const base = { id: shaped.id, when, modes: shaped.modes ?? null, words };
    const text = shaped.text === undefined ? null : this.scope.texts(shaped.text, [...path, 'text']);
    if (shaped.kind === 'close') return { ...base, kind: 'close', outcome: shaped.outcome, text };
    return { ...base, kind: 'note', text: text! };
  }

  private once(of: keyof Builder['ids'], id: string, what: string, path: PlanPath): boolean {
    const ids = this.ids[of];
    const isNew = !ids.has(id);
    if (!isNew) {
      this.scope.findings.add(DUPLICATE[of], path, `${what} is already called “${id}”.`);
    }
    ids.add(id);
    return isNew;
  }
}

const DUPLICATE = { block: 'block-duplicate', question: 'name-duplicate', item: 'item-duplicate' } as const;

function sourcesOf({ sources = {} }: ShapedQuestionnaire): Questionnaire['sources'] {
  return new Map(
    Object.entries(sources).map(([name, { title, publisher, licence, url }]) => [
      name,
      { title, publisher: publisher ?? null, licence: licence ?? null, url: url ?? null },
    ]),
  );
}

function minutesOf({ minutes = {} }: ShapedQuestionnaire): Questionnaire['minutes'] {
  const { web, telephone } = minutes;
  return { ...(web === undefined ? {} : { web }), ...(telephone === undefined ? {} : { telephone }) };
}
