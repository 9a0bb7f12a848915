import type { Mode } from '@earshot/instrument';
import type { DraftNote, DraftQuestion, Said, SaidIn } from './draft.ts';
import { ElementAnswers } from './element-answers.ts';
import { ElementConditions } from './element-conditions.ts';
import { ElementMaking, type Writing } from './element-making.ts';
import { ElementWords } from './element-words.ts';
import type { FileElement, FileTexts } from './file-element.ts';
import type { Shape } from './question-shape.ts';
import { joined, questionTexts } from './question-texts.ts';
import { sentence } from './sentence.ts';

/** Writes one element of our file from what the document says, and accounts for every line that it takes up. */
export class ElementWriter {
  private readonly making: ElementMaking;
  private readonly conditions: ElementConditions;
  private readonly words: ElementWords;
  private readonly passing: readonly string[];

  /** @param passing conditions of whoever is not led past this place. */
  constructor(writing: Writing, at: number, id: string, kind: FileElement['kind'], passing: readonly string[]) {
    this.making = new ElementMaking(writing, at, { id, kind });
    this.conditions = new ElementConditions(this.making);
    this.words = new ElementWords(this.making, this.conditions);
    this.passing = passing;
  }

  note({ asks, said }: DraftNote): FileElement {
    const { element } = this.making;
    const modes = onlyModes(said);
    if (modes) element.modes = modes;
    if (said.length > 0) element.text = this.words.filled(joined(said), said, `${element.id}.text`);
    this.conditions.state(asks, this.passing, false);
    return element;
  }

  /** @param asides words that can be added because an option leads to them. */
  question(shape: Shape, asides: readonly Said[]): FileElement[] {
    const { element } = this.making;
    if (shape.of !== null) element.of = shape.of;
    if (shape.estimates !== null) element.estimates = shape.estimates;
    this.texts(shape.draft, asides);
    this.handling(shape);
    this.conditions.state(shape.draft.asks, this.passing, shape.kind === 'main');
    const answers = new ElementAnswers(this.making, this.conditions, this.words);
    answers.write(shape);
    this.interviewerNotes(shape);
    return shape.kind === 'text' && shape.boxes.length > 1 ? answers.severalBoxes(shape) : [element];
  }

  private texts(draft: DraftQuestion, asides: readonly Said[]): void {
    const { element } = this.making;
    const { id } = element;
    const { text, hint, definition } = questionTexts(draft);
    const byMode = text.length === 0 ? draft.hints.filter(({ modes }) => modes.length === 1) : [];
    if (text.length > 0) element.text = this.words.filled(joined(text), text, `${id}.text`);
    else if (byMode.length > 0) element.text = this.textByMode(byMode);
    else {
      element.text = draft.printed || id;
      this.making.fail(draft.line, `No words of a question stand at ${draft.printed}; its name stands in for them.`);
    }
    this.making.carry(draft.line, id);
    const hints = [
      ...hint.map((said) => ({ ...said, modes: [] })),
      ...draft.hints.filter((said) => !byMode.includes(said)),
    ];
    this.hints(hints);
    if (definition.length > 0)
      element.definition = this.words.filled(joined(definition), definition, `${id}.definition`);
    const onRequest = [...draft.onRequest, ...asides];
    if (onRequest.length > 0)
      element.add_if_necessary = this.words.filled(joined(onRequest), onRequest, `${id}.add_if_necessary`);
  }

  /** The question itself, where it stands in other words for each mode and in none for all. */
  private textByMode(said: readonly SaidIn[]): FileTexts {
    const texts: { web?: string; telephone?: string } = {};
    for (const mode of ['web', 'telephone'] as const) {
      const own = said.filter(({ modes }) => modes[0] === mode);
      if (own.length > 0) texts[mode] = this.words.filled(joined(own), own, `${this.making.element.id}.text.${mode}`);
    }
    return texts;
  }

  private hints(hints: readonly SaidIn[]): void {
    const shown = hints.filter(({ modes }) => modes.length !== 1 || modes[0] === 'web');
    for (const { line, words } of hints.filter((said) => !shown.includes(said))) {
      this.making.notes.push(`Read out: ${words}`);
      this.making.carry(line, `${this.making.element.id}.interviewer_note`);
    }
    if (shown.length === 0) return;
    const text = this.words.filled(joined(shown), shown, `${this.making.element.id}.hint`);
    this.making.element.hint = shown.every(({ modes }) => modes.length === 1) ? { web: text } : text;
  }

  private handling(shape: Shape): void {
    const { element } = this.making;
    for (const { line, modes, handling } of shape.draft.handling) {
      const { choice, open, readOut, doNotReadOut, prompt, others } = handling;
      if (choice === 'multiple' && shape.kind !== 'multiple') {
        const guess = `It says that several answers can be given, but ${shape.kind === 'grid' ? 'each row of the table has one' : `${shape.draft.printed} takes one`}.`;
        this.making.fail(line, guess, 'choice-differs');
      } else if (choice || open) this.making.carry(line, `${element.id}.kind`);
      if (readOut || doNotReadOut || prompt) this.making.carry(line, `${element.id}.reading`);
      for (const words of others) this.instruction(line, modes, words);
    }
    const { readOut, doNotReadOut, prompt, most } = shape.handling;
    if (most !== null && shape.kind === 'multiple') element.most = most;
    if (doNotReadOut) element.reading = 'do_not_read_out';
    else if (readOut) element.reading = 'read_out';
    else if (prompt) element.reading = 'prompt';
    if (prompt && element.reading !== 'prompt') this.making.notes.push('Prompt as necessary.');
  }

  /** What only a person can follow: a hint for those who answer online, a note for interviewers. */
  private instruction(line: number, modes: readonly Mode[], words: string): void {
    const { element } = this.making;
    if (modes.length === 1 && modes[0] === 'web') {
      element.hint = withWeb(element.hint, sentence(words));
      this.making.carry(line, `${element.id}.hint`);
    } else {
      this.making.notes.push(sentence(words));
      this.making.carry(line, `${element.id}.interviewer_note`);
    }
    if (/\bDROP[ -]?DOWN\b|\bLOOK[ -]?UP LIST\b/i.test(words)) {
      const said = `${element.id} offers a list that does not stand in the document; add it as options with “list: true”.`;
      this.making.say('list-missing', line, said);
    }
  }

  private interviewerNotes({ draft }: Shape): void {
    const { element } = this.making;
    const said = joined(draft.notes);
    if (said !== '') this.making.notes.push(said);
    for (const { line } of draft.notes) this.making.carry(line, `${element.id}.interviewer_note`);
    const notes = [...new Set(this.making.notes)];
    if (notes.length > 0) element.interviewer_note = notes.join('\n');
  }
}

/** The modes of words that are for one mode only; undefined for words for all. */
function onlyModes(said: readonly SaidIn[]): Mode[] | undefined {
  const modes = [
    ...new Set(said.flatMap((each) => (each.modes.length === 0 ? (['web', 'telephone'] as const) : each.modes))),
  ];
  return modes.length === 1 ? modes : undefined;
}

/** A hint with more words for those who answer online. */
function withWeb(hint: FileTexts | undefined, words: string): FileTexts {
  if (hint === undefined) return { web: words };
  if (typeof hint === 'string') return { web: `${hint} ${words}`, telephone: hint };
  return { ...hint, web: [hint.web, words].filter((part) => part !== undefined).join(' ') };
}
