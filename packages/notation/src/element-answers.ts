import { slug } from './codes.ts';
import type { DraftQuestion } from './draft.ts';
import type { ElementConditions } from './element-conditions.ts';
import type { ElementMaking } from './element-making.ts';
import type { ElementWords } from './element-words.ts';
import type { FileElement, FileOption } from './file-element.ts';
import type { Box, Choice, Row, Shape } from './question-shape.ts';
import { sentence } from './sentence.ts';

/** Writes what can be answered, and accounts for the rows of the table that say it. */
export class ElementAnswers {
  private readonly making: ElementMaking;
  private readonly conditions: ElementConditions;
  private readonly words: ElementWords;

  constructor(making: ElementMaking, conditions: ElementConditions, words: ElementWords) {
    this.making = making;
    this.conditions = conditions;
    this.words = words;
  }

  /** Sets the options, rows, states and range of a question. */
  write(shape: Shape): void {
    const { element } = this.making;
    if (shape.kind === 'grid') element.rows = Object.fromEntries(shape.rows.map((row) => [row.code, this.row(row)]));
    if (shape.kind === 'number') this.number(shape);
    if (shape.kind === 'text') this.open(shape);
    if (shape.kind === 'main') this.follow(shape.options);
    else if (shape.options.length > 0) element.options = this.options(shape.options, 'options');
    if (shape.boxes.length < 2) {
      for (const choice of shape.states) this.state(choice, element);
      this.box(shape.boxes[0]);
    }
  }

  /** The options of a main question are those of the question that it follows. */
  private follow(options: readonly Choice[]): void {
    for (const line of options.flatMap(({ lines }) => lines)) this.making.carry(line, `${this.making.element.id}.of`);
  }

  private options(choices: readonly Choice[], key: 'options' | 'instead'): Record<string, FileOption> {
    return Object.fromEntries(
      choices.map((choice) => [choice.code, this.option(choice, `${this.making.element.id}.${key}.${choice.code}`)]),
    );
  }

  private option({ lines, label, value, mark, route }: Choice, to: string): FileOption {
    const said = lines.map((line) => ({ line, words: label.words }));
    if (label.words === '')
      this.making.fail(lines[0]!, 'A row without words has a code or a route; its number stands in for them.');
    const text = this.words.filled(label.words || mark || '…', said, to);
    const when = label.when === null ? null : this.conditions.offered(label.when, lines[0]!);
    if (value === null && mark !== '') {
      this.making.fail(
        lines[0]!,
        `“${mark}” is printed where a number should be; a value in our file is a number.`,
        'value-not-number',
      );
    }
    if (route.note !== '') this.routeNote(label.words, route.note, lines[0]!);
    if (label.unread || label.telephoneOnly) this.making.notes.push(`Do not read out: ${label.words}.`);
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
    this.making.notes.push(`${label}: ${note}.`);
    this.making.carry(line, `${this.making.element.id}.interviewer_note`);
  }

  private state({ lines, code, label, route }: Choice, element: FileElement): void {
    const key = code === 'refused' ? 'refused' : 'dont_know';
    if (element[key] !== undefined) {
      this.making.fail(
        lines[0]!,
        `${element.id} says ${key === 'refused' ? '“prefer not to say”' : '“don’t know”'} a second time.`,
        'state-twice',
      );
      return;
    }
    element[key] = label.telephoneOnly ? { telephone: label.words } : label.words;
    if (route.note !== '') this.routeNote(label.words, route.note, lines[0]!);
    for (const line of lines) this.making.carry(line, `${element.id}.${key}`);
  }

  private row({ lines, code, words, when }: Row): string | { text: string; when?: string } {
    const to = `${this.making.element.id}.rows.${code}`;
    for (const line of lines) this.making.writing.ledger.role(line, 'row');
    const text = this.words.filled(
      words,
      lines.map((line) => ({ line, words })),
      to,
    );
    const shown = when === null ? null : this.conditions.offered(when, lines[0]!);
    return shown ? { text, when: shown } : text;
  }

  private number(shape: Shape): void {
    const { element } = this.making;
    const { range } = shape;
    element.unit = range?.unit ?? unitIn(shape.draft) ?? 'number';
    element.range = [range?.from ?? 0, range?.to ?? 0];
    if (shape.instead.length > 0) element.instead = this.options(shape.instead, 'instead');
  }

  /** A question under which nothing says how it is answered is taken as open, and that is said. */
  private open({ draft, boxes, handling }: Shape): void {
    if (boxes.length > 0 || handling.open !== null || draft.rows.length > 0) return;
    const said = `Nothing under ${draft.printed || 'this question'} says how it is answered; it is taken as an open question.`;
    this.making.say('options-missing', draft.line, said);
  }

  private box(box: Box | undefined): void {
    for (const line of box?.lines ?? []) this.making.carry(line, `${this.making.element.id}.kind`);
    const written = this.making.element.options?.write_in;
    if (box && typeof written === 'object' && written.value !== undefined) {
      const said = `The box to write in has no printed number; its option has ${written.value}, the next that is free.`;
      this.making.say('value-given', box.lines[0]!, said);
    }
    if (!box || !/^(?:DS|PROG|SCRIPT)/i.test(box.words)) return;
    const guess = `It describes a list that does not stand in the document: “${box.words}”.`;
    this.making.fail(box.lines[0]!, guess, 'list-missing');
  }

  /** Several boxes are several questions on one page, asked of the same people. */
  severalBoxes(shape: Shape): FileElement[] {
    const { element } = this.making;
    return shape.boxes.map((box, at): FileElement => {
      const words = sentence(box.words.replace(/^(?:PLEASE )?(?:WRITE|TYPE|ENTER|RECORD)[ -]?IN\s*/i, '')).replace(
        /\.$/,
        '',
      );
      const id = `${element.id}_${slug(words.replaceAll(/\(.*?\)/g, ''))}`;
      const part: FileElement = at === 0 ? { ...element, id, hint: words } : { ...element, id, text: words };
      if (at > 0)
        for (const key of ['hint', 'definition', 'add_if_necessary', 'interviewer_note'] as const) delete part[key];
      part.page = element.id;
      for (const line of box.lines) this.making.carry(line, id);
      for (const choice of box.states) this.state(choice, part);
      return part;
    });
  }
}

function unitIn({ text }: DraftQuestion): string | null {
  const words = text.map((said) => said.words).join(' ');
  return /\bhow many ([a-z]{3,20})\b/i.exec(words)?.[1]?.toLowerCase() ?? null;
}
