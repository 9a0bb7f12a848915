import type { ElementConditions } from './element-conditions.ts';
import type { ElementMaking } from './element-making.ts';
import { type FillSources, fillWords, type Variant } from './fills.ts';

/** Writes the texts of an element: what stands in brackets becomes fills, and words by condition its `words`. */
export class ElementWords {
  private readonly making: ElementMaking;
  private readonly conditions: ElementConditions;
  private readonly wordsByText = new Map<string, string>();

  constructor(making: ElementMaking, conditions: ElementConditions) {
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
    const { element } = this.making;
    const key = JSON.stringify(variants);
    const known = this.wordsByText.get(key);
    if (known) return known;
    const count = this.wordsByText.size + 1;
    const name = `${element.id}_words${count === 1 ? '' : `_${count}`}`;
    this.wordsByText.set(key, name);
    const written = variants.map(({ when, text }) => {
      const condition = this.conditions.expression(when, line);
      this.conditions.order(when, line);
      return condition ? { when: condition, text } : { text };
    });
    element.words = { ...element.words, [name]: written };
    return name;
  }
}
