import type { DraftQuestion } from './draft.ts';
import type { Flow, Placed } from './flow.ts';
import type { Problems } from './import-problems.ts';
import type { Leap } from './jumps.ts';
import type { Ledger } from './ledger.ts';
import type { Choice, Shape } from './question-shape.ts';
import { readCondition } from './read-condition.ts';
import { readScript } from './script.ts';
import { writeCondition } from './write-condition.ts';

/** Reads where options and `DS: ROUTE` lines lead, and accounts for the lines that say so. */
export class LeapReader {
  readonly leaps: Leap[] = [];
  /** Words that an option leads to because somebody asks for them: by question, the headings. */
  readonly asides = new Map<string, string[]>();
  private readonly flow: Flow;
  private readonly shapes: ReadonlyMap<string, Shape>;
  private readonly ledger: Ledger;
  private readonly problems: Problems;

  constructor(flow: Flow, shapes: ReadonlyMap<string, Shape>, ledger: Ledger, problems: Problems) {
    this.flow = flow;
    this.shapes = shapes;
    this.ledger = ledger;
    this.problems = problems;
  }

  /** All leaps that begin at a question. */
  read({ at }: Placed, shape: Shape): void {
    for (const choice of [...shape.options, ...shape.instead, ...shape.states]) this.choice(at, shape, choice);
    for (const { line, words } of shape.draft.scripts) this.script(at, shape.draft, line, words);
  }

  private choice(from: number, shape: Shape, choice: Choice): void {
    const { route, lines, label } = choice;
    const line = lines[0]!;
    if (!route.clear) {
      const guess = `“${label.words}” leads to “${route.note}”, which leaves open what happens next; the words are an interviewer note.`;
      this.ledger.fail(line, guess);
      this.problems.note('route-unclear', line, guess, shape.id);
    }
    if (route.to === null) return;
    const to = this.flow.placeOf(route.to);
    if (to === null || to <= from) {
      this.nowhere(from, shape, choice, to);
      return;
    }
    const aside = this.flow.headed(route.to);
    if (
      aside &&
      isAside(
        aside.block.title,
        aside.block.elements.every((element) => element.kind === 'note'),
      )
    ) {
      this.asides.set(shape.id, [...(this.asides.get(shape.id) ?? []), aside.block.title]);
      const guess = `The words under “${aside.block.title}” can be added at ${shape.draft.printed}; what is asked after them is not said.`;
      this.ledger.fail(line, guess);
      this.problems.note('route-unclear', line, guess, shape.id);
      return;
    }
    const by = new Set(route.by.flatMap((each) => this.flow.between(each.from, each.to, this.shapes)));
    this.leaps.push({ from, to, by, who: { shape, choices: [choice] } });
    for (const each of lines) this.ledger.carry(each, `when of what stands between ${shape.id} and ${route.to}`);
  }

  private nowhere(from: number, shape: Shape, { route, lines, label }: Choice, to: number | null): void {
    const printed = shape.draft.printed;
    const why =
      to === null ? `there is no ${route.to} in this document` : `${route.to} does not stand after ${printed}`;
    const next = this.flow.placed.find(({ at, element }) => at > from && element.kind === 'question')?.element;
    const guess = `“${label.words}” at ${printed} leads to ${route.to}, but ${why}.${
      next?.kind === 'question' && next.printed
        ? ` Whoever says so goes on in order, with ${next.printed} if it is for them.`
        : ''
    }`;
    const code = to === null ? 'route-unknown-target' : 'route-backwards';
    this.problems.note(code, lines[0]!, guess, shape.id);
    this.ledger.fail(lines[0]!, guess);
  }

  private script(from: number, { id, printed }: DraftQuestion, line: number, words: string): void {
    for (const order of readScript(words)) {
      if (order.is !== 'jump') continue;
      const { condition } = readCondition(order.condition);
      const written = condition && writeCondition(condition, this.shapes, true);
      const to = this.flow.placeOf(order.to);
      if (!written || to === null || to <= from) {
        const guess = `It sends people on from ${printed} to ${order.to}, but ${to === null ? 'that is not in this document' : 'who they are, or where to, cannot be told'}.`;
        this.ledger.fail(line, guess);
        this.problems.note('route-unknown-target', line, guess, id);
        continue;
      }
      for (const doubt of written.doubts) this.problems.note(doubt.code, line, doubt.sentence, id);
      this.leaps.push({ from, to, by: new Set(), who: { condition: written.expression } });
      this.ledger.carry(line, `when of what stands between ${id} and ${order.to}`);
    }
  }
}

/** Text that is at hand when somebody asks, rather than a part of the questionnaire to go on with. */
export function isAside(title: string, hasOnlyNotes: boolean): boolean {
  return (
    hasOnlyNotes &&
    /\b(?:IF|AS|WHERE) (?:NECESSARY|NEEDED|ASKED|REQUIRED)\b|\bON REQUEST\b|^REASSURANCES?\b/i.test(title)
  );
}
