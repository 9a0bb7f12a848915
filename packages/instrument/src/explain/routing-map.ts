import { namesIn } from '@earshot/dataset';
import { fillsIn, fillText } from '../fill.ts';
import type { Block, Condition, Element, Mode, Outcome, Questionnaire } from '../questionnaire.ts';
import { isQuestion, namesOf } from '../variables.ts';

/** Who is led where, as plain data, to be drawn and to be put into words. */
export interface RoutingMap {
  readonly blocks: readonly MappedBlock[];
}

export interface MappedBlock {
  readonly id: string;
  readonly title: string;
  readonly condition: MappedCondition | null;
  readonly modes: readonly Mode[] | null;
  readonly elements: readonly MappedElement[];
}

export interface MappedElement {
  readonly id: string;
  readonly kind: Element['kind'];
  /** In the words of the web, without anybody’s answers; a close may have none. */
  readonly text: string;
  readonly condition: MappedCondition | null;
  readonly modes: readonly Mode[] | null;
  /** Of a close, how it ends an interview; null for all others. */
  readonly outcome: Outcome | null;
  /** Of a main reason, the question whose picks it offers; it is asked when two or more were picked. */
  readonly of: string | null;
}

export interface MappedCondition {
  readonly source: string;
  /** What it reads, in order: each question once, and what is known from the sample. */
  readonly reads: readonly { readonly id: string; readonly isSample: boolean }[];
}

/** Blocks, elements, conditions and the earlier questions that each condition reads. */
export function routingMap(questionnaire: Questionnaire): RoutingMap {
  const askedBy = new Map(
    questionnaire.blocks.flatMap((block) =>
      block.elements
        .filter(isQuestion)
        .flatMap((question) => namesOf(question).map((name) => [name, question.id] as const)),
    ),
  );
  const mapped = (condition: Condition | null): MappedCondition | null =>
    condition && { source: condition.source, reads: readBy(condition, askedBy) };
  const mappedBlock = ({ id, title, when, modes, elements }: Block): MappedBlock => ({
    id,
    title,
    condition: mapped(when),
    modes,
    elements: elements.map((element) => mappedElement(element, mapped)),
  });
  return { blocks: questionnaire.blocks.map(mappedBlock) };
}

function mappedElement(
  element: Element,
  mapped: (condition: Condition | null) => MappedCondition | null,
): MappedElement {
  return {
    id: element.id,
    kind: element.kind,
    text: element.text ? anybodysText(element.text.web) : '',
    condition: mapped(element.when),
    modes: element.modes,
    outcome: element.kind === 'close' ? element.outcome : null,
    of: element.kind === 'main' ? element.of : null,
  };
}

/** A text for whoever it may be: what stands in for a missing answer, or an ellipsis where nothing does. */
function anybodysText(text: string): string {
  const bare = new Set(fillsIn(text).flatMap(({ name, fallback }) => (fallback === null ? [name] : [])));
  return fillText(text, (name) => (bare.has(name) ? '…' : null));
}

function readBy({ expression }: Condition, askedBy: ReadonlyMap<string, string>): MappedCondition['reads'] {
  const ids = namesIn(expression).map((name) => ({ id: askedBy.get(name) ?? name, isSample: !askedBy.has(name) }));
  return ids.filter(({ id }, index) => ids.findIndex((other) => other.id === id) === index);
}
