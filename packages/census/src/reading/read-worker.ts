import type { Collection, Item, ItemName } from '../collection/collection.ts';
import { wholeYears } from '../day.ts';
import type { Finding } from '../finding.ts';
import type { Worker } from '../worker.ts';
import type { RawField, RawWorker } from './raw.ts';
import { type Fault, readValue } from './read-value.ts';
import { shapeOf, shownValue } from './shown-value.ts';
import { clipped } from './xml-parts.ts';

/** Turns a text that names a person into one that does not: a keyed hash, whose key the caller has. */
export type Pseudonym = (text: string) => string;

type Report = (finding: Finding) => void;
type Changing<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * Reads the workers of one collection. Registration numbers and birth dates end here: what is returned and what is
 * reported hold a hash, an age and the shape of what was written.
 */
export class WorkerReader {
  readonly #items: ReadonlyMap<string, Item>;
  readonly #collection: Collection;
  readonly #pseudonym: Pseudonym;
  readonly #report: Report;

  constructor(collection: Collection, pseudonym: Pseudonym, report: Report) {
    this.#collection = collection;
    this.#items = new Map(collection.items.map((item) => [item.element, item]));
    this.#pseudonym = pseudonym;
    this.#report = report;
  }

  read({ number, line, fields }: RawWorker): Worker {
    const given = new Map<Item['name'], number>();
    const texts: Changing<Worker['texts']> = {};
    const amounts: Changing<Worker['amounts']> = {};
    for (const field of fields) {
      const item = this.#itemOf(field, number, given);
      if (!item) continue;
      given.set(item.name, field.line);
      const read = readValue(item, field.text);
      const fault = 'fault' in read ? read.fault : read.query;
      if (fault) this.#report(findingOf(fault, item, field, number));
      if ('fault' in read || item.name in texts || !isKnown(item)) continue;
      texts[item.name] = read.text;
      if (read.amount !== undefined) amounts[item.name] = read.amount;
    }
    return { number, line, given, ...this.#withoutName(texts, fields), texts, amounts };
  }

  /** The item that a field gives; null, and a finding, for one that is unknown (S7) or given before (S6). */
  #itemOf({ element, line, text }: RawField, worker: number, given: ReadonlyMap<Item['name'], number>): Item | null {
    const item = this.#items.get(element);
    const about = { kind: 'error', worker, line, item: shownValue(clipped(element), false) } as const;
    if (!item) {
      const sentence = `The collection of ${this.#collection.year} has no such item. Take it out, or check how it is spelt.`;
      this.#report({ ...about, rule: 'S7', found: null, sentence });
      return null;
    }
    if (item.repeats || !given.has(item.name)) return item;
    const sentence = `${element} stands here a second time, and once is allowed. Keep the one that is right.`;
    this.#report({ ...about, rule: 'S6', found: foundIn(item, text), sentence });
    return null;
  }

  /** Takes what names a person out of `texts`, and gives what stands for it. */
  #withoutName(texts: Changing<Worker['texts']>, fields: readonly RawField[]) {
    const { birth, registration, agency } = texts;
    delete texts.birth;
    delete texts.registration;
    const element = this.#collection.items.find(({ name }) => name === 'registration')!.element;
    const written = registration ?? fields.find((field) => field.element === element)?.text.toUpperCase();
    return {
      person: written === undefined ? null : this.#pseudonym(`${written}|${birth ?? ''}`),
      registration: written === undefined ? null : this.#pseudonym(written),
      age: birth === undefined ? null : wholeYears(birth, this.#collection.referenceDate),
      isAgency: agency === undefined ? null : agency === '1',
    };
  }
}

/** Whether anything is made of an item. What only somebody’s own file knows is checked, and could be about anybody. */
function isKnown(item: Item): item is Item & { readonly name: ItemName } {
  return !item.name.startsWith('other ');
}

function findingOf({ rule, sentence }: Fault, item: Item, { line, text }: RawField, worker: number): Finding {
  const kind = rule === 'V10' ? 'query' : 'error';
  return { rule, kind, worker, line, item: item.element, found: foundIn(item, text), sentence };
}

function foundIn({ value }: Item, text: string): string {
  if (value.kind === 'registration' || value.kind === 'birth') return shapeOf(text);
  return shownValue(text, value.kind === 'day');
}
