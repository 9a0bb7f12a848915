import type { Mode, Offer, Option, Texts, Words } from '../questionnaire.ts';
import { type AskedItem, conditionByItems, textByItems } from './asked-item.ts';

/**
 * What can change of an item. `name`, `label`, `values` and `source` change nothing that people meet; all others may
 * change what they answer.
 */
export type Aspect =
  | 'added'
  | 'removed'
  | 'kind'
  | 'words'
  | 'answers'
  | 'rows'
  | 'unit'
  | 'range'
  | 'states'
  | 'base'
  | 'conditions'
  | 'modes'
  | 'moved'
  | 'checks'
  | 'shown'
  | 'name'
  | 'label'
  | 'values'
  | 'source';

/** One part of an item, which can be set beside the same part elsewhere. */
export interface Part {
  readonly aspect: Aspect;
  /** What the part is called: `text`, `option pay`. */
  readonly part: string;
  /** Null where it is the same for all modes. */
  readonly mode: Mode | null;
  readonly text: string;
  /** Equal for parts that are the same, though their texts name questions by other ids. */
  readonly compared: string;
  /** The part that it belongs to, such as the option whose words these are; it comes and goes with it. */
  readonly owner: string | null;
}

/** Makes the parts of one item. */
export class PartsOf {
  private readonly asked: AskedItem;

  constructor(asked: AskedItem) {
    this.asked = asked;
  }

  /** A part that is the same in all modes; none when there is nothing to say. */
  plain(aspect: Aspect, part: string, text: string | null, owner: string | null = null): Part[] {
    return text === null || text === '' ? [] : [{ aspect, part, mode: null, text, compared: text, owner }];
  }

  /** The words of each mode in which the item is asked. */
  words(part: string, texts: Texts | Offer | null, owner: string | null = null, aspect: Aspect = 'words'): Part[] {
    return this.asked.modes.flatMap((mode) => {
      const text = texts?.[mode] ?? null;
      if (text === null) return [];
      return [{ aspect, part, mode, text, compared: textByItems(text, this.asked.identities), owner }];
    });
  }

  /** A condition, however it is written. */
  condition(aspect: Aspect, part: string, when: AskedItem['question']['when'], owner: string | null = null): Part[] {
    if (!when) return [];
    const compared = conditionByItems(when, this.asked.identities);
    return [{ aspect, part, mode: null, text: when.source, compared, owner }];
  }

  /** A list of options, each with what belongs to it. */
  options(name: string, options: readonly Option[]): Part[] {
    return options.flatMap((option) => {
      const part = `${name} ${option.code}`;
      return [
        { aspect: 'answers' as const, part, mode: null, text: option.label, compared: '', owner: null },
        ...this.words(`words of ${part}`, option.text, part),
        ...this.words(`line to write in at ${part}`, option.specify, part),
        ...this.plain('answers', `${part} stands alone`, option.exclusive ? 'yes' : null, part),
        ...this.condition('answers', `${part} offered when`, option.when, part),
        ...this.plain('values', `value of ${part}`, option.value === null ? null : String(option.value), part),
      ];
    });
  }

  /** Words that depend on answers, variant by variant. */
  variants(words: readonly Words[]): Part[] {
    return words.flatMap(({ name, variants }) =>
      variants.flatMap(({ when, text }, index) => [
        ...this.words(`words “${name}” ${index + 1}`, text),
        ...this.condition('words', `words “${name}” ${index + 1} for`, when),
      ]),
    );
  }
}
