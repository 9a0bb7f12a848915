import { filterOf } from './array-filter.ts';
import { builtInOptions } from './fixed-options.ts';
import { limeOptions, type OptionTraits } from './lime-options.ts';
import { type Asked, answerOf, baseOf, otherWords, wholeAttribute } from './lime-question.ts';
import type { FileElement, FileOptions } from './lime-reading.ts';

/** One answer from a list: radio buttons, a drop-down, yes or no, points. */
export function readSingle(asked: Asked): FileElement[] {
  const { question, id, reading } = asked;
  const { type, answers, row } = question;
  const built = builtInOptions(type);
  if (built) row.remark('Its options are LimeSurvey’s own; their words are given in English.');
  const read = built
    ? { ...built, states: new Map<string, 'dont_know' | 'refused'>(), offers: {} }
    : limeOptions(answers, 'answer', id, ['questions', id, 'options'], reading);
  const { codes, states, offers } = read;
  const base = baseOf(asked);
  const hasOther = row.take('other') === 'Y';
  const other = hasOther ? otherOption(asked, read.options) : {};
  const answerCodes = hasOther ? new Map([...codes, ['-oth-', 'other'] as const]) : codes;
  reading.add(question, '', answerOf(asked, { kind: 'single', name: id, codes: answerCodes, states }));
  const list = type === '!' ? { list: true } : {};
  const element: FileElement = { ...base, kind: 'single', ...offers, options: { ...read.options, ...other }, ...list };
  return type === 'O' ? [element, comment(asked)] : [element];
}

function otherOption(asked: Asked, options: FileOptions): FileOptions {
  const { id, question, reading } = asked;
  const text = otherWords(asked, ['questions', id, 'options', 'other']);
  const values = Object.values(options).flatMap((option) => (typeof option === 'object' ? (option.value ?? []) : []));
  const value = values.length > 0 ? { value: Math.max(...values) + 1 } : {};
  reading.names.keep(`${id}_other_text`);
  const name = `${id}_other_text`;
  reading.add(question, 'other', {
    ...answerOf(asked, { kind: 'text', name }),
    isOptional: true,
    isAlwaysAnswered: false,
  });
  if (Object.hasOwn(options, 'other')) question.row.remark('It has an option “other” beside LimeSurvey’s own.');
  return { [Object.hasOwn(options, 'other') ? 'other_' : 'other']: { text, specify: 'Please say what', ...value } };
}

/** The comment beside a list becomes a question of its own. */
function comment({ question, id, reading, when }: Asked): FileElement {
  question.row.remark('The comment beside it is a question of its own here.');
  const name = reading.names.take(`${id}_comment`, 'comment');
  const answer = { kind: 'text', name, codes: new Map(), states: new Map(), statesOf: null } as const;
  reading.add(question, 'comment', {
    ...answer,
    isOptional: true,
    isAlwaysAsked: false,
    isAlwaysAnswered: false,
    impliedBy: null,
  });
  return {
    id: name,
    kind: 'text',
    text: 'Is there anything that you want to add?',
    ...when,
    optional: true,
    long: true,
  };
}

/** Several answers, perhaps with a comment beside each. */
export function readMultiple(asked: Asked): FileElement[] {
  const { question, id, reading, attributes } = asked;
  const alone = new Set(
    attributes
      .value('exclude_all_others')
      .split(';')
      .map((code) => code.trim()),
  );
  const filter = filterOf(asked);
  const hasComments = question.type === 'P';
  const traits = (code: string): OptionTraits => ({
    when: filter(code),
    exclusive: alone.has(code),
    ...(hasComments ? { specify: 'Comment' } : {}),
  });
  const path = ['questions', id, 'options'];
  const read = limeOptions(question.subquestions, 'question', id, path, reading, traits);
  for (const [there, code] of read.codes) {
    reading.add(question, there, { kind: 'pick', name: id, code, yes: 'Y', isAlwaysAnswered: asked.isAlwaysAnswered });
    if (!hasComments) continue;
    reading.names.keep(`${id}_${code}_text`);
    const text = answerOf(asked, {
      kind: 'text',
      name: `${id}_${code}_text`,
      isOptional: true,
      isAlwaysAnswered: false,
    });
    reading.add(question, `${there}comment`, text);
  }
  const hasOther = question.row.take('other') === 'Y';
  const other = hasOther ? otherOption(asked, read.options) : {};
  reading.add(question, '', answerOf(asked, { kind: 'multiple', name: id, codes: read.codes }));
  const most = wholeAttribute(asked, 'max_answers');
  const least = wholeAttribute(asked, 'min_answers');
  if (least !== null && least > 1) question.row.remark(`There at least ${least} are to be picked; here one is enough.`);
  const options = { ...read.options, ...other };
  return [{ ...baseOf(asked), kind: 'multiple', options, ...(most !== null && most > 0 ? { most } : {}) }];
}
