import { type FillSources, fillWords, type Variant } from './fills.ts';
import type { ItemConditions } from './item-conditions.ts';
import type { ItemMaking } from './item-making.ts';

/** Writes the texts of an item: what stands in brackets becomes fills, and words by condition its `words`. */
export class ItemWords {
  private readonly making: ItemMaking;
  private readonly conditions: ItemConditions;
  private readonly wordsByText = new Map<string, string>();

  constructor(making: ItemMaking, conditions: ItemConditions) {
    this.making = making;
    this.conditions = conditions;
  }

  /** A text with its fills; its lines count as carried unless something in them cannot be filled. */
  filled(words: string, said: readonly { readonly line: number }[], to: string): string {
    const { shapes, earlier, fromSample } = this.making.writing;
    const line = said[0]?.line ?? 1;
    const sources: FillSources = { shapes, earlier, fromSample, variants: (variants) => this.variants(variants, line) };
    const { text, doubts } = fillWords(words, sources);
    for (const each of said) this.making.carry(each.line, to);
    for (const doubt of doubts) this.making.fail(line, doubt, 'fill-unknown');
    return text;
  }

  private variants(variants: readonly Variant[], line: number): string {
    const { item } = this.making;
    const key = JSON.stringify(variants);
    const known = this.wordsByText.get(key);
    if (known) return known;
    const count = this.wordsByText.size + 1;
    const name = `${item.id}_words${count === 1 ? '' : `_${count}`}`;
    this.wordsByText.set(key, name);
    const written = variants.map(({ when, text }) => {
      const condition = this.conditions.expression(when, line);
      this.conditions.order(when, line);
      return condition ? { when: condition, text } : { text };
    });
    item.words = { ...item.words, [name]: written };
    return name;
  }
}
