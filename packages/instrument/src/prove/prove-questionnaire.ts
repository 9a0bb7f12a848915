import type { State } from '@earshot/dataset';
import type { Place, PlanPath, Problem, WitnessLine } from '@earshot/planfile';
import { fillsIn, valueInWords } from '../fill.ts';
import type {
  Block,
  Close,
  Condition,
  Item,
  MultipleQuestion,
  Note,
  Question,
  Questionnaire,
  SingleQuestion,
  Texts,
} from '../questionnaire.ts';
import { isQuestion, questionnaireVariables } from '../variables.ts';
import { ALWAYS, NEVER, type Node, TooMuchToDecide } from './bdd.ts';
import { countsOf } from './choice.ts';
import type { WitnessAnswer } from './known-answers.ts';
import { conditionalParts, questionTexts } from './parts.ts';
import { Routes } from './routes.ts';

/** Where a part of a questionnaire stands in its file, by the path to it. */
export type PlaceOf = (path: PlanPath) => Place;

export interface Proof {
  readonly problems: readonly Problem[];
  /** How many statements about all possible answers were decided: none is left open. */
  readonly proved: number;
}

/**
 * Decides, for everything that people can answer, who is led where. Finds what nobody can reach (blocks, questions,
 * options, words), conditions that everybody meets who comes to them, bases that disagree with the routes, texts whose
 * fill is missing, checks that nobody fails or nobody gets past, and people who are asked nothing. Exact: what it says can happen comes with the fewest answers that make it happen.
 */
export function proveQuestionnaire(questionnaire: Questionnaire, placeOf: PlaceOf): Proof {
  const prover = new Prover(questionnaire, placeOf);
  try {
    questionnaire.blocks.forEach((block, index) => {
      prover.block(block, ['blocks', index]);
    });
    prover.end();
  } catch (error) {
    if (!(error instanceof TooMuchToDecide)) throw error;
    prover.notProved();
  }
  return { problems: prover.problems, proved: prover.proved };
}

interface Pending {
  readonly note: Note;
  readonly led: Node;
  /** Who meets a question after it, on whose page it stands. */
  shown: Node;
  readonly at: PlanPath;
}

interface InBlock {
  /** Who comes into the block. */
  readonly led: Node;
  readonly reached: boolean;
  readonly pending: Pending[];
}

interface ComeTo extends InBlock {
  /** Who comes to the question, before its condition. */
  readonly before: Node;
  /** Who answers in one of its modes. */
  readonly modes: Node;
}

class Prover {
  readonly problems: Problem[] = [];
  proved = 0;
  private at: PlanPath = [];
  private readonly questionnaire: Questionnaire;
  private readonly routes: Routes;
  private readonly placeOf: PlaceOf;
  private readonly words: (answer: WitnessAnswer) => WitnessLine;
  /** Who is asked nothing so far. */
  private unasked: Node = ALWAYS;

  constructor(questionnaire: Questionnaire, placeOf: PlaceOf) {
    this.questionnaire = questionnaire;
    this.routes = new Routes(questionnaire);
    this.placeOf = placeOf;
    const variables = new Map(questionnaireVariables(questionnaire).map((variable) => [variable.name, variable]));
    this.words = ({ name, value }) => {
      const variable = variables.get(name);
      if (value.state !== 'answered') return { name, answer: STATES_IN_WORDS[value.state] };
      return { name, answer: variable ? valueInWords(variable, value.value) : String(value.value) };
    };
  }

  /** Says from where on nothing was decided. */
  notProved(): void {
    const sentence =
      'From here on the conditions are too many or too entangled to decide for all possible answers. Try these ' +
      'questions out, or make their conditions simpler.';
    this.problem('not-proved', 'warning', null, this.at, sentence);
  }

  block(block: Block, path: PlanPath): void {
    this.at = path;
    const { routes } = this;
    const led = routes.intoBlock(block);
    const reached = this.decide(led);
    if (!reached) {
      const why = block.when ? 'its condition is never true' : 'everybody’s interview has ended before it';
      const sentence = `Nobody can reach the block “${block.id}”: ${why}.`;
      this.problem('block-unreachable', 'error', null, [...path, block.when ? 'when' : 'id'], sentence);
    } else if (block.when) {
      this.conditionMet(block.when, routes.before(ALWAYS), led, null, [...path, 'when']);
    }
    const pending: Pending[] = [];
    block.items.forEach((item, index) => {
      this.item(block, item, { led, reached, pending }, [...path, 'questions', index]);
    });
    for (const { note, shown, at } of pending) this.noteShown(note, shown, at);
  }

  /** What holds for all possible answers once everybody has come to the end. */
  end(): void {
    this.at = ['blocks'];
    if (this.decide(this.unasked)) {
      const sentence = 'There are people who are asked nothing at all.';
      this.problem('nothing-asked', 'warning', null, ['blocks'], sentence, this.unasked);
    }
    const closes = this.questionnaire.blocks.flatMap((block) => block.items.filter((item) => item.kind === 'close'));
    if (!closes.some((close) => close.outcome === 'completed')) return;
    const open = this.routes.before(ALWAYS);
    if (!this.decide(open)) return;
    const sentence = 'There are people who run out of questions, though this file says where interviews are completed.';
    this.problem('end-without-close', 'error', null, ['blocks'], sentence, open);
  }

  private item(block: Block, item: Item, inBlock: InBlock, path: PlanPath): void {
    this.at = path;
    const { routes } = this;
    const before = routes.before(inBlock.led);
    const led = routes.to(block, item, inBlock.led);
    if (isQuestion(item)) {
      const asked = this.question(
        item,
        { ...inBlock, before, led, modes: routes.asksIn(item.modes ?? block.modes) },
        path,
      );
      this.unasked = routes.known.without(this.unasked, asked);
      for (const pending of inBlock.pending)
        pending.shown = routes.known.diagrams.or(pending.shown, routes.known.diagrams.and(pending.led, asked));
      return;
    }
    if (inBlock.reached) this.read(item, before, led, path);
    if (item.kind === 'close') routes.end(led);
    else if (inBlock.reached && this.decide(led)) inBlock.pending.push({ note: item, led, shown: NEVER, at: path });
  }

  private read(item: Note | Close, before: Node, led: Node, path: PlanPath): void {
    if (!this.decide(led)) {
      const sentence = `Nobody comes to the ${item.kind} “${item.id}”.`;
      this.problem(`${item.kind}-unreachable`, 'error', null, [...path, item.when ? 'when' : 'id'], sentence);
      return;
    }
    // A condition that says who ends may well be met by all who come to it: before it others have been led away.
    if (item.when && item.kind === 'note') this.conditionMet(item.when, before, led, null, [...path, 'when']);
    this.texts(item, led, item.text ? [item.text] : [], path);
  }

  private question(question: Question, come: ComeTo, path: PlanPath): Node {
    const { routes } = this;
    const asked = routes.enter(question, come.led);
    if (!come.reached) return asked;
    if (!this.decide(asked)) {
      const reason = question.kind === 'main' ? ', with two reasons or more to choose between' : '';
      const sentence = `Nobody can reach the question “${question.id}”${reason}.`;
      this.problem('question-unreachable', 'error', question, [...path, question.when ? 'when' : 'id'], sentence);
      return asked;
    }
    const inMode = routes.known.diagrams.and(come.before, come.modes);
    if (question.when) this.conditionMet(question.when, inMode, come.led, question, [...path, 'when']);
    if (question.base)
      this.baseKept(question, question.base, routes.holders(question, asked), come.modes, [...path, 'base']);
    this.offered(question, come.led, asked, path);
    this.texts(question, asked, questionTexts(question), path);
    this.checks(question, asked, path);
    return asked;
  }

  private conditionMet(
    condition: Condition,
    before: Node,
    after: Node,
    question: Question | null,
    path: PlanPath,
  ): void {
    if (this.decide(this.routes.known.without(before, after))) return;
    const sentence = `Everybody who comes here meets the condition “${condition.source}”, so it decides nothing.`;
    this.problem('condition-always-true', 'warning', question, path, sentence);
  }

  private baseKept(question: Question, base: Condition, asked: Node, modes: Node, path: PlanPath): void {
    const { known } = this.routes;
    const meant = known.led(modes, base);
    const missed = known.without(meant, asked);
    if (this.decide(missed)) {
      const sentence = `“${question.id}” is not asked of somebody who belongs to its base, “${base.source}”.`;
      this.problem('base-not-asked', 'error', question, path, sentence, missed);
    }
    const beyond = known.without(asked, meant);
    if (this.decide(beyond)) {
      const sentence = `“${question.id}” is asked of somebody who does not belong to its base, “${base.source}”.`;
      this.problem('asked-outside-base', 'error', question, path, sentence, beyond);
    }
  }

  /** Options, rows and columns that depend on answers: each is offered to somebody, and everybody has a choice. */
  private offered(question: Question, led: Node, asked: Node, path: PlanPath): void {
    for (const { part, what, at } of conditionalParts(question)) {
      if (!part.when) continue;
      const to = this.routes.offeredTo(part, asked);
      const place = [...path, ...at, 'when'];
      if (!this.decide(to)) {
        const sentence = `Nobody is ever offered the ${what} “${part.code}” of “${question.id}”.`;
        this.problem(`${what}-unreachable`, 'error', question, place, sentence);
      } else {
        this.conditionMet(part.when, asked, to, question, place);
      }
    }
    if (question.kind === 'single' || question.kind === 'multiple') this.choices(question, led, path);
  }

  private choices(question: SingleQuestion | MultipleQuestion, led: Node, path: PlanPath): void {
    if (question.options.every((option) => option.when === null)) return;
    const { diagrams } = this.routes.known;
    const counts = countsOf(
      diagrams,
      question.options.map((option) => this.routes.offeredTo(option, ALWAYS)),
    );
    for (const [count, code, words] of [
      [0, 'options-none', 'no option, and so is not asked'],
      [1, 'options-one', 'one option only'],
    ] as const) {
      const people = diagrams.and(led, counts[count] ?? NEVER);
      if (!this.decide(people)) continue;
      const sentence = `Somebody who comes to “${question.id}” is offered ${words}.`;
      this.problem(code, 'warning', question, [...path, 'options'], sentence, people);
    }
  }

  /** Words and fills, for all who see them. */
  private texts(item: Item, shownTo: Node, texts: readonly Texts[], path: PlanPath): void {
    const { known } = this.routes;
    const question = isQuestion(item) ? item : null;
    const unfilled = new Map<string, Node>();
    for (const { name, variants } of item.words) {
      let left = shownTo;
      for (const [index, variant] of variants.entries()) {
        const reads = known.led(left, variant.when);
        const at = [...path, 'words', name, index];
        if (!this.decide(reads)) {
          const sentence = `Nobody ever reads this text of “${name}”: whoever comes here has another.`;
          this.problem('variant-unreachable', 'warning', question, at, sentence);
        }
        left = known.without(left, reads);
        this.fills(item, reads, [variant.text], unfilled, at);
      }
      unfilled.set(name, left);
    }
    this.fills(item, shownTo, texts, unfilled, [...path, 'text']);
    for (const { part, at } of isQuestion(item) ? conditionalParts(item) : []) {
      if (!part.when) continue;
      this.fills(item, this.routes.offeredTo(part, shownTo), [part.text], unfilled, [...path, ...at]);
    }
  }

  private fills(
    item: Item,
    shownTo: Node,
    texts: readonly Texts[],
    unfilled: ReadonlyMap<string, Node>,
    path: PlanPath,
  ): void {
    const { known } = this.routes;
    const fills = texts.flatMap(({ web, telephone }) => [...fillsIn(web), ...fillsIn(telephone)]);
    const question = isQuestion(item) ? item : null;
    for (const name of new Set(fills.map((fill) => fill.name))) {
      const isWords = unfilled.has(name);
      const without = isWords
        ? known.diagrams.and(shownTo, unfilled.get(name)!)
        : known.without(shownTo, known.answered(name));
      if (!isWords && !this.decide(known.without(shownTo, without))) {
        const sentence = `Nobody who comes to “${item.id}” has answered “${name}”, which its text fills in.`;
        this.problem('fill-never-there', 'warning', question, path, sentence);
      } else if (fills.some((fill) => fill.name === name && fill.fallback === null) && this.mayLack(name, without)) {
        const sentence = `“${name}” may be without an answer here: write {${name}|words to use instead}.`;
        this.problem('fill-without-fallback', 'error', question, path, sentence, without);
      }
    }
  }

  /** What the sample holds of people is not for this file to say; it is checked when the sample is read. */
  private mayLack(name: string, without: Node): boolean {
    const ofSample = this.questionnaire.sample.some((variable) => variable.name === name);
    return !ofSample && this.decide(without);
  }

  /** Enters the checks of a question, after finding those that nobody fails, and those that nobody gets past. */
  private checks(question: Question, asked: Node, path: PlanPath): void {
    const { routes } = this;
    const { known } = routes;
    for (const [index, check] of question.checks.entries()) {
      const failing = known.led(asked, check.when);
      this.fills(question, failing, [check.text], new Map(), [...path, 'checks', index, 'text']);
      if (this.decide(failing)) continue;
      const sentence = `Nobody ever fails the check “${check.id}”.`;
      this.problem('check-never-fails', 'warning', question, [...path, 'checks', index, 'when'], sentence);
    }
    const hard = question.checks.filter((check) => check.kind === 'hard').map((check) => known.led(asked, check.when));
    if (hard.length > 0 && question.kind !== 'grid') {
      const way = known.canAvoid(routes.ownName(question), known.diagrams.or(...hard));
      const stuck = known.without(asked, way);
      if (this.decide(stuck)) {
        const sentence = `Somebody comes to “${question.id}” whom no answer gets past its hard checks.`;
        this.problem('check-dead-end', 'error', question, [...path, 'checks'], sentence, stuck);
      }
    }
    routes.enterChecks(question, asked);
  }

  private noteShown(note: Note, shown: Node, path: PlanPath): void {
    if (this.decide(shown)) return;
    const sentence = `The note “${note.id}” is never shown: no question of its block is asked after it.`;
    this.problem('note-unreachable', 'error', null, path, sentence);
  }

  private decide(people: Node): boolean {
    this.proved += 1;
    return this.routes.known.possible(people);
  }

  private problem(
    code: string,
    severity: Problem['severity'],
    question: Question | null,
    path: PlanPath,
    sentence: string,
    shownBy: Node | null = null,
  ): void {
    const witness = shownBy === null ? null : this.routes.known.witness(shownBy)!.map(this.words);
    const such = witness && witness.length > 0 ? ` Such as: ${witness.map(lineInWords).join('; ')}.` : '';
    this.problems.push({
      code,
      severity,
      place: this.placeOf(path),
      sentence: sentence + such,
      ...(question ? { question: question.id } : {}),
      ...(witness ? { witness } : {}),
    });
  }
}

function lineInWords({ name, answer }: WitnessLine): string {
  return `${name} is “${answer}”`;
}

const STATES_IN_WORDS: Readonly<Record<State, string>> = {
  answered: 'answered',
  dont_know: 'don’t know',
  refused: 'refused or left blank',
  not_asked: 'not known',
  not_reached: 'not reached',
};
