import type { Mode } from '@earshot/instrument';
import { type DraftQuestion, type DraftRemoved, emptyQuestion, type Said } from './draft.ts';
import { DraftBlocks } from './draft-blocks.ts';
import { isFarewell } from './farewell.ts';
import { type Handling, isNothing } from './handling.ts';
import type { Problems } from './import-problems.ts';
import type { Ledger } from './ledger.ts';
import { listedAtEnd, rowOf } from './listed-options.ts';
import { fileName } from './names.ts';
import { addFirstWords, addRow, addWords } from './question-lines.ts';
import { isJump, isScript } from './script.ts';
import { ROLES, type Setting, type Sighting, sightingOf } from './sighting.ts';
import type { SourceLine } from './source-line.ts';

/**
 * Gives every line to the question, note or section that it belongs to, in one pass from top to bottom. What belongs
 * to nothing stays without account in the ledger, and so is listed.
 */
export class Assembler {
  readonly draft = new DraftBlocks();
  readonly removed: DraftRemoved[] = [];
  private readonly ledger: Ledger;
  private readonly problems: Problems;
  private readonly hasNames: boolean;
  private readonly destinations: ReadonlySet<string>;
  private letter: string | null = null;
  private question: DraftQuestion | null = null;
  /** Who is asked what comes next, and whether a note has taken it up already. */
  private asks: Said[] = [];
  private asksAreTaken = false;
  private scripts: Said[] = [];
  private previous: Sighting['is'] = 'blank';
  /** Lines of text go on what was begun: words to add on request, or an instruction that only names its mode. */
  private goingOn: 'on-request' | 'interviewer' | null = null;
  private modes: readonly Mode[] = [];
  private held: Said | null = null;

  constructor(ledger: Ledger, problems: Problems, hasNames: boolean, destinations: ReadonlySet<string>) {
    this.ledger = ledger;
    this.problems = problems;
    this.hasNames = hasNames;
    this.destinations = destinations;
  }

  take({ number, text }: SourceLine): void {
    const setting: Setting = {
      letter: this.letter,
      hasNames: this.hasNames,
      destinations: this.destinations,
      blankBefore: this.previous === 'blank',
    };
    const sighting = sightingOf(text, setting);
    this.ledger.role(number, ROLES[sighting.is]);
    const before = this.question?.rows.length ?? 0;
    this.place(number, sighting);
    const isRow = sighting.is === 'text' && (this.question?.rows.length ?? 0) > before;
    this.previous = isRow ? 'cells' : sighting.is;
  }

  /** To be called after the last line. */
  finish(): void {
    if (this.held) this.note(this.held.line, this.held.words, []);
  }

  private place(line: number, sighting: Sighting): void {
    if (this.held) {
      const { held } = this;
      this.held = null;
      if (sighting.is === 'cells' && this.question) {
        this.ledger.role(held.line, 'option');
        this.cells(line, [`${held.words} ${sighting.cells[0] ?? ''}`.trim(), ...sighting.cells.slice(1)], held.line);
        return;
      }
      this.note(held.line, held.words, []);
    }
    const listed = sighting.is === 'text' && this.previous === 'cells' ? rowOf(sighting) : null;
    if (listed && this.question) {
      this.ledger.role(line, 'option');
      this.cells(line, listed);
      return;
    }
    if (sighting.is === 'text' && this.previous === 'cells') {
      // Perhaps a label that goes on in the next line, where its code stands.
      this.held = { line, words: sighting.words };
      return;
    }
    if (!['blank', 'text', 'rule'].includes(sighting.is)) this.goingOn = null;
    switch (sighting.is) {
      case 'blank':
      case 'rule':
        break;
      case 'too-long':
        this.ledger.fail(line, 'It is far longer than a line of a questionnaire, and was not read.');
        break;
      case 'cells':
        this.cells(line, sighting.cells);
        break;
      case 'question':
        this.start(line, sighting);
        break;
      case 'removed':
        this.removed.push({ line, id: fileName(sighting.printed), words: sighting.words, wave: sighting.wave });
        break;
      case 'heading':
        this.heading(line, sighting);
        break;
      case 'routing':
        if (sighting.say) this.conditionalNote(line, sighting.words, sighting.say);
        else this.ask(line, sighting.words);
        break;
      case 'script':
        this.script({ line, words: sighting.words });
        break;
      case 'end':
        this.end(line, sighting.words);
        break;
      case 'handling':
        this.handled(line, sighting.modes, sighting.handling);
        break;
      case 'interviewer':
        this.interviewer({ line, words: sighting.words });
        break;
      case 'spoken':
        this.spoken(line, sighting);
        break;
      case 'text':
        this.text(line, sighting.words, sighting.bullet);
        break;
    }
  }

  private heading(line: number, { letter, title, words, removed }: Sighting & { is: 'heading' }): void {
    this.question = null;
    this.asks = [];
    this.letter = letter ?? this.letter;
    if (removed) {
      this.removed.push({ line, id: fileName(letter ? `section_${letter}` : title), words, wave: removed.wave });
    } else this.draft.blocks.push({ letter, title, line, elements: [] });
  }

  private start(line: number, { printed, written, rest }: Sighting & { is: 'question' }): void {
    const question = emptyQuestion(fileName(printed), printed, line);
    if (!printed.endsWith(written)) {
      this.problems.note('name-misread', line, `“${written}” is read as question ${printed}.`, question.id);
    }
    question.asks.push(...this.asks);
    question.scripts.push(...this.scripts);
    this.asks = [];
    this.scripts = [];
    this.draft.add(question);
    this.question = question;
    if (rest !== '') addFirstWords(question, line, rest);
  }

  private ask(line: number, words: string): void {
    const open = this.question;
    if (open && open.text.length === 0 && open.rows.length === 0) {
      open.asks.push({ line, words });
      return;
    }
    if (this.asksAreTaken) this.asks = [];
    this.asksAreTaken = false;
    this.asks.push({ line, words });
    if (open && open.rows.length > 0) this.question = null;
  }

  private conditionalNote(line: number, words: string, say: string): void {
    this.question = null;
    this.draft.add({ kind: 'note', asks: [{ line, words }], said: [{ line, words: say, modes: [] }] });
    this.previous = 'routing';
  }

  /** The interview ends here: for those whom the line or the lines before it single out, or for all at the end. */
  private end(line: number, words: string): void {
    const asks = words === '' ? this.asks : [{ line, words }];
    this.question = null;
    this.draft.add({ kind: 'note', asks: [...asks], said: [], end: line });
    if (words === '') this.asks = [];
  }

  private script(said: Said): void {
    // Where to go after a question stands behind its options.
    const asked = isJump(said.words) ? (this.question ?? this.draft.lastQuestion()) : null;
    if (asked) asked.scripts.push(said);
    else if (this.openQuestion()) this.question!.scripts.push(said);
    else this.scripts.push(said);
  }

  private handled(line: number, modes: readonly Mode[], handling: Handling): void {
    if (isNothing(handling)) {
      // Only the mode is named: what is done stands in the next line.
      this.modes = modes;
      this.ledger.carry(line, 'the next line');
      return;
    }
    const meant = modes.length > 0 ? modes : this.modes;
    this.modes = [];
    const question = this.question ?? this.draft.lastQuestion();
    if (question) {
      // What the programme is told among other phrases is read as if DS: stood before it.
      const scripts = handling.others.filter(isScript);
      const others = handling.others.filter((words) => !scripts.includes(words));
      question.handling.push({ line, modes: meant, handling: { ...handling, others } });
      question.scripts.push(...scripts.map((words) => ({ line, words })));
    } else this.ledger.fail(line, 'It says how to answer, but stands at no question.');
  }

  private interviewer(said: Said): void {
    const question = this.question ?? this.draft.lastQuestion();
    if (!question) {
      this.ledger.fail(said.line, 'It tells interviewers something, but stands at no question.');
      return;
    }
    question.notes.push(said);
    // Only an instruction that is not at its end goes on in the next line.
    if (/[:,;]$/.test(said.words)) this.goingOn = 'interviewer';
  }

  private spoken(line: number, { modes, how, words }: Sighting & { is: 'spoken' }): void {
    if (how === 'on-request') {
      const question = this.question ?? this.draft.lastQuestion();
      if (!question) {
        this.ledger.fail(line, 'It is to be added when asked, but stands at no question.');
        return;
      }
      this.goingOn = 'on-request';
      if (words === '') this.ledger.carry(line, `${question.id}.add_if_necessary`);
      else question.onRequest.push({ line, words });
      return;
    }
    if (this.openQuestion()) this.question!.hints.push({ line, words, modes });
    else this.note(line, words, modes);
  }

  private text(line: number, words: string, bullet: boolean): void {
    const question = this.question ?? this.draft.lastQuestion();
    const follows = this.previous === 'text' || this.previous === 'interviewer' || this.previous === 'question';
    if (this.goingOn === 'interviewer' && follows && question) {
      question.notes.push({ line, words, continues: true });
      return;
    }
    if (this.goingOn === 'on-request' && question && question === this.question) {
      question.onRequest.push({ line, words, continues: this.previous === 'text' && !bullet });
      return;
    }
    this.goingOn = null;
    const begins = bullet || this.question?.text.length === 0;
    const continues = !begins && (this.previous === 'text' || this.previous === 'question');
    const endsIt = isFarewell(words) && (this.question?.text.length ?? 0) > 0 && !continues;
    if (this.openQuestion() && !endsIt) addWords(this.question!, { line, words, continues, bullet });
    else this.note(line, words, [], bullet);
  }

  /** Words outside a question. Lines of one paragraph, and paragraphs that follow each other, are separate notes. */
  private note(line: number, words: string, modes: readonly Mode[], bullet = false): void {
    this.question = null;
    const last = this.draft.block().elements.at(-1);
    const goesOn = this.previous === 'text' && last?.kind === 'note' && last.end === undefined;
    if (goesOn) last.said.push({ line, words, modes, continues: !bullet });
    else this.draft.add({ kind: 'note', asks: [...this.asks], said: [{ line, words, modes }] });
    this.asksAreTaken = true;
  }

  private cells(line: number, cells: string[], before?: number): void {
    const question = this.question ?? this.unnamedQuestion();
    if (!question) {
      this.ledger.fail(line, 'It is a row of a table that stands under no question.');
      return;
    }
    if (question.rows.length === 0) for (const each of listedAtEnd(question, this.ledger)) question.rows.push(each);
    addRow(question, { lines: before === undefined ? [line] : [before, line], cells });
  }

  /** A table under words that no name stands before: they are the question. */
  private unnamedQuestion(): DraftQuestion | null {
    const question = this.draft.questionOfNotes();
    if (!question) return null;
    for (const { line } of question.text) this.ledger.role(line, 'question');
    this.asks = [];
    this.asksAreTaken = false;
    this.question = question;
    return question;
  }

  /** A question takes words until its table has begun. */
  private openQuestion(): boolean {
    return this.question !== null && this.question.rows.length === 0;
  }
}
