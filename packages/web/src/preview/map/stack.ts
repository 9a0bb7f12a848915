import type { MappedBlock, MappedElement, Mode, RoutingMap } from '@earshot/instrument';
import { whenMet, whoEnters } from './map-words.ts';
import { wrapped } from './wrapped.ts';

export const MARGIN = 16;
export const LINE = 19;
export const PADDING = 9;
export const GAP = 10;

/** What a line of text says. */
export type Role = 'name' | 'text' | 'condition';

export type Lines = readonly (readonly [string, Role])[];

export interface Unplaced {
  readonly id: string;
  readonly kind: MappedElement['kind'] | 'sample';
  readonly lines: Lines;
  /** The mode in which a jump leads here; null for what cannot be jumped to. */
  readonly jumpMode: Mode | 'any' | null;
}

function nodeOf(element: MappedElement, block: MappedBlock): Unplaced {
  const when = whenMet(element);
  const conditions = when === 'always' ? [] : wrapped(when, 4);
  const isQuestion = element.kind !== 'note' && element.kind !== 'close';
  return {
    id: element.id,
    kind: element.kind,
    lines: [
      [isQuestion ? element.id : `${element.id} (${element.kind})`, 'name'],
      ...wrapped(element.text, 2).map((line) => [line, 'text'] as const),
      ...conditions.map((line) => [line, 'condition'] as const),
    ],
    jumpMode: isQuestion ? (element.modes?.[0] ?? block.modes?.[0] ?? 'any') : null,
  };
}

/** What stands below what, from the top. */
export class Stack {
  readonly bands: { title: Lines; y: number; height: number }[] = [];
  readonly nodes: (Unplaced & { y: number; height: number })[] = [];
  y = MARGIN;

  band(title: string, who: string | null, fill: () => void): void {
    const lines: Lines = [
      ...wrapped(title, 2).map((line) => [line, 'name'] as const),
      ...(who === null ? [] : wrapped(who, 4).map((line) => [line, 'condition'] as const)),
    ];
    const { y } = this;
    this.y += PADDING + lines.length * LINE + GAP;
    fill();
    this.bands.push({ title: lines, y, height: this.y - y });
    this.y += 2 * GAP;
  }

  node(node: Unplaced): void {
    const height = 2 * PADDING + node.lines.length * LINE;
    this.nodes.push({ ...node, y: this.y, height });
    this.y += height + GAP;
  }
}

/** Everything of a map below each other: what is known beforehand, then block by block. */
export function stackOf(map: RoutingMap): Stack {
  const stacked = new Stack();
  const sample = sampleNames(map);
  if (sample.length > 0) {
    stacked.band('Known before the first question', null, () => {
      for (const name of sample) stacked.node({ id: name, kind: 'sample', lines: [[name, 'name']], jumpMode: null });
    });
  }
  for (const block of map.blocks) {
    const who = whoEnters(block);
    stacked.band(block.title, who === 'everybody' ? null : who, () => {
      for (const element of block.elements) stacked.node(nodeOf(element, block));
    });
  }
  return stacked;
}

function sampleNames({ blocks }: RoutingMap): string[] {
  const conditions = blocks.flatMap((block) => [
    block.condition,
    ...block.elements.map((element) => element.condition),
  ]);
  const reads = conditions.flatMap((condition) => condition?.reads ?? []);
  return [...new Set(reads.filter(({ isSample }) => isSample).map(({ id }) => id))];
}
