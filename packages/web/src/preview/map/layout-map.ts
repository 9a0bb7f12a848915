import type { MappedBlock, MappedCondition, MappedItem, Mode, RoutingMap } from '@earshot/instrument';
import { whenMet, whoEnters } from './map-words.ts';

/** A drawing of the routes, in pixels from the top left corner. */
export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly bands: readonly Band[];
  readonly nodes: readonly MapNode[];
  readonly branches: readonly Branch[];
  readonly end: Box;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A block, behind its questions. */
interface Band extends Box {
  readonly lines: readonly Line[];
}

export interface MapNode extends Box {
  readonly id: string;
  readonly kind: MappedItem['kind'] | 'sample';
  readonly lines: readonly Line[];
  /** Where a jump leads, and in which mode; null for what cannot be jumped to. */
  readonly jumpMode: Mode | 'any' | null;
}

interface Line {
  readonly text: string;
  readonly role: 'name' | 'text' | 'condition';
  readonly y: number;
}

/**
 * From a question down along one line to everything whose condition reads it: the beginning, the way down, and where
 * arrows leave it.
 */
export interface Branch {
  readonly from: string;
  readonly x: number;
  readonly fromY: number;
  readonly toY: number;
  readonly startX: number;
  readonly arrows: readonly { readonly y: number; readonly x: number }[];
}

const MARGIN = 16;
const LANE = 12;
const NODE_WIDTH = 560;
const LINE = 19;
const PADDING = 9;
const GAP = 10;
/** Characters that fit into a node in its type. */
const CHARACTERS = 72;

/** Places every block as a band and its items in order below each other; conditions branch off on the left. */
export function layoutMap(map: RoutingMap): MapLayout {
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
      for (const item of block.items) stacked.node(nodeOf(item, block));
    });
  }
  return placed(stacked, arrowsFrom(map, stacked));
}

type Lines = readonly (readonly [string, Line['role']])[];

interface Unplaced {
  readonly id: string;
  readonly kind: MapNode['kind'];
  readonly lines: Lines;
  readonly jumpMode: MapNode['jumpMode'];
}

function nodeOf(item: MappedItem, block: MappedBlock): Unplaced {
  const when = whenMet(item);
  const conditions = when === 'always' ? [] : wrapped(when, 4);
  const isQuestion = item.kind !== 'note' && item.kind !== 'close';
  return {
    id: item.id,
    kind: item.kind,
    lines: [
      [isQuestion ? item.id : `${item.id} (${item.kind})`, 'name'],
      ...wrapped(item.text, 2).map((line) => [line, 'text'] as const),
      ...conditions.map((line) => [line, 'condition'] as const),
    ],
    jumpMode: isQuestion ? (item.modes?.[0] ?? block.modes?.[0] ?? 'any') : null,
  };
}

/** What stands below what, from the top. */
class Stack {
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

interface Arrow {
  readonly y: number;
  /** To the title of a block; else to an item. */
  readonly toBand: boolean;
}

/** Who reads whom: by the item that is read, where each of its arrows ends. No two of them meet in one point. */
function arrowsFrom({ blocks }: RoutingMap, stacked: Stack): Map<string, Arrow[]> {
  const found = new Map<string, Arrow[]>();
  const add = (names: readonly string[], top: number, height: number, toBand: boolean): void => {
    names.forEach((name, index) => {
      const y = top + (height * (index + 1)) / (names.length + 1);
      found.set(name, [...(found.get(name) ?? []), { y, toBand }]);
    });
  };
  const nodes = new Map(stacked.nodes.map((node) => [node.id, node]));
  const bands = stacked.bands.slice(stacked.bands.length - blocks.length);
  blocks.forEach((block, index) => {
    const band = bands[index]!;
    add(namesRead(block.condition, null), band.y, PADDING + band.title.length * LINE, true);
    for (const item of block.items) {
      const { y, height } = nodes.get(item.id)!;
      add(namesRead(item.condition, item.of), y, height, false);
    }
  });
  return found;
}

function namesRead(condition: MappedCondition | null, of: string | null): string[] {
  return [...new Set([...(condition?.reads ?? []).map(({ id }) => id), ...(of ? [of] : [])])];
}

function placed(stacked: Stack, readers: ReadonlyMap<string, readonly Arrow[]>): MapLayout {
  const sources = stacked.nodes.flatMap((node) => {
    const arrows = readers.get(node.id);
    return arrows
      ? [{ node, arrows, fromY: node.y + node.height - PADDING, toY: Math.max(...arrows.map(({ y }) => y)) }]
      : [];
  });
  const lanes = lanesFor(sources);
  const count = Math.max(0, ...lanes) + 1;
  const bandX = MARGIN + count * LANE + LANE;
  const nodeX = bandX + 2 * GAP;
  const lineAt = (lines: Lines, y: number): Line[] =>
    lines.map(([text, role], index) => ({ text, role, y: y + PADDING + (index + 0.75) * LINE }));
  const width = nodeX + NODE_WIDTH + 2 * GAP + MARGIN;
  const endHeight = 2 * PADDING + LINE;
  return {
    width,
    height: stacked.y + endHeight + MARGIN,
    bands: stacked.bands.map(({ title, y, height }) => ({
      x: bandX,
      y,
      width: NODE_WIDTH + 4 * GAP,
      height,
      lines: lineAt(title, y),
    })),
    nodes: stacked.nodes.map(({ lines, ...node }) => ({
      ...node,
      x: nodeX,
      width: NODE_WIDTH,
      lines: lineAt(lines, node.y),
    })),
    branches: sources.map(({ node, arrows, fromY, toY }, index) => ({
      from: node.id,
      // The innermost lane stands beside the bands.
      x: bandX - LANE - lanes[index]! * LANE,
      fromY,
      toY,
      startX: nodeX,
      arrows: arrows.map(({ y, toBand }) => ({ y, x: toBand ? bandX : nodeX })),
    })),
    end: { x: nodeX, y: stacked.y, width: NODE_WIDTH, height: endHeight },
  };
}

/** A lane for each line down, such that no two overlap; a lane is used again once its line has ended. */
function lanesFor(lines: readonly { readonly fromY: number; readonly toY: number }[]): number[] {
  const ends: number[] = [];
  return lines.map(({ fromY, toY }) => {
    const free = ends.findIndex((end) => end < fromY);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = toY;
    return lane;
  });
}

function sampleNames({ blocks }: RoutingMap): string[] {
  const conditions = blocks.flatMap((block) => [block.condition, ...block.items.map((item) => item.condition)]);
  const reads = conditions.flatMap((condition) => condition?.reads ?? []);
  return [...new Set(reads.filter(({ isSample }) => isSample).map(({ id }) => id))];
}

/** Breaks a text into lines between words; what goes beyond the last line is cut off with an ellipsis. */
function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line !== '' && line.length + 1 + word.length > CHARACTERS) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  if (line !== '') lines.push(line);
  const kept = lines.slice(0, most).map((one) => (one.length > CHARACTERS ? `${one.slice(0, CHARACTERS - 1)}…` : one));
  if (lines.length > most) kept[most - 1] = `${kept[most - 1]!.slice(0, CHARACTERS - 1)}…`;
  return kept;
}
