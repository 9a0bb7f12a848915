import type { Mode, Option, Question, Questionnaire, Texts } from '@earshot/instrument';
import type { Part } from './data-variables.ts';
import type { ExportedStudy } from './exported-study.ts';
import { legibleFills } from './legible-fills.ts';

/** A questionnaire in one of its languages, its own first. */
export interface Edition {
  readonly language: string;
  readonly questionnaire: Questionnaire;
  readonly questions: ReadonlyMap<string, Question>;
}

export function editionsOf({ questionnaire, translations }: ExportedStudy): Edition[] {
  return [questionnaire, ...translations.values()].map((each) => ({
    language: each.language,
    questionnaire: each,
    questions: new Map(
      each.blocks.flatMap((block) =>
        block.elements.flatMap((element) =>
          element.kind === 'note' || element.kind === 'close' ? [] : [[element.id, element] as const],
        ),
      ),
    ),
  }));
}

/** The options of one part of a question, in the words of an edition. */
export function optionsIn({ questions }: Edition, { id, ...question }: Question, part: Part): readonly Option[] {
  const found = questions.get(question.kind === 'main' ? question.of : id);
  if (found?.kind === 'number') return found.instead;
  if (found?.kind !== 'grid') return found && 'options' in found ? found.options : [];
  const column = part.is === 'cell' ? part.column : null;
  return column ? (found.columns.find(({ code }) => code === column.code)?.options ?? []) : found.options;
}

/** What people read or hear in one part of a question; null where it is the question itself. */
export function partText({ questions }: Edition, { id }: Question, part: Part): Texts | null {
  const found = questions.get(id);
  switch (part.is) {
    case 'cell':
      return (found?.kind === 'grid' && found.rows.find(({ code }) => code === part.row.code)?.text) || null;
    case 'written': {
      const options = found && 'options' in found ? found.options : [];
      return options.find(({ code }) => code === part.option.code)?.specify ?? null;
    }
    case 'confirmed':
      return found?.checks.find((check) => check.id === part.check.id)?.text ?? null;
    default:
      return null;
  }
}

/** The words above a further column of a grid; null for any other part. */
export function columnText({ questions }: Edition, { id }: Question, part: Part): Texts | null {
  const column = part.is === 'cell' ? part.column : null;
  const found = questions.get(id);
  if (!column || found?.kind !== 'grid') return null;
  return found.columns.find(({ code }) => code === column.code)?.text ?? null;
}

/** One text as it is said in one language. */
export interface Said {
  readonly language: string;
  /** Null for words that are the same in every mode of the question. */
  readonly mode: Mode | null;
  /** With fills as people read them. */
  readonly text: string;
}

/**
 * A text in every language and mode in which it differs. What a translation leaves in the words of the questionnaire’s
 * own language is left out: nobody says it in the other.
 * @param pick finds the text in one edition; null where it has none.
 */
export function saidIn(
  editions: readonly Edition[],
  modes: readonly Mode[],
  pick: (edition: Edition) => Partial<Readonly<Record<Mode, string | null>>> | null,
): Said[] {
  const own = editions[0];
  const original = own ? pick(own) : null;
  return editions.flatMap((edition) => {
    const texts = pick(edition);
    if (!texts) return [];
    const isOwn = edition === own;
    const said = modes.map((mode) => ({ mode, text: texts[mode] ?? '', first: original?.[mode] ?? '' }));
    const told = said.filter(({ text, first }) => text !== '' && (isOwn || text !== first));
    return merged(edition.language, told, modes.length);
  });
}

/** As `saidIn`, for a text of one question. */
export function saidOf(
  editions: readonly Edition[],
  { id }: Question,
  modes: readonly Mode[],
  pick: (question: Question) => Texts | null,
): Said[] {
  return saidIn(editions, modes, ({ questions }) => {
    const question = questions.get(id);
    return question ? pick(question) : null;
  });
}

function merged(language: string, told: readonly { mode: Mode; text: string }[], modes: number): Said[] {
  const distinct = new Set(told.map(({ text }) => text));
  if (distinct.size === 1 && told.length === modes)
    return [{ language, mode: null, text: legibleFills(told[0]!.text) }];
  return told.map(({ mode, text }) => ({ language, mode, text: legibleFills(text) }));
}
