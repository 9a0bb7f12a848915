import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { nestsTooDeep } from './nesting.ts';
import { atMostFifty, type Place, type Problem } from './problem.ts';

/** The steps from the top of a plan to something in it: `['blocks', 0, 'questions', 3]`. */
export type PlanPath = readonly (string | number)[];

/** A YAML file as plain data, with the place of everything in it. */
export interface PlanFile {
  readonly file: string;
  readonly value: unknown;
  /** The place of what stands at a path; of its nearest parent when nothing stands there. */
  placeOf(path: PlanPath): Place;
}

const LARGEST_PLAN = 2_000_000;
const MOST_ALIASES = 100;

/**
 * What no text holds: control characters, and what stands for bytes that are not UTF-8. Tabs and the ends of lines are
 * text.
 */
const UNREADABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/;

/**
 * Reads a YAML plan. Refuses a file over two megabytes, one that is not text in UTF-8, one that nests hundreds of levels deep, and one whose aliases
 * expand more than a hundredfold, so that a hostile file cannot exhaust the memory. Whatever YAML itself finds wrong
 * comes back as problems, fifty at most and how many more there are.
 */
export function readPlan(file: string, text: string): { plan: PlanFile | null; problems: Problem[] } {
  if (text.length > LARGEST_PLAN) {
    return refused(file, 'plan-too-large', `The file has ${text.length} characters; a plan may have ${LARGEST_PLAN}.`);
  }
  const unreadable = UNREADABLE.exec(text);
  if (unreadable) return mistaken(file, text.slice(0, unreadable.index));
  if (nestsTooDeep(text))
    return refused(file, 'plan-too-deep', 'The file nests lists or keys hundreds of levels deep.');
  const lines = new LineCounter();
  // What YAML would only warn of, on the terminal, the shape of the plan refuses.
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: true, logLevel: 'error' } as const;
  const document = parseDocument(text, options);
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const problems = document.errors.map(
    (error): Problem => ({
      code: 'plan-not-yaml',
      severity: 'error',
      place: at(error.pos[0]),
      sentence: `This is not valid YAML: ${error.message}.`,
    }),
  );
  if (problems.length > 0) return { plan: null, problems: atMostFifty(problems) };

  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    return refused(file, 'plan-aliases', `The file’s aliases cannot be expanded: ${(error as Error).message}.`);
  }
  const placeOf = (path: PlanPath): Place => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = nodeAt(document, path.slice(0, length));
      if (node) return at(startOf(node));
    }
    return top(file);
  };
  return { plan: { file, value, placeOf }, problems: [] };
}

interface Node {
  readonly range: readonly [number, number, number];
  readonly type?: string;
}

/** The node at a path. A key that is a number in the file (`1: Never`) is a text in the plain data. */
function nodeAt(document: Document, path: PlanPath): Node | null {
  let node: unknown = document.contents;
  for (const step of path) {
    if (isMap(node))
      node = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step))?.value;
    else node = isSeq(node) ? node.items[Number(step)] : null;
  }
  return isNode(node) && node.range ? (node as Node) : null;
}

/** Where the words of a node begin: after the quotation mark of a quoted text. */
function startOf({ range, type }: Node): number {
  return range[0] + (type?.startsWith('QUOTE') ? 1 : 0);
}

function mistaken(file: string, before: string): { plan: null; problems: Problem[] } {
  const lines = before.split('\n');
  const place = { file, line: lines.length, column: lines.at(-1)!.length + 1 };
  const sentence = 'A character here cannot be read: the file is not text in UTF-8. Save it again in that encoding.';
  return { plan: null, problems: [{ code: 'plan-not-text', severity: 'error', place, sentence }] };
}

function refused(file: string, code: string, sentence: string): { plan: null; problems: Problem[] } {
  return { plan: null, problems: [{ code, severity: 'error', place: top(file), sentence }] };
}

function top(file: string): Place {
  return { file, line: 1, column: 1 };
}
