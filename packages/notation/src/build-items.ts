import type { Mode } from '@earshot/instrument';
import { slug } from './codes.ts';
import { all, type Condition } from './condition.ts';
import type { DraftNote, DraftQuestion, Said, SaidIn } from './draft.ts';
import type { FileItem, FileOption, FileTexts } from './file-item.ts';
import { type FillSources, fillWords, type Variant } from './fills.ts';
import type { Problems } from './import-problems.ts';
import type { Ledger } from './ledger.ts';
import type { Box, Choice, Row, Shape } from './question-shape.ts';
import { joined, questionTexts } from './question-texts.ts';
import { readCondition } from './read-condition.ts';
import { allOf, writeCondition } from './write-condition.ts';

/** What all items of a document are written with. */
export interface Writing {
  readonly shapes: ReadonlyMap<string, Shape>;
  readonly earlier: ReadonlySet<string>;
  readonly fromSample: (name: string, label: string) => void;
  readonly readsLink: () => void;
  readonly ledger: Ledger;
  readonly problems: Problems;
  /** The place of a question among all items. */
  readonly placeOf: (name: string) => number | null;
}

/** Writes one item of our file from what the document says, and accounts for every line that it takes up. */
export class ItemWriter {
  private readonly writing: Writing;
  private readonly at: number;
  private readonly passing: readonly string[];
  private readonly item: FileItem;
  private readonly wordsByText = new Map<string, string>();
  private readonly notes: string[] = [];

  /** @param passing conditions of whoever is not led past this place. */
  constructor(writing: Writing, at: number, id: string, kind: FileItem['kind'], passing: readonly string[]) {
    this.writing = writing;
    this.at = at;
    this.passing = passing;
    this.item = { id, kind };
  }

  note({ asks, said }: DraftNote): FileItem {
    const { item, writing } = this;
    const modes = onlyModes(said);
    if (modes) item.modes = modes;
    item.text = this.filled(joined(said), said, `${item.id}.text`);
    this.conditions(asks, `${item.id}.when`);
    for (const { line } of asks) writing.ledger.carry(line, `${item.id}.when`);
    return item;
  }

  /** @param asides words that can be added because an option leads to them. */
  question(shape: Shape, asides: readonly Said[]): FileItem[] {
    const { item } = this;
    if (shape.of !== null) item.of = shape.of;
    if (shape.estimates !== null) item.estimates = shape.estimates;
    this.texts(shape.draft, asides);
    this.handling(shape);
    this.conditions(shape.draft.asks, `${item.id}.when`, shape);
    this.answers(shape);
    this.interviewerNotes(shape);
    return shape.kind === 'text' && shape.boxes.length > 1 ? this.severalBoxes(shape) : [item];
  }

  private texts(draft: DraftQuestion, asides: readonly Said[]): void {
    const { item } = this;
    const { id } = item;
    const { text, hint, definition } = questionTexts(draft);
    item.text = this.filled(joined(text), text, `${id}.text`);
    if (text.length === 0) {
      item.text = draft.printed || id;
      this.fail(draft.line, `No words of a question stand at ${draft.printed}; its name stands in for them.`);
    }
    this.writing.ledger.carry(draft.line, id);
    const hints = [...hint.map((said) => ({ ...said, modes: [] })), ...draft.hints];
    this.hints(hints);
    if (definition.length > 0) item.definition = this.filled(joined(definition), definition, `${id}.definition`);
    const onRequest = [...draft.onRequest, ...asides];
    if (onRequest.length > 0)
      item.add_if_necessary = this.filled(joined(onRequest), onRequest, `${id}.add_if_necessary`);
  }

  private hints(hints: readonly SaidIn[]): void {
    const shown = hints.filter(({ modes }) => modes.length !== 1 || modes[0] === 'web');
    for (const { line, words } of hints.filter((said) => !shown.includes(said))) {
      this.notes.push(`Read out: ${words}`);
      this.writing.ledger.carry(line, `${this.item.id}.interviewer_note`);
    }
    if (shown.length === 0) return;
    const text = this.filled(joined(shown), shown, `${this.item.id}.hint`);
    this.item.hint = shown.every(({ modes }) => modes.length === 1) ? { web: text } : text;
  }

  private handling(shape: Shape): void {
    const { item, writing } = this;
    for (const { line, modes, handling } of shape.draft.handling) {
      const { choice, open, readOut, doNotReadOut, prompt, others } = handling;
      if (choice === 'multiple' && shape.kind !== 'multiple') {
        const guess = `It says that several answers can be given, but ${shape.kind === 'grid' ? 'each row of the table has one' : `${shape.draft.printed} takes one`}.`;
        this.fail(line, guess, 'choice-differs');
      } else if (choice || open) writing.ledger.carry(line, `${item.id}.kind`);
      if (readOut || doNotReadOut || prompt) writing.ledger.carry(line, `${item.id}.reading`);
      for (const words of others) this.instruction(line, modes, words);
    }
    const { readOut, doNotReadOut, prompt } = shape.handling;
    if (doNotReadOut) item.reading = 'do_not_read_out';
    else if (readOut) item.reading = 'read_out';
    else if (prompt) item.reading = 'prompt';
    if (prompt && item.reading !== 'prompt') this.notes.push('Prompt as necessary.');
  }

  /** What only a person can follow: a hint for those who answer online, a note for interviewers. */
  private instruction(line: number, modes: readonly Mode[], words: string): void {
    const { item, writing } = this;
    if (modes.length === 1 && modes[0] === 'web') {
      item.hint = withWeb(item.hint, sentence(words));
      writing.ledger.carry(line, `${item.id}.hint`);
    } else {
      this.notes.push(sentence(words));
      writing.ledger.carry(line, `${item.id}.interviewer_note`);
    }
    if (/\bDROP[ -]?DOWN\b|\bLOOK[ -]?UP LIST\b/i.test(words)) {
      const said = `${item.id} offers a list that does not stand in the document; add it as options with “list: true”.`;
      writing.problems.note('list-missing', line, said, item.id);
    }
  }

  private conditions(asks: readonly Said[], to: string, shape?: Shape): void {
    const { item, writing } = this;
    const stated: Condition[] = [];
    for (const { line, words } of asks) {
      const read = readCondition(words);
      for (const flaw of read.flaws) writing.problems.note(flaw.code, line, flaw.sentence, item.id);
      if (read.condition && read.complete) {
        const isMain = shape?.kind === 'main' && read.condition.type === 'several';
        if (!isMain) stated.push(read.condition);
        writing.ledger.carry(line, isMain ? `${item.id}.of` : to);
        this.order(read.condition, line);
      } else this.unstated(line, words, read.condition, stated);
    }
    const base = this.expression(all(stated), asks[0]?.line);
    const when = allOf([...(base ? [base] : []), ...this.passing]);
    if (base && item.kind !== 'note') item.base = base;
    if (when) item.when = when;
  }

  /** A condition in prose: an interviewer can follow whom to speak to, and nobody can follow the rest. */
  private unstated(line: number, words: string, part: Condition | null, stated: Condition[]): void {
    if (part) stated.push(part);
    if (!part && /^\(?ASK (?:FOR |THE |TO SPEAK TO )*(?:PERSON|RESPONDENT|NAMED|CORRECT|WHOEVER)\b/i.test(words)) {
      this.notes.push(sentence(words));
      this.writing.ledger.carry(line, `${this.item.id}.interviewer_note`);
      return;
    }
    const guess = part
      ? `Only a part of “${words}” is a condition on answers; the rest may be known from the sample.`
      : `“${words}” names no answer; it may be known from the sample.`;
    this.fail(line, guess, 'condition-in-prose');
  }

  /** A condition that reads what is asked here or later stands in the file, where the checker shows it. */
  private order(condition: Condition, line: number): void {
    for (const printed of namesIn(condition)) {
      const place = this.writing.placeOf(printed);
      if (place === null || place < this.at) continue;
      const own = place === this.at;
      const sentence = own
        ? `The condition reads ${printed}, the question that it belongs to.`
        : `The condition reads ${printed}, which is asked later.`;
      this.writing.problems.note(
        own ? 'condition-reads-itself' : 'condition-reads-later',
        line,
        sentence,
        this.item.id,
      );
    }
  }

  private answers(shape: Shape): void {
    const { item } = this;
    if (shape.kind === 'grid') item.rows = Object.fromEntries(shape.rows.map((row) => [row.code, this.row(row)]));
    if (shape.kind === 'number') this.number(shape);
    if (shape.kind === 'main') this.follow(shape.options);
    else if (shape.options.length > 0) item.options = this.options(shape.options, 'options');
    if (shape.boxes.length < 2) {
      for (const choice of shape.states) this.state(choice, item);
      this.box(shape.boxes[0]);
    }
  }

  /** The options of a main question are those of the question that it follows. */
  private follow(options: readonly Choice[]): void {
    for (const line of options.flatMap(({ lines }) => lines)) this.writing.ledger.carry(line, `${this.item.id}.of`);
  }

  private options(choices: readonly Choice[], key: 'options' | 'instead'): Record<string, FileOption> {
    return Object.fromEntries(
      choices.map((choice) => [choice.code, this.option(choice, `${this.item.id}.${key}.${choice.code}`)]),
    );
  }

  private option({ lines, label, value, mark, route }: Choice, to: string): FileOption {
    const said = lines.map((line) => ({ line, words: label.words }));
    const text = this.filled(label.words, said, to);
    const when = label.when === null ? null : this.offered(label.when, lines[0]!);
    if (value === null && mark !== '') {
      this.fail(
        lines[0]!,
        `“${mark}” is printed where a number should be; a value in our file is a number.`,
        'value-not-number',
      );
    }
    if (route.note !== '') this.routeNote(label.words, route.note, lines[0]!);
    if (label.unread || label.telephoneOnly) this.notes.push(`Do not read out: ${label.words}.`);
    if (value === null && !label.exclusive && !label.specify && !when) return text;
    return {
      text,
      ...(value === null ? {} : { value }),
      ...(label.exclusive ? { exclusive: true } : {}),
      ...(label.specify === null ? {} : { specify: label.specify }),
      ...(when ? { when } : {}),
    };
  }

  private routeNote(label: string, note: string, line: number): void {
    this.notes.push(`${label}: ${note}.`);
    this.writing.ledger.carry(line, `${this.item.id}.interviewer_note`);
  }

  private state({ lines, code, label, route }: Choice, item: FileItem): void {
    const key = code === 'refused' ? 'refused' : 'dont_know';
    if (item[key] !== undefined) {
      this.fail(
        lines[0]!,
        `${item.id} says ${key === 'refused' ? '“prefer not to say”' : '“don’t know”'} a second time.`,
        'state-twice',
      );
      return;
    }
    item[key] = label.telephoneOnly ? { telephone: label.words } : label.words;
    if (route.note !== '') this.routeNote(label.words, route.note, lines[0]!);
    for (const line of lines) this.writing.ledger.carry(line, `${item.id}.${key}`);
  }

  private row({ lines, code, words, when }: Row): string | { text: string; when?: string } {
    const to = `${this.item.id}.rows.${code}`;
    for (const line of lines) this.writing.ledger.role(line, 'row');
    const text = this.filled(
      words,
      lines.map((line) => ({ line, words })),
      to,
    );
    const shown = when === null ? null : this.offered(when, lines[0]!);
    return shown ? { text, when: shown } : text;
  }

  /** Who is offered an option or a row. */
  private offered(words: string, line: number): string | null {
    const { condition, complete, flaws } = readCondition(words);
    for (const flaw of flaws) this.writing.problems.note(flaw.code, line, flaw.sentence, this.item.id);
    if (!condition || !complete) {
      this.fail(line, `“${words}” says who is offered it, in words that no answer decides.`, 'condition-in-prose');
      return null;
    }
    return this.expression(condition, line);
  }

  private number(shape: Shape): void {
    const { item } = this;
    const { range } = shape;
    item.unit = range?.unit ?? unitIn(shape.draft) ?? 'number';
    item.range = [range?.from ?? 0, range?.to ?? 0];
    if (shape.instead.length > 0) item.instead = this.options(shape.instead, 'instead');
  }

  private box(box: Box | undefined): void {
    for (const line of box?.lines ?? []) this.writing.ledger.carry(line, `${this.item.id}.kind`);
    const written = this.item.options?.write_in;
    if (box && typeof written === 'object' && written.value !== undefined) {
      const said = `The box to write in has no printed number; its option has ${written.value}, the next that is free.`;
      this.writing.problems.note('value-given', box.lines[0]!, said, this.item.id);
    }
    if (!box || !/^(?:DS|PROG|SCRIPT)/i.test(box.words)) return;
    const guess = `It describes a list that does not stand in the document: “${box.words}”.`;
    this.fail(box.lines[0]!, guess, 'list-missing');
  }

  /** Several boxes are several questions on one page, asked of the same people. */
  private severalBoxes(shape: Shape): FileItem[] {
    const { item, writing } = this;
    return shape.boxes.map((box, at): FileItem => {
      const words = sentence(box.words.replace(/^(?:PLEASE )?(?:WRITE|TYPE|ENTER|RECORD)[ -]?IN\s*/i, '')).replace(
        /\.$/,
        '',
      );
      const id = `${item.id}_${slug(words.replaceAll(/\(.*?\)/g, ''))}`;
      const part: FileItem = at === 0 ? { ...item, id, hint: words } : { ...item, id, text: words };
      if (at > 0)
        for (const key of ['hint', 'definition', 'add_if_necessary', 'interviewer_note'] as const) delete part[key];
      part.page = item.id;
      for (const line of box.lines) writing.ledger.carry(line, id);
      for (const choice of box.states) this.state(choice, part);
      return part;
    });
  }

  private interviewerNotes({ draft }: Shape): void {
    const { item, writing } = this;
    const said = joined(draft.notes);
    if (said !== '') this.notes.push(said);
    for (const { line } of draft.notes) writing.ledger.carry(line, `${item.id}.interviewer_note`);
    const notes = [...new Set(this.notes)];
    if (notes.length > 0) item.interviewer_note = notes.join('\n');
  }

  private expression(condition: Condition, line: number | undefined): string | null {
    const { writing, item } = this;
    const written = writeCondition(condition, writing.shapes);
    if (!written) return null;
    for (const doubt of written.doubts) writing.problems.note(doubt.code, line ?? 1, doubt.sentence, item.id);
    if (written.readsLink) writing.readsLink();
    return written.expression;
  }

  /** A text with its fills; its lines count as carried unless something in them cannot be filled. */
  private filled(words: string, said: readonly { readonly line: number }[], to: string): string {
    const { shapes, earlier, fromSample, ledger } = this.writing;
    const line = said[0]?.line ?? 1;
    const sources: FillSources = { shapes, earlier, fromSample, variants: (variants) => this.variants(variants, line) };
    const { text, doubts } = fillWords(words, sources);
    for (const each of said) ledger.carry(each.line, to);
    for (const doubt of doubts) this.fail(line, doubt, 'fill-unknown');
    return text;
  }

  private variants(variants: readonly Variant[], line: number): string {
    const { item } = this;
    const key = JSON.stringify(variants);
    const known = this.wordsByText.get(key);
    if (known) return known;
    const count = this.wordsByText.size + 1;
    const name = `${item.id}_words${count === 1 ? '' : `_${count}`}`;
    this.wordsByText.set(key, name);
    const written = variants.map(({ when, text }) => {
      const condition = this.expression(when, line);
      this.order(when, line);
      return condition ? { when: condition, text } : { text };
    });
    item.words = { ...item.words, [name]: written };
    return name;
  }

  private fail(line: number, guess: string, code = 'line-not-understood'): void {
    this.writing.ledger.fail(line, guess);
    this.writing.problems.note(code, line, guess, this.item.id);
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

function unitIn({ text }: DraftQuestion): string | null {
  const words = text.map((said) => said.words).join(' ');
  return /\bhow many ([a-z]{3,20})\b/i.exec(words)?.[1]?.toLowerCase() ?? null;
}

function namesIn(condition: Condition): string[] {
  if ('parts' in condition) return condition.parts.flatMap(namesIn);
  if ('part' in condition) return namesIn(condition.part);
  return 'name' in condition ? [condition.name] : [];
}

/** Instructions in capitals as a sentence that can be read. */
function sentence(words: string): string {
  const plain = /[a-z]{2}/.test(words)
    ? words
    : words.toLowerCase().replaceAll(/\b[a-z]{1,3}\d{1,3}[a-z]{0,2}\b/g, (name) => name.toUpperCase());
  const ended = /[.?!:]$/.test(plain) ? plain : `${plain}.`;
  return `${ended[0]!.toUpperCase()}${ended.slice(1)}`;
}
