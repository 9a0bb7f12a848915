import type { DraftQuestion } from './draft.ts';
import type { FileBlock, FileElement } from './file-element.ts';
import type { Problems } from './import-problems.ts';
import type { Ledger } from './ledger.ts';
import { findName } from './names.ts';
import type { Shape } from './question-shape.ts';
import { type Order, readScript, SHUFFLES } from './script.ts';

/** Carries out what `DS:` lines ask, as far as our files can say it; ranges and routes are read where they are used. */
export function applyOrders(
  blocks: readonly FileBlock[],
  shapes: ReadonlyMap<DraftQuestion, Shape>,
  ledger: Ledger,
  problems: Problems,
): void {
  const writer = new OrderWriter(blocks, problems);
  for (const [{ scripts }, shape] of shapes) {
    for (const { line, words } of scripts) {
      for (const order of readScript(words)) {
        if (order.is === 'jump') continue;
        const to = writer.apply(order, shape, line);
        if (to) ledger.carry(line, to);
        else {
          const guess = guessOf(order, shape);
          ledger.fail(line, guess);
          problems.note('script-not-understood', line, guess, shape.id);
        }
      }
    }
  }
}

function guessOf(order: Order, { draft }: Shape): string {
  const words = order.is === 'unknown' ? `“${order.words}”` : 'This';
  if (order.is === 'unknown' && SHUFFLES.test(order.words)) {
    return `${words} asks for another order of the options for each person, which our files cannot say.`;
  }
  return `${words} asks something of the programme at ${draft.printed || 'this question'} that our files cannot say.`;
}

class OrderWriter {
  private readonly blocks: readonly FileBlock[];
  private readonly elements: ReadonlyMap<string, FileElement>;
  private readonly problems: Problems;

  constructor(blocks: readonly FileBlock[], problems: Problems) {
    this.blocks = blocks;
    this.problems = problems;
    this.elements = new Map(blocks.flatMap(({ questions }) => questions.map((element) => [element.id, element])));
  }

  /** Where what an order asks stands in the file; null where it cannot. */
  apply(order: Order, shape: Shape, line: number): string | null {
    const element = this.elements.get(shape.id);
    switch (order.is) {
      case 'range':
        return shape.kind === 'number' ? `${shape.id}.range` : null;
      case 'offers':
        return shape.kind === 'main' && shape.of === findName(order.name, this.elements) ? `${shape.id}.of` : null;
      case 'page':
        return this.page(order.names, line);
      case 'most':
        if (element?.kind !== 'multiple') return null;
        element.most = order.most;
        return `${element.id}.most`;
      case 'state':
        if (!element) return null;
        element[order.state] ??= order.state === 'refused' ? 'Prefer not to say' : 'Don’t know';
        return `${element.id}.${order.state}`;
      case 'exclusive':
        return element ? exclusive(element, order.codes) : null;
      default:
        return null;
    }
  }

  /** Questions of one page stand side by side; what stood between them follows. */
  private page(names: readonly string[], line: number): string | null {
    const found = names.map((name) => findName(name, this.elements));
    const block = this.blocks.find(({ questions }) => questions.some(({ id }) => id === found[0]));
    // In the order in which they stand, whichever the line names first.
    const elements = block?.questions.filter(({ id }) => found.includes(id)) ?? [];
    if (!block || elements.length !== found.length) return null;
    const page = found.join('_');
    const first = block.questions.indexOf(elements[0]!);
    const others = elements.slice(1);
    const moved = others.some((element, at) => block.questions.indexOf(element) !== first + at + 1);
    for (const element of others) block.questions.splice(block.questions.indexOf(element), 1);
    block.questions.splice(first + 1, 0, ...others);
    for (const element of elements) element.page = page;
    if (moved) {
      const sentence = `${names.join(' and ')} are shown on one page, so what stood between them comes after it.`;
      this.problems.note('page-moved', line, sentence, found[0]!);
    }
    return `${found[0]}.page`;
  }
}

function exclusive(element: FileElement, codes: readonly number[]): string | null {
  const options = Object.entries(element.options ?? {});
  const meant = options.filter(
    ([, option]) => typeof option === 'object' && codes.includes(option.value ?? Number.NaN),
  );
  if (meant.length === 0) return null;
  for (const [, option] of meant) if (typeof option === 'object') option.exclusive = true;
  return `${element.id}.options`;
}
