import type { PlanPath } from '@earshot/planfile';
import { fillsIn } from '../fill.ts';
import type { Element, Questionnaire, Texts } from '../questionnaire.ts';
import { isQuestion } from '../variables.ts';
import type { Node } from './bdd.ts';
import type { Judge } from './judge.ts';
import { conditionalParts, questionTexts } from './parts.ts';

/** Decides for an element’s texts that every variant is read by somebody, and that no fill is without its answer. */
export class TextProver {
  private readonly judge: Judge;
  private readonly ofSample: ReadonlySet<string>;

  constructor(judge: Judge, { sample }: Questionnaire) {
    this.judge = judge;
    this.ofSample = new Set(sample.map((variable) => variable.name));
  }

  /** @param shownTo who reads it. */
  element(element: Element, shownTo: Node, path: PlanPath): void {
    const unfilled = this.words(element, shownTo, path);
    const own = isQuestion(element) ? questionTexts(element) : element.text ? [element.text] : [];
    this.fills(element, { shownTo, texts: own, unfilled }, [...path, 'text']);
    for (const { part, at } of isQuestion(element) ? conditionalParts(element) : []) {
      if (!part.when) continue;
      const offeredTo = this.judge.known.led(shownTo, part.when);
      this.fills(element, { shownTo: offeredTo, texts: [part.text], unfilled }, [...path, ...at]);
    }
  }

  /** The text of a check, for those who fail it. */
  check(element: Element, text: Texts, shownTo: Node, path: PlanPath): void {
    this.fills(element, { shownTo, texts: [text], unfilled: new Map() }, path);
  }

  /** By words, those whom no variant fits. */
  private words(element: Element, shownTo: Node, path: PlanPath): Map<string, Node> {
    const { known } = this.judge;
    const unfilled = new Map<string, Node>();
    for (const { name, variants } of element.words) {
      let left = shownTo;
      for (const [index, variant] of variants.entries()) {
        const reads = known.led(left, variant.when);
        const at = [...path, 'words', name, index];
        if (!this.judge.decide(reads)) {
          const sentence = `Nobody ever reads this text of “${name}”: whoever comes here has another.`;
          const question = isQuestion(element) ? element : null;
          this.judge.tell({ code: 'variant-unreachable', severity: 'warning', question, path: at, sentence });
        }
        left = known.without(left, reads);
        this.fills(element, { shownTo: reads, texts: [variant.text], unfilled }, at);
      }
      unfilled.set(name, left);
    }
    return unfilled;
  }

  private fills(
    element: Element,
    shown: { readonly shownTo: Node; readonly texts: readonly Texts[]; readonly unfilled: ReadonlyMap<string, Node> },
    path: PlanPath,
  ): void {
    const fills = shown.texts.flatMap(({ web, telephone }) => [...fillsIn(web), ...fillsIn(telephone)]);
    for (const name of new Set(fills.map((fill) => fill.name))) {
      const bare = fills.some((fill) => fill.name === name && fill.fallback === null);
      this.fill(element, { ...shown, name, bare }, path);
    }
  }

  private fill(
    element: Element,
    fill: {
      readonly name: string;
      /** Without words for when it is missing. */
      readonly bare: boolean;
      readonly shownTo: Node;
      readonly unfilled: ReadonlyMap<string, Node>;
    },
    path: PlanPath,
  ): void {
    const { known } = this.judge;
    const { name, bare, shownTo } = fill;
    const question = isQuestion(element) ? element : null;
    const ofWords = fill.unfilled.get(name);
    const without = known.diagrams.and(shownTo, ofWords ?? known.without(shownTo, known.answered(name)));
    if (ofWords === undefined && !this.judge.decide(known.without(shownTo, without))) {
      const sentence = `Nobody who comes to “${element.id}” has answered “${name}”, which its text fills in.`;
      this.judge.tell({ code: 'fill-never-there', severity: 'warning', question, path, sentence });
      return;
    }
    const lacking = known.certainly(without);
    if (bare && !this.ofSample.has(name) && this.judge.decide(lacking)) {
      // What the sample holds of people is not for this file to say.
      const sentence = `“${name}” may be without an answer here: write {${name}|words to use instead}.`;
      this.judge.tell({ code: 'fill-without-fallback', question, path, sentence, shownBy: lacking });
    }
  }
}
