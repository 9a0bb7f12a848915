import { all, type Condition } from './condition.ts';
import type { Said } from './draft.ts';
import type { ElementMaking } from './element-making.ts';
import { readCondition } from './read-condition.ts';
import { sentence } from './sentence.ts';
import { allOf, writeCondition } from './write-condition.ts';

/** Whom to speak to is said to interviewers, and decided by no answer. */
const TO_SPEAK_TO = /^\(?ASK (?:FOR |THE |TO SPEAK TO )*(?:PERSON|RESPONDENT|NAMED|CORRECT|WHOEVER)\b/i;

/** The base of what `ASK ALL` stands before: routes that lead past it are for the checker to find. */
const EVERYBODY = 'everybody';

/** Reads who is asked an element, and who is offered what in it, and accounts for the lines that say so. */
export class ElementConditions {
  private readonly making: ElementMaking;

  constructor(making: ElementMaking) {
    this.making = making;
  }

  /**
   * Sets `base` to what the document says and `when` to that and `passing`, the conditions of whoever is not led past.
   * @param isMain a condition that several answers were given is what the kind “main” means already.
   */
  state(asks: readonly Said[], passing: readonly string[], isMain: boolean): void {
    const { element } = this.making;
    const stated = asks.flatMap(({ line, words }) => this.stated(line, words, isMain) ?? []);
    const base = this.expression(all(stated), asks[0]?.line);
    const when = allOf([...(base ? [base] : []), ...passing]);
    const isForAll = stated.length > 0 && stated.every((condition) => condition.type === 'everybody');
    if (isForAll && element.kind !== 'note' && element.kind !== 'close') element.base = EVERYBODY;
    if (base && element.kind !== 'note' && element.kind !== 'close') element.base = base;
    if (when) element.when = when;
  }

  /** What one line says of who is asked, as far as answers decide it. */
  private stated(line: number, words: string, isMain: boolean): Condition | null {
    const { making } = this;
    const { condition, complete, flaws } = readCondition(words);
    for (const flaw of flaws) making.say(flaw.code, line, flaw.sentence);
    if (!condition || !complete) {
      this.inProse(line, words, condition);
      return condition;
    }
    this.order(condition, line);
    const isFollowing = isMain && condition.type === 'several';
    making.carry(line, `${making.element.id}.${isFollowing ? 'of' : 'when'}`);
    return isFollowing ? null : condition;
  }

  /** A condition in prose: an interviewer can follow whom to speak to, and nobody can follow the rest. */
  private inProse(line: number, words: string, part: Condition | null): void {
    const { making } = this;
    if (!part && TO_SPEAK_TO.test(words)) {
      making.notes.push(sentence(words));
      making.carry(line, `${making.element.id}.interviewer_note`);
      return;
    }
    const guess = part
      ? `Only a part of “${words}” is a condition on answers; the rest may be known from the sample.`
      : `“${words}” names no answer; it may be known from the sample.`;
    making.fail(line, guess, 'condition-in-prose');
  }

  /** A condition that reads what is asked here or later stands in the file, where the checker shows it. */
  order(condition: Condition, line: number): void {
    const { at, writing } = this.making;
    for (const printed of namesIn(condition)) {
      const place = writing.placeOf(printed);
      if (place === null || place < at) continue;
      if (place === at) {
        this.making.say(
          'condition-reads-itself',
          line,
          `The condition reads ${printed}, the question that it belongs to.`,
        );
      } else this.making.say('condition-reads-later', line, `The condition reads ${printed}, which is asked later.`);
    }
  }

  /** Who is offered an option or a row. */
  offered(words: string, line: number): string | null {
    const { condition, complete, flaws } = readCondition(words);
    for (const flaw of flaws) this.making.say(flaw.code, line, flaw.sentence);
    if (!condition || !complete) {
      this.making.fail(
        line,
        `“${words}” says who is offered it, in words that no answer decides.`,
        'condition-in-prose',
      );
      return null;
    }
    return this.expression(condition, line);
  }

  /** A condition in our language; null for what everybody meets. */
  expression(condition: Condition, line: number | undefined): string | null {
    const { writing } = this.making;
    const written = writeCondition(condition, writing.shapes);
    if (!written) return null;
    for (const doubt of written.doubts) this.making.say(doubt.code, line ?? 1, doubt.sentence);
    if (written.readsLink) writing.readsLink();
    return written.expression;
  }
}

function namesIn(condition: Condition): string[] {
  if ('parts' in condition) return condition.parts.flatMap(namesIn);
  if ('part' in condition) return namesIn(condition.part);
  return 'name' in condition ? [condition.name] : [];
}
