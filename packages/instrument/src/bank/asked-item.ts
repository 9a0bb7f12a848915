import type { Expression } from '@earshot/dataset';
import type { Block, Condition, ItemSource, Mode, Option, Question, Questionnaire } from '../questionnaire.ts';
import { isQuestion, namesOf, pickable, questionsOf } from '../variables.ts';

/** A question as one questionnaire asks it, with what around it decides how people meet it. */
export interface AskedItem {
  readonly question: Question;
  readonly block: Block;
  readonly modes: readonly Mode[];
  /** For a main question, the options of the multiple question that it follows. */
  readonly pickable: readonly Option[];
  readonly source: ItemSource | null;
  /** Who is meant to be asked, where that is stated; of a main question by the question whose reasons it offers. */
  readonly base: Condition | null;
  readonly identities: Identities;
}

/** By variable, its name by the identity of its item: an id may change from wave to wave, the identity does not. */
export type Identities = ReadonlyMap<string, string>;

/** All questions of a questionnaire in their order, by the identity of their items. */
export function askedItems(questionnaire: Questionnaire): ReadonlyMap<string, AskedItem> {
  const identities = identitiesIn(questionnaire);
  const asked = questionnaire.blocks.flatMap((block) =>
    block.elements.filter(isQuestion).map((question): readonly [string, AskedItem] => {
      const modes = questionnaire.modes.filter((mode) => (question.modes ?? block.modes ?? [mode]).includes(mode));
      const source = question.source === null ? null : (questionnaire.sources.get(question.source) ?? null);
      const base = baseOf(questionnaire, question);
      const offers = pickable(questionnaire, question);
      return [question.item, { question, block, modes, pickable: offers, source, base, identities }];
    }),
  );
  return new Map(asked);
}

function baseOf(questionnaire: Questionnaire, question: Question): Condition | null {
  if (question.base || question.kind !== 'main') return question.base;
  return questionsOf(questionnaire).find(({ id }) => id === question.of)?.base ?? null;
}

function identitiesIn({ blocks }: Questionnaire): Identities {
  const questions = blocks.flatMap((block) => block.elements.filter(isQuestion));
  return new Map(
    questions.flatMap((question) => {
      const { id, item } = question;
      return [id, ...namesOf(question)].map((name) => [
        name,
        name.startsWith(id) ? item + name.slice(id.length) : name,
      ]);
    }),
  );
}

/** A condition in a form that is equal for conditions that ask the same of the same items, however they are written. */
export function conditionByItems({ expression }: Condition, identities: Identities): string {
  const written = (part: Expression): unknown =>
    JSON.parse(JSON.stringify(part), (key, value: unknown) => {
      if (key === 'at') return undefined;
      return key === 'name' && typeof value === 'string' ? (identities.get(value) ?? value) : value;
    });
  return JSON.stringify(written(expression));
}

/** A text with the identities of the items that it fills in. */
export function textByItems(text: string, identities: Identities): string {
  return text.replaceAll(/\{([a-z][a-z0-9_]*)/g, (_, name: string) => `{${identities.get(name) ?? name}`);
}
