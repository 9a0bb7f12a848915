import type { Row } from '@earshot/dataset';
import type { Step } from '../path.ts';
import type { Mode, Option, Question, Texts, Words } from '../questionnaire.ts';
import { cellsOf, insteadName, specifyName } from '../variables.ts';
import type { Wording } from '../wording.ts';
import { PACES, type Pace } from './pace.ts';
import { wordsIn } from './words.ts';

/** One person’s answers, and how texts read for them, in one mode. */
export interface Listener {
  readonly mode: Mode;
  readonly values: Row;
  readonly says: Wording;
}

/** How long a step takes: to read it or hear it read out, and to answer as this person did. */
export function stepSeconds(step: Step, listener: Listener): number {
  const pace = PACES[listener.mode];
  return (
    (wordsToHear(step, listener) / pace.wordsPerMinute) * 60 + pace.seconds.next + answerSeconds(step, listener, pace)
  );
}

/** Texts that do not fill anything in are counted once; the same few are read by everybody. */
const counted = new WeakMap<Texts, Map<Mode, number>>();

function wordCount(texts: Texts, element: { readonly words: readonly Words[] }, { mode, says }: Listener): number {
  if (texts[mode].includes('{')) return wordsIn(says(texts, element)).length;
  const known = counted.get(texts) ?? new Map<Mode, number>();
  counted.set(texts, known);
  const count = known.get(mode) ?? wordsIn(texts[mode]).length;
  known.set(mode, count);
  return count;
}

function wordsToHear(step: Step, listener: Listener): number {
  const { question, notes, rows, columns } = step;
  const count = (texts: Texts): number => wordCount(texts, question, listener);
  const total = (parts: readonly { readonly text: Texts }[]): number =>
    parts.reduce((sum, { text }) => sum + count(text), 0);
  const read = notes.reduce((sum, note) => sum + wordCount(note.text, note, listener), 0);
  const own = count(question.text) + (question.hint ? count(question.hint) : 0) + total(rows);
  // By telephone each column is asked anew in every row; on a page its words stand once.
  const asked = total(columns) * (listener.mode === 'telephone' ? rows.length : 1);
  return read + own + asked + wordsToChoose(step, listener, total);
}

/** The options, where they are read; what an interviewer only codes is not, nor is a list in which one finds oneself. */
function wordsToChoose(
  step: Step,
  { mode }: Listener,
  total: (parts: readonly { readonly text: Texts }[]) => number,
): number {
  const { question, columns } = step;
  if (isLongList(question)) return 0;
  if (mode === 'telephone' && (question.reading === 'do_not_read_out' || question.reading === 'prompt')) return 0;
  const lists: readonly (readonly Option[])[] = [step.options, ...columns.map((column) => column.options)];
  const offered = lists.reduce((sum, options) => sum + total(options), 0);
  if (mode === 'telephone') return question.kind === 'number' ? 0 : offered;
  const states = [question.dontKnow.web, question.refused.web].flatMap((words) => (words ? wordsIn(words) : []));
  return offered + states.length;
}

function isLongList(question: Question): boolean {
  return question.kind === 'single' && question.list;
}

function answerSeconds({ question, rows, columns, options }: Step, { values }: Listener, pace: Pace): number {
  const { seconds } = pace;
  const isGiven = values[question.id]?.state === 'answered';
  switch (question.kind) {
    case 'single':
    case 'main':
      return (isLongList(question) ? seconds.find : seconds.choose) + specifySeconds(question, options, values, pace);
    case 'multiple': {
      const value = values[question.id];
      const picks = value?.state === 'answered' && Array.isArray(value.value) ? value.value.length : 1;
      return seconds.choose + seconds.pick * (picks - 1) + specifySeconds(question, options, values, pace);
    }
    case 'grid':
      return seconds.row * cellsOf(question, rows, columns).length;
    case 'number':
      return isGiven && values[insteadName(question)]?.state !== 'answered' ? seconds.number : seconds.choose;
    case 'text':
      return isGiven ? writing(pace, question.long ? pace.answer.long : pace.answer.short) : seconds.choose;
  }
}

function specifySeconds(question: Question, options: readonly Option[], values: Row, pace: Pace): number {
  const written = options.filter(({ code }) => values[specifyName(question, code)]?.state === 'answered');
  return written.length * (pace.answer.specify / pace.writtenPerMinute) * 60;
}

function writing({ seconds, writtenPerMinute }: Pace, words: number): number {
  return seconds.think + (words / writtenPerMinute) * 60;
}
