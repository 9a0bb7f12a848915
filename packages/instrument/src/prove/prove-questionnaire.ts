import type { PlanPath, Problem } from '@earshot/planfile';
import type { Block, Close, Condition, Element, Note, Question, Questionnaire } from '../questionnaire.ts';
import { isQuestion } from '../variables.ts';
import { ALWAYS, NEVER, type Node, TooMuchToDecide } from './bdd.ts';
import { Judge, type PlaceOf } from './judge.ts';
import { KnownAnswers } from './known-answers.ts';
import { proveChecks } from './prove-checks.ts';
import { proveOffers } from './prove-offers.ts';
import { TextProver } from './prove-texts.ts';
import { QuestionEntry } from './question-entry.ts';
import { Routes } from './routes.ts';

export interface Proof {
  readonly problems: readonly Problem[];
  /** How many statements about all possible answers were decided: none is left open. */
  readonly proved: number;
}

/**
 * Decides, for everything that people can answer, who is led where. Finds what nobody can reach (blocks, questions,
 * options, words), conditions that everybody meets who comes to them, bases that disagree with the routes, texts whose
 * fill is missing, checks that nobody fails or nobody gets past, and people who are asked nothing. Exact: what it says
 * can happen comes with the fewest answers that make it happen.
 * @param unreadable the ids of blocks, elements and checks with a condition that cannot be read. Whom they lead is
 *   left open, and nothing is said of them.
 */
export function proveQuestionnaire(
  questionnaire: Questionnaire,
  placeOf: PlaceOf,
  unreadable: ReadonlySet<string> = new Set(),
): Proof {
  const prover = new Prover(questionnaire, placeOf, unreadable);
  try {
    questionnaire.blocks.forEach((block, index) => {
      prover.block(block, ['blocks', index]);
    });
    prover.end();
  } catch (error) {
    if (!(error instanceof TooMuchToDecide)) throw error;
    prover.notProved();
  }
  return { problems: prover.judge.problems, proved: prover.judge.proved };
}

/** A note that waits for a question on whose page it stands. */
interface Pending {
  readonly note: Note;
  readonly led: Node;
  readonly path: PlanPath;
  /** Who meets such a question. */
  shown: Node;
}

/** Where an element stands: in its block, and who comes there. */
interface Come {
  readonly block: Block;
  /** Who comes into the block. */
  readonly inBlock: Node;
  readonly reached: boolean;
  readonly pending: Pending[];
  readonly path: PlanPath;
}

class Prover {
  readonly judge: Judge;
  private at: PlanPath = [];
  private readonly questionnaire: Questionnaire;
  private readonly routes: Routes;
  private readonly entry: QuestionEntry;
  private readonly texts: TextProver;
  private readonly unreadable: ReadonlySet<string>;
  /** Who is asked nothing so far. */
  private unasked: Node = ALWAYS;

  constructor(questionnaire: Questionnaire, placeOf: PlaceOf, unreadable: ReadonlySet<string>) {
    this.questionnaire = questionnaire;
    this.unreadable = unreadable;
    const known = new KnownAnswers(questionnaire, unreadable);
    this.routes = new Routes(questionnaire, known);
    this.entry = new QuestionEntry(questionnaire, known);
    this.judge = new Judge(questionnaire, known, placeOf);
    this.texts = new TextProver(this.judge, questionnaire);
  }

  /** Says from where on nothing was decided. */
  notProved(): void {
    const sentence =
      'From here on the conditions are too many or too entangled to decide for all possible answers. Try these ' +
      'questions out, or make their conditions simpler.';
    this.judge.tell({ code: 'not-proved', severity: 'warning', path: this.at, sentence });
  }

  block(block: Block, path: PlanPath): void {
    this.at = path;
    const { judge, routes } = this;
    const before = routes.open(ALWAYS);
    const inBlock = routes.into(block, before);
    const reached = judge.decide(inBlock);
    const at = [...path, block.when ? 'when' : 'id'];
    if (!reached) {
      const why = block.when ? 'its condition is never true' : 'everybody’s interview has ended before it';
      const sentence = `Nobody can reach the block “${block.id}”: ${why}.`;
      judge.tell({ code: 'block-unreachable', path: at, sentence });
    } else if (block.when) {
      judge.conditionMet(block.when, { before, after: inBlock }, { path: at });
    }
    const pending: Pending[] = [];
    block.elements.forEach((element, index) => {
      this.element(element, { block, inBlock, reached, pending, path: [...path, 'questions', index] });
    });
    for (const note of pending) this.noteShown(note);
  }

  /** What holds once everybody has come to the end. */
  end(): void {
    this.at = ['blocks'];
    const { judge, routes } = this;
    const unasked = judge.known.certainly(this.unasked);
    if (judge.decide(unasked)) {
      const sentence = 'There are people who are asked nothing at all.';
      judge.tell({ code: 'nothing-asked', severity: 'warning', path: ['blocks'], sentence, shownBy: unasked });
    }
    const elements = this.questionnaire.blocks.flatMap((block) => block.elements);
    if (!elements.some((element) => element.kind === 'close' && element.outcome === 'completed')) return;
    const open = judge.known.certainly(routes.open(ALWAYS));
    if (!judge.decide(open)) return;
    const sentence = 'There are people who run out of questions, though this file says where interviews are completed.';
    judge.tell({ code: 'end-without-close', path: ['blocks'], sentence, shownBy: open });
  }

  private element(element: Element, come: Come): void {
    this.at = come.path;
    if (isQuestion(element)) {
      const asked = this.question(element, come);
      this.entry.enterChecks(element, asked);
      const { diagrams } = this.judge.known;
      this.unasked = this.judge.known.without(this.unasked, asked);
      for (const note of come.pending) note.shown = diagrams.or(note.shown, diagrams.and(note.led, asked));
      return;
    }
    const before = this.routes.open(come.inBlock);
    const led = this.routes.to(come.block, element, come.inBlock);
    if (come.reached && !this.unreadable.has(element.id)) this.read(element, { before, led }, come);
    if (element.kind === 'close') this.routes.end(led);
  }

  private read(element: Note | Close, people: { readonly before: Node; readonly led: Node }, come: Come): void {
    const { judge } = this;
    const { path } = come;
    const at = [...path, element.when ? 'when' : 'id'];
    if (!judge.decide(people.led)) {
      judge.tell({
        code: `${element.kind}-unreachable`,
        path: at,
        sentence: `Nobody comes to the ${element.kind} “${element.id}”.`,
      });
      return;
    }
    this.texts.element(element, people.led, path);
    // That a close ends everybody who is left is no mistake; what follows it would be unreachable.
    if (element.kind === 'close') return;
    if (element.when) judge.conditionMet(element.when, { before: people.before, after: people.led }, { path: at });
    come.pending.push({ note: element, led: people.led, shown: NEVER, path });
  }

  private question(question: Question, { block, inBlock, reached, path }: Come): Node {
    const { judge, routes } = this;
    const modes = routes.asksIn(question.modes ?? block.modes);
    const before = judge.known.diagrams.and(routes.open(inBlock), modes);
    const led = routes.to(block, question, inBlock);
    const asked = this.entry.enter(question, led);
    if (!reached || this.unreadable.has(question.id)) return asked;
    const when = [...path, question.when ? 'when' : 'id'];
    if (!judge.decide(asked)) {
      const reason = question.kind === 'main' ? ', with two reasons or more to choose between' : '';
      const sentence = `Nobody can reach the question “${question.id}”${reason}.`;
      judge.tell({ code: 'question-unreachable', question, path: when, sentence });
      return asked;
    }
    if (question.when) judge.conditionMet(question.when, { before, after: led }, { question, path: when });
    if (question.base) this.baseKept(question, question.base, { asked, modes }, [...path, 'base']);
    proveOffers(judge, question, { led, asked }, path);
    this.texts.element(question, asked, path);
    const asks = question.modes ?? block.modes ?? this.questionnaire.modes;
    const inModes = this.questionnaire.modes.filter((mode) => asks.includes(mode));
    proveChecks(judge, { entry: this.entry, texts: this.texts, modes: inModes }, question, asked, path);
    return asked;
  }

  private baseKept(
    question: Question,
    base: Condition,
    people: { readonly asked: Node; readonly modes: Node },
    path: PlanPath,
  ): void {
    const { judge } = this;
    const { known } = judge;
    const holders = this.entry.holders(question, people.asked);
    // Whose interview has ended belongs to no base any more.
    const meant = known.led(this.routes.open(people.modes), base);
    const missed = known.certainly(known.without(meant, holders));
    if (judge.decide(missed)) {
      const sentence = `“${question.id}” is not asked of somebody who belongs to its base, “${base.source}”.`;
      judge.tell({ code: 'base-not-asked', question, path, sentence, shownBy: missed });
    }
    const beyond = known.certainly(known.without(holders, meant));
    if (judge.decide(beyond)) {
      const sentence = `“${question.id}” is asked of somebody who does not belong to its base, “${base.source}”.`;
      judge.tell({ code: 'asked-outside-base', question, path, sentence, shownBy: beyond });
    }
  }

  private noteShown({ note, shown, path }: Pending): void {
    if (this.judge.decide(shown)) return;
    const sentence = `The note “${note.id}” is never shown: no question of its block is asked after it.`;
    this.judge.tell({ code: 'note-unreachable', path, sentence });
  }
}
