import type { MappedCondition, MappedElement, Mode, RoutingMap } from '@earshot/instrument';
import { GAP, LINE, type Lines, MARGIN, PADDING, type Role, type Stack, stackOf } from './stack.ts';

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
  readonly kind: MappedElement['kind'] | 'sample';
  readonly lines: readonly Line[];
  /** Where a jump leads, and in which mode; null for what cannot be jumped to. */
  readonly jumpMode: Mode | 'any' | null;
}

interface Line {
  readonly text: string;
  readonly role: Role;
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

const LANE = 12;
const NODE_WIDTH = 560;

/** Places every block as a band and its elements in order below each other; conditions branch off on the left. */
export function layoutMap(map: RoutingMap): MapLayout {
  const stacked = stackOf(map);
  return placed(stacked, arrowsFrom(map, stacked));
}

interface Arrow {
  readonly y: number;
  /** To the title of a block; else to an element. */
  readonly toBand: boolean;
}

/** Who reads whom: by the element that is read, where each of its arrows ends. No two of them meet in one point. */
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
    for (const element of block.elements) {
      const { y, height } = nodes.get(element.id)!;
      add(namesRead(element.condition, element.of), y, height, false);
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
    if (!arrows) return [];
    return [{ node, arrows, fromY: node.y + node.height - PADDING, toY: Math.max(...arrows.map(({ y }) => y)) }];
  });
  const lanes = lanesFor(sources);
  const bandX = MARGIN + (Math.max(0, ...lanes) + 2) * LANE;
  const nodeX = bandX + 2 * GAP;
  const [bandWidth, endHeight] = [NODE_WIDTH + 4 * GAP, 2 * PADDING + LINE];
  return {
    width: bandX + bandWidth + MARGIN,
    height: stacked.y + endHeight + MARGIN,
    bands: stacked.bands.map(({ title, y, height }) => {
      return { x: bandX, y, width: bandWidth, height, lines: linesFrom(title, y) };
    }),
    nodes: stacked.nodes.map((node) => ({
      ...node,
      x: nodeX,
      width: NODE_WIDTH,
      lines: linesFrom(node.lines, node.y),
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

/** Lines of text below each other, from the top of their box. */
function linesFrom(lines: Lines, top: number): Line[] {
  return lines.map(([text, role], index) => ({ text, role, y: top + PADDING + (index + 0.75) * LINE }));
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
