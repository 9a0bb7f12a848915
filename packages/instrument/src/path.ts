import { answered, holds, NOT_ASKED, NOT_REACHED, type Row, type Value } from '@earshot/dataset';
import { settleChecks } from './checks.ts';
import type {
  Block,
  Close,
  Condition,
  Element,
  GridColumn,
  GridRow,
  Mode,
  Note,
  Option,
  Outcome,
  Question,
  Questionnaire,
} from './questionnaire.ts';
import { settle } from './settle.ts';
import { isQuestion, type PlacedElement, placedElements } from './variables.ts';

/** Everything a person has said, by variable, on the path or off it. Nothing is ever taken out. */
export type Answers = Readonly<Record<string, Value>>;

/** A question that is asked, with what it offers this person. */
export interface Step {
  readonly block: Block;
  readonly question: Question;
  /** Of a number, what can be said instead. */
  readonly options: readonly Option[];
  /** The rows of a grid that are asked, and its further columns; none for other kinds. */
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
  /** What is read before the question, on its page. */
  readonly notes: readonly Note[];
}

/** The way that one person's answers lead through a questionnaire. */
export interface Path {
  /** The questions that were asked and have an answer, in order. */
  readonly answered: readonly Step[];
  /** The question to ask now; null at the end. */
  readonly next: Step | null;
  /** Questions that are asked on the same page as the next one, after it. */
  readonly beside: readonly Step[];
  /** The close that ended the interview; null while it goes on, and at the end of the questionnaire. */
  readonly close: Close | null;
  /** A value for every variable of the questionnaire: what an analysis may read. */
  readonly values: Row;
}

/**
 * Finds the path that answers lead along. Pure: the same answers always give the same path, so nothing but answers
 * needs to be stored. Answers to questions that the path leads past are kept by the caller but never read here:
 * conditions see them as not asked. Everything after the first open question counts as not reached.
 * @param mode in which the interview goes on. What is asked in other modes only is not a step, but an answer that was
 *   given there counts, and a close of other modes ends nothing. Null where nobody knows the mode.
 */
export function pathOf(
  questionnaire: Questionnaire,
  answers: Answers,
  sample: Answers = {},
  mode: Mode | null = null,
): Path {
  return walk(questionnaire, { sample, mode, answerTo: () => answers });
}

/** Who walks, and how. */
export interface Walker {
  readonly sample: Answers;
  readonly mode: Mode | null;
  /** Gives the answers to a question where it is asked, from the values of everything that stands before it. */
  readonly answerTo: (step: Step, values: Row) => Answers;
}

/**
 * Walks a questionnaire once, from top to bottom, and asks for the answers to each question where it is asked. It
 * stops at the first without a fitting answer to every variable, which is the path's next.
 */
export function walk(questionnaire: Questionnaire, walker: Walker): Path {
  const walking = new Walking(questionnaire, walker);
  const placed = placedElements(questionnaire);
  questionnaire.blocks.forEach((block, index) => {
    walking.block(block, placed[index]!);
  });
  const { answered: steps, next, beside, close, values } = walking;
  return { answered: steps, next, beside, close, values };
}

/** All steps that a person can go to now: those answered, then the open one. */
export function stepsOf(path: Path): Step[] {
  return path.next ? [...path.answered, path.next] : [...path.answered];
}

/** The steps that stand on one page with a question, itself among them; none when it is not on the path. */
export function pageOf(path: Path, questionId: string): Step[] {
  const steps = [...stepsOf(path), ...path.beside];
  const step = steps.find((candidate) => candidate.question.id === questionId);
  if (!step) return [];
  const { page } = step.question;
  return page === null ? [step] : steps.filter((other) => other.question.page === page && other.block === step.block);
}

/** How an interview ended; null while a question is open. */
export function outcomeOf(path: Path): Outcome | null {
  return path.next ? null : (path.close?.outcome ?? 'completed');
}

class Walking implements Path {
  readonly answered: Step[] = [];
  readonly beside: Step[] = [];
  readonly values: Record<string, Value> = {};
  next: Step | null = null;
  close: Close | null = null;
  private readonly walker: Walker;
  private notes: Note[] = [];

  constructor(questionnaire: Questionnaire, walker: Walker) {
    this.walker = walker;
    for (const { name } of questionnaire.sample) this.values[name] = walker.sample[name] ?? NOT_ASKED;
  }

  block(block: Block, placed: readonly PlacedElement[]): void {
    const enters = this.isOpen() && this.isMet(block.when);
    this.notes = [];
    for (const place of placed) {
      const { element, names } = place;
      if (isQuestion(element)) this.question(block, element, place, enters);
      else if (enters && this.isOpen() && this.isMet(element.when) && this.isHere(block, element))
        this.pass(block, element);
      if (this.next === null && this.close !== null) this.set(names, NOT_ASKED);
    }
  }

  private pass(block: Block, element: Exclude<Element, Question>): void {
    if (element.kind === 'note') this.notes.push(element);
    else if (!this.isElsewhere(block, element)) this.close = element;
  }

  private question(block: Block, question: Question, place: PlacedElement, enters: boolean): void {
    if (this.next !== null) {
      if (this.isBeside(block, question)) this.beside.push(this.step(block, question, place));
      this.set(place.names, NOT_REACHED);
    } else if (!enters || this.close !== null || !this.isMet(question.when)) {
      this.set(place.names, NOT_ASKED);
    } else {
      this.ask(this.step(block, question, place), place.names);
    }
  }

  private ask(step: Step, names: readonly string[]): void {
    const { question, options } = step;
    if (isNothingToAsk(step)) {
      this.set(names, NOT_ASKED);
      // With one reason picked there is nothing to choose between: it is the main one.
      const only = question.kind === 'main' ? options[0] : undefined;
      if (only) this.values[question.id] = answered(only.code);
      return;
    }
    const isHere = this.isHere(step.block, question);
    const answers = this.walker.answerTo(step, this.values);
    const own = settle(step, answers);
    const checked = own && (question.checks.length === 0 ? {} : this.checked(question, own, answers));
    if (own && checked) {
      Object.assign(this.values, own, checked);
      if (isHere) this.took(step);
    } else if (isHere && !this.isElsewhere(step.block, question)) {
      this.next = step;
      this.notes = [];
      this.set(names, NOT_REACHED);
    } else {
      this.set(names, NOT_ASKED);
    }
  }

  private checked(question: Question, own: Row, answers: Answers): Row | null {
    return settleChecks(question, { ...this.values, ...own }, answers);
  }

  private took(step: Step): void {
    this.answered.push(step);
    this.notes = [];
  }

  /** Looked at from outside, what stands in some modes only is not open and ends nothing: nobody knows the mode. */
  private isElsewhere(block: Block, element: Element): boolean {
    return this.walker.mode === null && (element.modes ?? block.modes) !== null;
  }

  private isHere(block: Block, element: Element): boolean {
    const { mode } = this.walker;
    const modes = element.modes ?? block.modes;
    return mode === null || modes === null || modes.includes(mode);
  }

  /** Conditions of a page read nothing that is asked on it, so what else stands there is known already. */
  private isBeside(block: Block, question: Question): boolean {
    const open = this.next!;
    if (question.page === null || question.page !== open.question.page || block !== open.block) return false;
    return this.isMet(question.when) && this.isHere(block, question);
  }

  private step(block: Block, question: Question, { pickable }: PlacedElement): Step {
    const notes = this.notes;
    const rows = question.kind === 'grid' ? this.offered(question.rows) : [];
    const columns = question.kind === 'grid' ? question.columns.map((column) => this.column(column)) : [];
    return { block, question, options: this.optionsOf(question, pickable), rows, columns, notes };
  }

  private optionsOf(question: Question, pickable: readonly Option[]): readonly Option[] {
    switch (question.kind) {
      case 'main': {
        const picked = this.values[question.of];
        const codes = picked?.state === 'answered' ? (picked.value as readonly string[]) : [];
        return pickable.filter((option) => !option.exclusive && codes.includes(option.code));
      }
      case 'number':
        return this.offered(question.instead);
      case 'text':
        return [];
      default:
        return this.offered(question.options);
    }
  }

  private column(column: GridColumn): GridColumn {
    return { ...column, options: this.offered(column.options) };
  }

  private offered<T extends Option | GridRow>(parts: readonly T[]): readonly T[] {
    return parts.every((part) => part.when === null) ? parts : parts.filter((part) => this.isMet(part.when));
  }

  private isOpen(): boolean {
    return this.next === null && this.close === null;
  }

  private isMet(when: Condition | null): boolean {
    return when === null || holds(when.expression, (name) => this.values[name] ?? NOT_ASKED);
  }

  private set(names: readonly string[], value: Value): void {
    for (const name of names) this.values[name] = value;
  }
}

/** A choice without options, a grid without rows, and a main reason with nothing to choose between. */
function isNothingToAsk({ question, options, rows }: Step): boolean {
  switch (question.kind) {
    case 'main':
      return options.length < 2;
    case 'grid':
      return rows.length === 0 || options.length === 0;
    case 'single':
    case 'multiple':
      return options.length === 0;
    default:
      return false;
  }
}
