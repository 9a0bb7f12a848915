import type { MappedBlock, MappedElement, Mode, Outcome, RoutingMap } from '@earshot/instrument';

/** When an element is met, in words. The same for the drawing and for the table beside it. */
export function whenMet({ kind, condition, modes, of, outcome }: MappedElement): string {
  const parts = [
    ...(condition ? [`if ${condition.source}`] : []),
    ...(of ? [`if two or more were picked in ${of}`] : []),
    ...(modes ? [onlyIn(modes)] : []),
  ];
  const met = parts.length === 0 ? 'always' : parts.join(', ');
  if (kind === 'close')
    return `ends the interview ${met === 'always' ? 'for everybody' : met}: ${outcomeInWords(outcome!)}`;
  return met;
}

/** Who comes into a block, in words. */
export function whoEnters({ condition, modes }: MappedBlock): string {
  const parts = [...(condition ? [`if ${condition.source}`] : []), ...(modes ? [onlyIn(modes)] : [])];
  return parts.length === 0 ? 'everybody' : parts.join(', ');
}

export function outcomeInWords(outcome: Outcome): string {
  return outcome.replaceAll('_', ' ');
}

function onlyIn(modes: readonly Mode[]): string {
  return `${modes.map((mode) => (mode === 'web' ? 'online' : 'by telephone')).join(' and ')} only`;
}

/** The text alternative of the drawing: every block with its elements, each with when it is met. */
export function mapInWords({ blocks }: RoutingMap) {
  return blocks.map((block) => ({
    title: block.title,
    who: whoEnters(block),
    reads: namesRead(block.condition),
    elements: block.elements.map((element) => ({
      id: element.id,
      kind: element.kind,
      text: element.text,
      isQuestion: element.kind !== 'note' && element.kind !== 'close',
      when: whenMet(element),
      reads: namesRead(element.condition),
      jumpMode: element.modes?.[0] ?? block.modes?.[0] ?? null,
    })),
  }));
}

function namesRead(condition: MappedElement['condition']): string {
  return (condition?.reads ?? []).map(({ id, isSample }) => (isSample ? `${id} (known beforehand)` : id)).join(', ');
}
